//! A file of the data folder as text, and where in it something stands.

/// A data file, read by somebody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Its path within the data folder, with `/` between parts: "exams/clf-c02.toml".
    pub path: String,
    /// Its text.
    pub text: String,
}

/// Where the lines of a text begin.
pub(crate) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub(crate) fn of(text: &'t str) -> Lines<'t> {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Lines { text, starts }
    }

    /// The line, from 1, of the byte at `at`.
    pub(crate) fn line(&self, at: usize) -> u32 {
        count(self.starts.partition_point(|&start| start <= at))
    }

    /// Line and column, both from 1, of the byte at `at`. It takes time in proportion to the column.
    pub(crate) fn place(&self, at: usize) -> (u32, u32) {
        let line = self.starts.partition_point(|&start| start <= at);
        let start = self.starts[line - 1];
        let before = self.text.get(start..at.min(self.text.len())).unwrap_or("");
        (count(line), count(before.chars().count() + 1))
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_and_characters_from_one() {
        let lines = Lines::of("ab\nä=1\n\nend");
        let places = [0, 1, 3, 5, 8, 9, 10, 99].map(|at| lines.place(at));
        assert_eq!(places, [(1, 1), (1, 2), (2, 1), (2, 2), (3, 1), (4, 1), (4, 2), (4, 4)]);
    }
}
