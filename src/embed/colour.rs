//! The accent colour of the page around a frame, in tones that can be read on the frame's own grounds.

use std::fmt;

/// Red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

/// A ground on which the accent stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The light theme.
    Light,
    /// The dark theme.
    Dark,
}

/// The tones that a style sheet wants of an accent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tones {
    /// For links, edges and filled buttons: the colour asked for, or the closest to it that can be read.
    pub accent: Colour,
    /// The same, stronger: what a pointer is over.
    pub strong: Colour,
    /// Text on the accent.
    pub on: Colour,
    /// A ground with a breath of the accent.
    pub soft: Colour,
}

const BLACK: Colour = Colour([0; 3]);
const WHITE: Colour = Colour([255; 3]);
/// The least contrast of text with its ground, with a little to spare for rounding.
const CONTRAST: f32 = 4.51;
/// Into how many steps the way from a colour to black or white is cut.
const STEPS: u16 = 64;

impl Ground {
    /// The theme's `--sheet` and `--paper`, as in styles/tokens.css.
    fn colours(self) -> [Colour; 2] {
        match self {
            Ground::Light => [WHITE, Colour([0xf6, 0xf5, 0xf1])],
            Ground::Dark => [Colour([0x1c, 0x1f, 0x25]), Colour([0x14, 0x16, 0x1a])],
        }
    }
}

impl Colour {
    /// Six hexadecimal digits, with or without `#`.
    pub fn read(text: &str) -> Option<Colour> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        Some(Colour([red, green, blue]))
    }

    /// The tones of this accent on a ground. Text in the accent has a contrast of 4.5 at least with each ground that
    /// it stands on, and so has text on the accent.
    pub fn tones(self, ground: Ground) -> Tones {
        let [sheet, paper] = ground.colours();
        let (towards, on, breath) = match ground {
            Ground::Light => (BLACK, WHITE, 7),
            Ground::Dark => (WHITE, BLACK, 12),
        };
        let soft = sheet.mixed(self, breath);
        let reads = |tone: Colour| [sheet, paper, soft].iter().all(|ground| tone.contrast(*ground) >= CONTRAST);
        let step = (0..STEPS).find(|&step| reads(self.mixed(towards, step))).unwrap_or(STEPS);
        let accent = self.mixed(towards, step);
        Tones { accent, strong: accent.mixed(towards, STEPS / 5), on, soft }
    }

    /// So many steps of the way towards another colour.
    fn mixed(self, other: Colour, steps: u16) -> Colour {
        let mut mixed = self;
        for (part, its) in mixed.0.iter_mut().zip(other.0) {
            let sum = u16::from(*part) * (STEPS - steps) + u16::from(its) * steps;
            *part = u8::try_from((sum + STEPS / 2) / STEPS).unwrap_or(u8::MAX);
        }
        mixed
    }

    fn contrast(self, other: Colour) -> f32 {
        let (one, other) = (self.luminance() + 0.05, other.luminance() + 0.05);
        if one > other { one / other } else { other / one }
    }

    /// The relative luminance as WCAG has it, 0 to 1.
    fn luminance(self) -> f32 {
        let [red, green, blue] = self.0.map(|part| {
            let part = f32::from(part) / 255.0;
            if part <= 0.04045 {
                return part / 12.92;
            }
            let part = (part + 0.055) / 1.055;
            // To the power of 2.4, with the fifth root by Newton: the function for all powers would be most of this
            // file's size in a program for the web.
            let root = (0..6).fold(1.0_f32, |root, _| (4.0 * root + part / root.powi(4)) / 5.0);
            part * part * root * root
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|part| write!(f, "{part:02x}"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// As WCAG has it.
    fn contrast(one: Colour, other: Colour) -> f64 {
        let luminance = |colour: Colour| {
            let [red, green, blue] = colour.0.map(|part| {
                let part = f64::from(part) / 255.0;
                if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
            });
            0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05
        };
        let (one, other) = (luminance(one), luminance(other));
        one.max(other) / one.min(other)
    }

    #[test]
    fn six_digits_are_a_colour_and_nothing_else_is() {
        for (text, read) in [("2a489f", Some("2a489f")), ("#2A489F", Some("2a489f")), ("000000", Some("000000"))] {
            assert_eq!(Colour::read(text).map(|colour| colour.to_string()).as_deref(), read);
        }
        for text in ["", "#", "fff", "2a489f0", "##2a489f", "+2a489", "2a489é", "red"] {
            assert_eq!(Colour::read(text), None, "{text}");
        }
    }

    #[test]
    fn a_colour_that_can_be_read_stays_as_it_is() {
        for text in ["2a489f", "8a1538", "00567a"] {
            let colour = Colour::read(text).expect("a colour");
            assert_eq!(colour.tones(Ground::Light).accent, colour);
        }
        let colour = Colour::read("a3b8ff").expect("a colour");
        assert_eq!(colour.tones(Ground::Dark).accent, colour);
    }

    proptest! {
        #[test]
        fn whatever_the_accent_everything_can_be_read(parts in any::<[u8; 3]>()) {
            let ink = [Colour([0x1b, 0x1d, 0x24]), Colour([0xe9, 0xe7, 0xe2])];
            for (ground, ink) in [Ground::Light, Ground::Dark].into_iter().zip(ink) {
                let Tones { accent, strong, on, soft } = Colour(parts).tones(ground);
                for below in ground.colours().into_iter().chain([soft]) {
                    prop_assert!(contrast(accent, below) >= 4.5, "{accent} on {below}");
                    prop_assert!(contrast(strong, below) >= 4.5, "{strong} on {below}");
                }
                prop_assert!(contrast(on, accent) >= 4.5 && contrast(on, strong) >= 4.5, "{on} on {accent}");
                prop_assert!(contrast(ink, soft) >= 7.0, "{ink} on {soft}");
            }
        }
    }
}
