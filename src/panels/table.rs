//! Every fact of the figure as a table, which the page writes itself: nothing is drawn.

use super::{Context, Inspector, Kind, Panel, kind};
use crate::edition::record;
use crate::scene::Scene;

/// The kind's entry in the list.
pub(super) const KIND: Kind = kind!(Table, "table", "Every fact of the figure, as a table in the page.");

record! {
    /// A table has no fields: its facts are the figure's.
    #[derive(Debug)]
    struct Table {}
}

impl Panel for Table {
    fn inspect(&self, _: &mut Inspector<'_>) {}

    fn layout(&self, _: &Context<'_>, width: f64) -> Scene {
        Scene::new(width, 0.0)
    }

    fn is_drawn(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_has_no_fields() {
        assert!((KIND.read)(&serde_json::json!({})).is_ok_and(|panel| !panel.is_drawn()));
        assert!((KIND.read)(&serde_json::json!({ "rows": 3 })).is_err());
    }
}
