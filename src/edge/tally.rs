//! How much was saved, noted apart from the database: a browser that loses the one often still has the other, and says
//! nothing of the loss by itself. Where it denies this place too, nothing is noted and nothing fails.

/// How many sittings there were.
const SITTINGS: &str = "dryrun sittings";
/// How many acts were saved of the sitting that was written last, after its name.
const ACTS: &str = "dryrun acts";

/// How many sittings there were when they were last counted.
pub fn sittings() -> usize {
    read(SITTINGS).and_then(|count| count.parse().ok()).unwrap_or(0)
}

/// Notes how many sittings there are.
pub fn note_sittings(count: usize) {
    write(SITTINGS, &count.to_string());
}

/// How many acts of a sitting were saved, as far as that is known.
pub fn acts(sitting: &str) -> usize {
    let noted = read(ACTS);
    let count = noted.as_deref().and_then(|noted| noted.strip_prefix(sitting)?.trim_start().parse().ok());
    count.unwrap_or(0)
}

/// Notes how many acts of a sitting are saved.
pub fn note_acts(sitting: &str, count: usize) {
    write(ACTS, &[sitting, &count.to_string()].join(" "));
}

fn read(name: &str) -> Option<String> {
    storage()?.get_item(name).ok().flatten()
}

fn write(name: &str, text: &str) {
    if let Some(storage) = storage() {
        // One that is full, or denied, notes nothing; an old count that stays is lower and so never a false alarm.
        let _ = storage.set_item(name, text);
    }
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
