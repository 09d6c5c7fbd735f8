//! What JavaScript hands in, all at once: every function more that crosses over takes a kilobyte of script.

#[cfg(feature = "questions")]
use exam::Moment;

/// Texts and numbers, taken out in the order in which `js/parcel.js` put them in.
///
/// What is not there is read as nothing: the script and this file are built together, and it has looked at every
/// argument.
pub(super) struct Parcel<'p> {
    /// All texts, each with a character behind it that belongs to none.
    texts: &'p str,
    numbers: &'p [u32],
}

impl<'p> Parcel<'p> {
    pub(super) fn of(texts: &'p str, numbers: &'p [u32]) -> Parcel<'p> {
        Parcel { texts, numbers }
    }

    pub(super) fn number(&mut self) -> u32 {
        let Some((&first, rest)) = self.numbers.split_first() else { return 0 };
        self.numbers = rest;
        first
    }

    /// A number up to 255, as which the script has found it.
    pub(super) fn small(&mut self) -> u8 {
        u8::try_from(self.number()).unwrap_or(u8::MAX)
    }

    pub(super) fn truth(&mut self) -> bool {
        self.number() != 0
    }

    #[cfg(feature = "questions")]
    pub(super) fn moment(&mut self) -> Moment {
        let high = u64::from(self.number());
        Moment(high << 32 | u64::from(self.number()))
    }

    pub(super) fn text(&mut self) -> &'p str {
        let mut left = self.number();
        let is_behind = |&byte: &u8| {
            // JavaScript counts in units of UTF-16: one for each character, and two for one of four bytes.
            let units = u32::from(byte & 0xc0 != 0x80) + u32::from(byte >= 0xf0);
            let is_behind = units > left;
            left = left.saturating_sub(units);
            is_behind
        };
        let end = self.texts.as_bytes().iter().position(is_behind).unwrap_or(self.texts.len());
        let (text, rest) = self.texts.split_at_checked(end).unwrap_or_default();
        self.texts = rest.get(1..).unwrap_or_default();
        text
    }

    pub(super) fn string(&mut self) -> String {
        self.text().into()
    }

    /// What need not be there.
    pub(super) fn maybe<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.truth().then(|| read(self))
    }

    /// A list of whatever `read` takes out.
    pub(super) fn list<T>(&mut self, mut read: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let mut list = Vec::new();
        for _ in 0..self.number() {
            list.push(read(self));
        }
        list
    }
}
