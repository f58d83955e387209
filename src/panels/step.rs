//! What is told of a panel step by step.

use crate::scene::Scene;

/// A step of a panel that is told in steps: its state is `step=1` and on, in their order.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The number of its route, as pictures without room for names have it.
    pub route: usize,
    /// What it is about.
    pub name: String,
    /// The same in short.
    pub short: String,
    /// What a person would say of it.
    pub text: String,
    /// The facts that it tells, by their indices among the figure's.
    pub facts: Vec<u16>,
    /// What each of them is called there, in their order; empty where their own labels stand.
    pub heads: Vec<String>,
    /// What the source does not give, in words.
    pub absent: Vec<String>,
    /// The id of the figure that tells more.
    pub figure: Option<String>,
    /// A sample of its line.
    pub sample: Scene,
}
