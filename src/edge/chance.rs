//! Fresh seeds and ids from the browser's random source; nothing here decides what a form holds.

use exam::Seed;

/// A seed that nobody chose.
pub fn seed() -> Seed {
    let mut bytes = [0; 4];
    fill(&mut bytes);
    Seed(u32::from_le_bytes(bytes))
}

/// An id for a sitting: ten letters and digits that cannot be confused when read aloud.
pub fn id() -> String {
    const SIGNS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz234567899";
    let mut bytes = [0; 10];
    fill(&mut bytes);
    bytes.iter().map(|byte| char::from(SIGNS[usize::from(byte % 32)])).collect()
}

/// A browser without a random source is not known; the clock serves then, since no secret is drawn here.
fn fill(bytes: &mut [u8]) {
    if getrandom::fill(bytes).is_err() {
        let now = super::clock::now().0.to_le_bytes();
        bytes.iter_mut().zip(now.iter().cycle()).for_each(|(slot, byte)| *slot = *byte);
    }
}
