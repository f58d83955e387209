//! Writing the file of a figure.

use super::{Figure, Head, MAGIC, VERSION};
use crate::codec::Publish as _;
use crate::panels::Panel;

impl Figure {
    /// A figure of these panels, each with the name of its kind.
    #[must_use]
    pub fn new(head: Head, panels: Vec<Box<dyn Panel>>) -> Self {
        Self { head, panels }
    }

    /// The bytes that [`Figure::decode`] reads; `names` are the kinds of the panels, in their order.
    #[must_use]
    pub fn encode<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Vec<u8> {
        let mut file = [MAGIC, &[VERSION]].concat();
        self.head.write(&mut file);
        for (name, panel) in names.into_iter().zip(&self.panels) {
            name.to_owned().write(&mut file);
            panel.encode(&mut file);
        }
        file
    }
}
