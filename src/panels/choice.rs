//! What a reader may choose in a panel, and has chosen.

/// A choice that a reader has; the first option is the default.
#[cfg(feature = "edition")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Switch {
    /// The name in addresses.
    pub name: String,
    /// What is chosen, in words.
    pub label: String,
    /// Value in addresses and words, two or more.
    pub options: Vec<(String, String)>,
}

#[cfg(feature = "edition")]
impl Switch {
    /// A switch between options, each with its value in addresses and its words.
    pub(super) fn new<const N: usize>(name: &str, label: &str, options: [(&str, &str); N]) -> Self {
        let options = options.map(|(value, label)| (value.to_owned(), label.to_owned())).to_vec();
        Self { name: name.to_owned(), label: label.to_owned(), options }
    }
}

/// A nearer view: how many times as large, and which point of the plain picture's window is in the middle, as parts of
/// its width and height.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct View {
    /// 1 for the plain view.
    pub times: f64,
    /// From 0 at the left to 1.
    pub x: f64,
    /// From 0 at the top to 1.
    pub y: f64,
}

impl Default for View {
    fn default() -> Self {
        Self { times: 1.0, x: 0.5, y: 0.5 }
    }
}

/// What a reader has chosen: switch to value. Unknown names and values mean the default.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct State {
    switches: Vec<(String, String)>,
    /// How near it is seen.
    pub view: View,
}

impl State {
    /// Reads `show=multiples&order=size`; what has no `=` is left out.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
        Self { switches: pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(), ..Self::default() }
    }

    /// The same, seen from nearer.
    #[must_use]
    pub fn seen(self, view: View) -> Self {
        Self { view, ..self }
    }

    /// The value chosen for a switch, if any.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.switches.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether the switch stands on this value.
    #[must_use]
    pub fn is(&self, name: &str, value: &str) -> bool {
        self.get(name) == Some(value)
    }
}
