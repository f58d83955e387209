//! Counts as dots under their numbers in large print: one dot, one thing. The groups may count different things.

mod enlarged;
mod numbered;

#[cfg(feature = "edition")]
use super::Check;
use super::array::{Array, Parts, Piece, SIZE};
use super::fields::{Caption, Count, DerivedAmount, FactRef, Filled, Naming};
use super::{Context, Kind, Panel, fields, kind};
use crate::scene::Scene;

/// The kind's entry in the list.
pub(super) const KIND: Kind = kind!(Counts, "counts", "Counts as arrays of dots, each under its number in large print.");

fields! {
    /// The fields of a panel of counts.
        struct Counts {
        /// What one dot is: "voyage".
        one: Caption,
        /// In reading order. They may count different things: each dot is one of what its own group counts, and all dots
        /// have one size.
        groups: Filled<Counted>,
    }
}

fields! {
    /// One count.
        struct Counted {
        /// How many dots there are.
        fact: FactRef<Count>,
        /// The words after the number.
        caption: Naming,
        /// How many of them stand out.
        part: Option<Piece>,
        /// How many of them do not.
        rest: Option<Piece>,
        /// What one of them holds, drawn enlarged.
        each: Option<Each>,
    }
}

fields! {
    /// What one of the counted things holds, as so many cells in outline, since it is computed.
        struct Each {
        /// How much: a derived fact.
        fact: FactRef<DerivedAmount>,
        /// The words over it: "one of them, enlarged".
        title: Option<Caption>,
        /// The words after its number.
        caption: Caption,
    }
}

impl Counted {
    fn parts(&self) -> Parts<'_> {
        Parts { fact: self.fact, caption: &self.caption, part: self.part.as_ref(), rest: self.rest.as_ref() }
    }
}

/// A count as it is drawn, and what one of its things holds.
type Drawn<'a> = (Array<'a>, Option<&'a Each>);

impl Counts {
    fn drawn<'a>(&'a self, context: &Context<'a>) -> Vec<Drawn<'a>> {
        let drawn = |group: &'a Counted| Some((Array::new(&group.parts(), context)?, group.each.as_ref()));
        self.groups.iter().filter_map(drawn).collect()
    }
}

impl Panel for Counts {
    #[cfg(feature = "edition")]
    fn check(&self, check: &mut Check<'_>) {
        for (index, group) in self.groups.iter().enumerate() {
            group.parts().check(check, index);
        }
    }

    #[cfg(feature = "edition")]
    fn scales(&self) -> Vec<Vec<u16>> {
        self.groups.iter().map(|group| group.parts().indices()).collect()
    }

    fn layout(&self, context: &Context<'_>, width: f64) -> Scene {
        let drawn = self.drawn(context);
        let mut scene = Scene::new(width, 0.0);
        if width < 40.0 || drawn.is_empty() {
            return scene;
        }
        let bottom = match drawn.as_slice() {
            [one] => numbered::lone(&mut scene, context, one),
            several => numbered::several(&mut scene, context, several),
        };
        scene.size.height = bottom.ceil();
        scene
    }

    #[cfg(feature = "edition")]
    fn summary(&self, context: &Context<'_>) -> Vec<String> {
        let mut sentences = vec![crate::language::remarks::one_dot(&self.one)];
        for (array, each) in self.drawn(context) {
            sentences.extend(array.said());
            let each = each.and_then(|each| Some((each, context.fact(each.fact)?)));
            sentences.extend(each.map(|(each, fact)| crate::language::remarks::one_of_them(&fact.words.long(), &each.caption)));
        }
        sentences
    }

    #[cfg(feature = "edition")]
    fn mark_count(&self, context: &Context<'_>) -> f64 {
        self.drawn(context).iter().map(|(array, _)| array.mark_count()).sum()
    }
}
