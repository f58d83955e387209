//! Every fact of the figure as a table, which the page writes itself: nothing is drawn.

use super::{Context, Kind, Panel, fields, kind};
use crate::scene::Scene;

/// The kind's entry in the list.
pub(super) const KIND: Kind = kind!(Table, "table", "Every fact of the figure, as a table in the page.");

fields! {
    /// A table has no fields: its facts are the figure's.
        struct Table {}
}

impl Panel for Table {
    fn layout(&self, _: &Context<'_>, width: f64) -> Scene {
        Scene::new(width, 0.0)
    }

    #[cfg(feature = "edition")]
    fn is_drawn(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_has_no_fields() {
        let faults = |fields: serde_json::Value| {
            let mut place = crate::edition::Place::at("");
            let panel = (KIND.read)(&fields, &mut place);
            assert!(panel.is_some_and(|panel| !panel.is_drawn()));
            place.finish().0.len()
        };
        assert_eq!(faults(serde_json::json!({})), 0);
        assert_eq!(faults(serde_json::json!({ "rows": 3 })), 1);
    }
}
