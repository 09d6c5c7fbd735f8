//! Text that nobody reads: frequent words and a long tail of made-up ones, from a generator of six lines.

use std::cell::Cell;

const COMMON: &str = "the a to of in and is for must with that an company application data which be on by from are \
    without will should team each least most cost needs has uses across between during when while these this its as \
    or not can storage database traffic requests users account region network service access workload security policy \
    key backup recovery latency overhead scale deploy configure create enable monitor store process restore rotate two \
    three several new current private public managed dedicated regional automatic encrypted durable highly available";
const ENDS: [&str; 8] = ["", "n", "s", "r", "ed", "ing", "tion", "ment"];
const TAIL: u32 = 3_500;

/// The words of all texts.
pub(crate) struct Words {
    common: Vec<&'static str>,
    tail: Vec<String>,
}

/// The text of one question: its words come from the question's number alone.
pub(crate) struct Text<'w> {
    words: &'w Words,
    state: Cell<u32>,
}

impl Words {
    pub(crate) fn new() -> Words {
        let common = COMMON.split_whitespace().collect();
        let empty = Words { common, tail: Vec::new() };
        let chance = empty.of(u32::MAX);
        let tail = (0..TAIL).map(|_| chance.word()).collect();
        Words { tail, ..empty }
    }

    /// The text of the question of that number.
    pub(crate) fn of(&self, number: u32) -> Text<'_> {
        Text { words: self, state: Cell::new(number.wrapping_mul(7_919).wrapping_add(17)) }
    }
}

impl Text<'_> {
    /// A number below `end`: mulberry32, which is good enough for words.
    pub(crate) fn below(&self, end: u32) -> u32 {
        let state = self.state.get().wrapping_add(0x6d2b_79f5);
        self.state.set(state);
        let mut bits = (state ^ (state >> 15)).wrapping_mul(state | 1);
        bits ^= bits.wrapping_add((bits ^ (bits >> 7)).wrapping_mul(bits | 0x3d));
        let bits = u64::from(bits ^ (bits >> 14));
        u32::try_from((bits * u64::from(end)) >> 32).unwrap_or(0)
    }

    /// About `count` words, in sentences.
    pub(crate) fn prose(&self, count: u32) -> String {
        let count = count * (85 + self.below(31)) / 100;
        let mut text = String::new();
        for at in 0..count {
            let word = self.pick();
            if at % 17 == 0 {
                let (first, rest) = word.split_at(1);
                text.push_str(if at == 0 { "" } else { ". " });
                text.push_str(&first.to_ascii_uppercase());
                text.push_str(rest);
            } else {
                text.push(' ');
                text.push_str(word);
            }
        }
        text.push('.');
        text
    }

    fn pick(&self) -> &str {
        let Words { common, tail } = self.words;
        let count = |n: usize| u32::try_from(n).unwrap_or(0);
        if self.below(100) < 62 {
            // Twice by chance: words early in the list are the more frequent.
            let upto = self.below(count(common.len())) + 1;
            common[self.below(upto) as usize]
        } else {
            &tail[self.below(count(tail.len())) as usize]
        }
    }

    /// A word that could be spoken and means nothing.
    fn word(&self) -> String {
        let letter = |letters: &str| letters.as_bytes()[self.below(u32::try_from(letters.len()).unwrap_or(0)) as usize];
        let syllables = 2 + self.below(2);
        let bytes = (0..syllables).flat_map(|_| [letter("bcdfglmnprstv"), letter("aeiou")]);
        let mut word: String = bytes.map(char::from).collect();
        word.push_str(ENDS[self.below(8) as usize]);
        word
    }
}
