//! What a candidate left at a question: highlights in its stem, and a comment.
//!
//! Spelt as a line, and after it the comment as it was typed: `3 12-40 55-80` is the place of the question in the form,
//! from 0, and each highlight from its first byte to the one after its last, in the text of the stem without its marks.
//! The record is sealed, see `seal`.

use std::ops::Range;

/// What was left at one question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// Parts of the stem that are highlighted.
    pub highlights: Highlights,
    /// The comment as it was typed; empty if there is none.
    pub comment: String,
}

/// Parts of a text, in bytes: in order, none of them empty, none touching another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Highlights(Vec<Range<usize>>);

impl Note {
    /// Whether nothing is left, so that nothing need be kept.
    pub fn is_blank(&self) -> bool {
        self.highlights.0.is_empty() && self.comment().is_none()
    }

    /// The comment without what is blank around it, if there is one.
    pub fn comment(&self) -> Option<&str> {
        Some(self.comment.trim()).filter(|comment| !comment.is_empty())
    }

    /// The text for the storage, for the question at this place.
    pub fn write(&self, place: usize) -> String {
        let mut text = place.to_string();
        for part in &self.highlights.0 {
            let part = format!(" {}-{}", part.start, part.end);
            text.push_str(&part);
        }
        text + "\n" + &self.comment
    }

    /// The place and the note of a text that [`write`](Note::write) made; `None` if it is not understood.
    pub fn read(text: &str) -> Option<(usize, Note)> {
        let (heading, comment) = text.split_once('\n')?;
        let mut words = heading.split(' ');
        let place = words.next()?.parse().ok()?;
        let mut highlights = Highlights::default();
        for word in words {
            let (from, to) = word.split_once('-')?;
            highlights.put(from.parse().ok()?..to.parse().ok()?, true);
        }
        Some((place, Note { highlights, comment: comment.to_owned() }))
    }
}

impl Highlights {
    /// The parts, in order.
    pub fn parts(&self) -> &[Range<usize>] {
        &self.0
    }

    /// Whether all of `part` is highlighted.
    pub fn cover(&self, part: &Range<usize>) -> bool {
        self.0.iter().any(|its| its.start <= part.start && part.end <= its.end)
    }

    /// Whether any of `part` is highlighted.
    pub fn touch(&self, part: &Range<usize>) -> bool {
        self.0.iter().any(|its| its.start < part.end && part.start < its.end)
    }

    /// Highlights `part`, or takes the highlight from it; an empty part changes nothing.
    pub fn put(&mut self, mut part: Range<usize>, on: bool) {
        if part.start >= part.end {
            return;
        }
        let mut parts = Vec::with_capacity(self.0.len() + 1);
        for its in self.0.drain(..) {
            if on && its.start <= part.end && part.start <= its.end {
                part = its.start.min(part.start)..its.end.max(part.end);
            } else {
                let (before, after) = (its.start..its.end.min(part.start), its.start.max(part.end)..its.end);
                parts.extend([before, after].into_iter().filter(|rest| rest.start < rest.end));
            }
        }
        if on {
            // In its place: to sort so few would be more code than all the rest of this.
            let at = parts.iter().take_while(|its| its.start < part.start).count();
            parts.insert(at, part);
        }
        self.0 = parts;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn highlights(parts: &[Range<usize>]) -> Highlights {
        let mut all = Highlights::default();
        for part in parts {
            all.put(part.clone(), true);
        }
        all
    }

    #[test]
    fn highlights_grow_together_and_are_cut() {
        let mut all = highlights(&[20..30, 5..10, 40..50]);
        assert_eq!(all.parts(), [5..10, 20..30, 40..50]);
        all.put(10..20, true);
        assert_eq!(all.parts(), [5..30, 40..50]);
        assert!(all.cover(&(6..30)) && !all.cover(&(6..31)));
        assert!(all.touch(&(29..35)) && !all.touch(&(30..40)));
        all.put(8..12, false);
        assert_eq!(all.parts(), [5..8, 12..30, 40..50]);
        all.put(0..45, false);
        assert_eq!(all.parts(), std::slice::from_ref(&(45..50)));
        all.put(3..3, true);
        all.put(0..99, false);
        assert_eq!(all, Highlights::default());
    }

    #[test]
    fn whatever_is_put_they_stay_in_order_and_apart() {
        // Each byte by itself, beside the parts.
        let (mut all, mut bytes, mut state) = (Highlights::default(), [false; 40], 1_usize);
        for _ in 0..2000 {
            state = (state * 1_103_515_245 + 12345) % 2_147_483_648;
            let (from, to, on) = (state / 7 % 40, state / 911 % 41, state / 65_537 % 3 > 0);
            all.put(from..to, on);
            bytes.iter_mut().take(to).skip(from).for_each(|byte| *byte = on);
            for (at, byte) in bytes.iter().enumerate() {
                assert_eq!(all.touch(&(at..at + 1)), *byte);
            }
            assert!(all.parts().windows(2).all(|pair| pair[0].end < pair[1].start), "{all:?}");
        }
    }

    #[test]
    fn the_spelling_is_a_promise() {
        let note = Note { highlights: highlights(&[12..40, 55..80]), comment: "Why not B?\n\n3 4-5 – ask".into() };
        assert_eq!(note.write(3), "3 12-40 55-80\nWhy not B?\n\n3 4-5 – ask");
        for note in [note, Note::default()] {
            assert_eq!(Note::read(&note.write(64)), Some((64, note)));
        }
        assert!(Note::default().is_blank());
        for nonsense in ["", "3", "x\n", "3 5\n", "3 5-\n", "3  5-6\n", "-1 5-6\nno"] {
            assert_eq!(Note::read(nonsense), None, "{nonsense:?}");
        }
        // Parts that nobody could have made are taken for what they cover.
        assert_eq!(Note::read("0 9-4 5-8 7-9\n").map(|(_, note)| note.highlights), Some(highlights(&[5..6, 6..9])));
    }
}
