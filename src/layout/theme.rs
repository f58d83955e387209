//! Colours by the part they play. Scenes name a part; only the painter knows a palette.

/// The part that a colour plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ink {
    /// The page, and behind text that crosses a line.
    Paper,
    /// Slips that lie on the page: tooltips, panels.
    Tooltip,
    /// Land on maps; carries no meaning.
    Land,
    /// Hairlines and gridlines; carry no meaning.
    Rule,
    /// Baselines, ticks, and the dots of what is missing.
    Axis,
    /// Secondary text, and everything derived.
    Quiet,
    /// Text and reference lines.
    Text,
    /// The colour of the link at this place, from 0; places from 7 on start again.
    Topic(usize),
}

/// How many links have colours of their own.
pub const TOPIC_COLOURS: usize = 7;

const COUNT: usize = 7 + TOPIC_COLOURS;

impl Ink {
    /// Every ink, in the order of a palette.
    pub const ALL: [Self; COUNT] = [
        Self::Paper,
        Self::Tooltip,
        Self::Land,
        Self::Rule,
        Self::Axis,
        Self::Quiet,
        Self::Text,
        Self::Topic(0),
        Self::Topic(1),
        Self::Topic(2),
        Self::Topic(3),
        Self::Topic(4),
        Self::Topic(5),
        Self::Topic(6),
    ];

    /// The place in a palette.
    #[must_use]
    pub fn place(self) -> usize {
        match self {
            Self::Paper => 0,
            Self::Tooltip => 1,
            Self::Land => 2,
            Self::Rule => 3,
            Self::Axis => 4,
            Self::Quiet => 5,
            Self::Text => 6,
            Self::Topic(place) => 7 + place % TOPIC_COLOURS,
        }
    }

    /// The name of the CSS custom property: `--topic-1` for the first topic.
    #[must_use]
    pub fn property(self) -> &'static str {
        const NAMES: [&str; COUNT] = [
            "--paper",
            "--tooltip",
            "--land",
            "--rule",
            "--axis",
            "--ink-2",
            "--ink",
            "--topic-1",
            "--topic-2",
            "--topic-3",
            "--topic-4",
            "--topic-5",
            "--topic-6",
            "--topic-7",
        ];
        NAMES.get(self.place()).copied().unwrap_or("--ink")
    }
}

/// A colour for every ink, as 0xRRGGBB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette([u32; COUNT]);

impl Palette {
    /// Dark ink on light paper.
    pub const LIGHT: Self = Self([
        0xF5_F3EB, 0xFD_FCF8, 0xE3_DFD1, 0xD3_CEBF, 0x8A_8476, 0x57_5248, 0x1D_1B17, 0x7A_58BA, 0x0E_4468, 0x22_785D,
        0x96_5C00, 0x80_202C, 0x1B_7687, 0x6B_6F1E,
    ]);
    /// Light ink on dark paper.
    pub const DARK: Self = Self([
        0x18_1A1A, 0x23_2626, 0x2B_2E2D, 0x3B_3F3D, 0x85_8980, 0xB3_AEA2, 0xED_E9DE, 0x9A_8BE8, 0x7D_CBF3, 0xA8_D59A,
        0xDD_AB2E, 0xD9_757F, 0x5F_B8B0, 0xE6_E2A0,
    ]);

    /// The palette of these colours, in the order of [`Ink::ALL`]; those that are missing are taken from `self`.
    #[must_use]
    pub fn with(mut self, colours: &[u32]) -> Self {
        for (place, colour) in self.0.iter_mut().zip(colours) {
            *place = *colour;
        }
        self
    }

    /// The palette with the colour of one ink changed.
    #[must_use]
    pub fn set(mut self, ink: Ink, colour: u32) -> Self {
        if let Some(place) = self.0.get_mut(ink.place()) {
            *place = colour;
        }
        self
    }

    /// Whether land is not told from the page: so it is where readers have put their own colours in place of ours.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.colour(Ink::Land) == self.colour(Ink::Paper)
    }

    /// The colour of an ink, as 0xRRGGBB.
    #[must_use]
    pub fn colour(&self, ink: Ink) -> u32 {
        self.0.get(ink.place()).copied().unwrap_or_default()
    }
}
