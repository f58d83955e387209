//! A newsroom's own look: one small style sheet of `--waymark-…` properties.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use waymark::layout::{Ink, Palette};

/// A theme; the default one changes nothing.
#[derive(Default)]
pub(crate) struct Theme {
    text: String,
    /// Inks with their colour on light and on dark paper.
    colours: Vec<(Ink, u32, u32)>,
}

impl Theme {
    /// Reads a theme. Colours are `#rrggbb` or `light-dark(#rrggbb, #rrggbb)`, so that pictures can be drawn in them too.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
        Self::parse(text).with_context(|| format!("the theme {} is refused", path.display()))
    }

    fn parse(text: String) -> Result<Self> {
        if let Some(word) = ["@import", "url("].into_iter().find(|word| text.contains(word)) {
            bail!("`{word}`: a theme loads nothing");
        }
        let mut colours = Vec::new();
        for declaration in text.split(['{', '}', ';']) {
            let Some((name, value)) = declaration.split_once(':') else { continue };
            let Some(name) = name.trim().strip_prefix("--waymark-") else { continue };
            let Some(ink) = Ink::ALL.into_iter().find(|ink| ink.property() == format!("--{name}")) else { continue };
            let Some((light, dark)) = pair(value.trim()) else {
                bail!("--waymark-{name}: {}: write #rrggbb or light-dark(#rrggbb, #rrggbb)", value.trim());
            };
            colours.push((ink, light, dark));
        }
        Ok(Self { text, colours })
    }

    /// Its text, put after all other styles.
    pub(super) fn css(&self) -> &str {
        &self.text
    }

    /// A light palette in its colours.
    pub(super) fn light(&self, palette: Palette) -> Palette {
        self.colours.iter().fold(palette, |palette, (ink, light, _)| palette.set(*ink, *light))
    }

    /// A dark palette in its colours.
    pub(super) fn dark(&self, palette: Palette) -> Palette {
        self.colours.iter().fold(palette, |palette, (ink, _, dark)| palette.set(*ink, *dark))
    }
}

fn pair(value: &str) -> Option<(u32, u32)> {
    let Some(both) = value.strip_prefix("light-dark(").and_then(|rest| rest.strip_suffix(')')) else {
        let colour = colour(value)?;
        return Some((colour, colour));
    };
    let (light, dark) = both.split_once(',')?;
    Some((colour(light.trim())?, colour(dark.trim())?))
}

fn colour(value: &str) -> Option<u32> {
    let digits = value.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    u32::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn its_colours_are_those_of_the_pictures() -> Result<()> {
        let theme = Theme::parse(
            ":root { --waymark-paper: light-dark(#ffffff, #101010); --waymark-ink: #222222; --waymark-sans: Arial }".to_owned(),
        )?;
        assert_eq!(theme.light(Palette::LIGHT).colour(Ink::Paper), 0xff_ffff);
        assert_eq!(theme.dark(Palette::DARK).colour(Ink::Paper), 0x10_1010);
        assert_eq!(theme.dark(Palette::DARK).colour(Ink::Text), 0x22_2222);
        assert_eq!(theme.light(Palette::LIGHT).colour(Ink::Rule), Palette::LIGHT.colour(Ink::Rule));
        Ok(())
    }

    #[test]
    fn what_pictures_cannot_show_or_pages_must_not_load_is_refused() {
        for text in [":root { --waymark-paper: pink }", "@import \"other.css\";", ".title { background: url(x.png) }"] {
            assert!(Theme::parse(text.to_owned()).is_err(), "{text}");
        }
    }
}
