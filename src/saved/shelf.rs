//! Which records there are, and where each lies. How they get there is the business of `edge::database`.

/// A set of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shelf {
    /// How each sitting started, by sitting.
    Starts,
    /// The questions of each sitting, by sitting.
    Papers,
    /// What happened in each sitting, by sitting and number.
    Acts,
    /// The last sign of life of each sitting, by sitting.
    Pulses,
    /// What came of each finished sitting, by sitting.
    Results,
    /// What could not be read, by where it lay.
    Aside,
    /// What the candidate wrote at a question: a comment, what was highlighted. By sitting and place. Since version 2.
    Notes,
    /// Sittings whose result is sealed until the candidate wants it, by sitting. Since version 2.
    Sealed,
    /// How each question of a finished sitting went, by sitting; worked out from the other shelves. Since version 2.
    Marks,
    /// What the candidate plans, by the exam's code in lower case. Since version 2.
    Plans,
}

impl Shelf {
    /// Every shelf, in the order of their making.
    pub const ALL: [Shelf; 10] = [
        Shelf::Starts,
        Shelf::Papers,
        Shelf::Acts,
        Shelf::Pulses,
        Shelf::Results,
        Shelf::Aside,
        Shelf::Notes,
        Shelf::Sealed,
        Shelf::Marks,
        Shelf::Plans,
    ];

    /// The name of its object store.
    pub fn name(self) -> &'static str {
        match self {
            Shelf::Starts => "starts",
            Shelf::Papers => "papers",
            Shelf::Acts => "acts",
            Shelf::Pulses => "pulses",
            Shelf::Results => "results",
            Shelf::Aside => "aside",
            Shelf::Notes => "notes",
            Shelf::Sealed => "sealed",
            Shelf::Marks => "marks",
            Shelf::Plans => "plans",
        }
    }

    /// The shelf whose object store has this name.
    pub fn from_name(name: &str) -> Option<Shelf> {
        Shelf::ALL.into_iter().find(|shelf| shelf.name() == name)
    }

    /// The shelves of which every record belongs to one sitting.
    pub fn of_sittings() -> impl Iterator<Item = Shelf> {
        Shelf::ALL.into_iter().filter(|shelf| !matches!(shelf, Shelf::Aside | Shelf::Plans))
    }
}

/// Where a record lies on its shelf.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    sitting: String,
    number: Option<u32>,
}

impl Key {
    /// The one record of a sitting.
    pub fn of(sitting: &str) -> Key {
        Key { sitting: sitting.to_owned(), number: None }
    }

    /// One of the numbered records of a sitting.
    pub fn nth(sitting: &str, number: u32) -> Key {
        Key { sitting: sitting.to_owned(), number: Some(number) }
    }

    /// The sitting and the number, 0 where there is none.
    pub fn parts(self) -> (String, u32) {
        (self.sitting, self.number.unwrap_or(0))
    }

    /// The sitting, or whatever else a shelf is sorted by.
    pub fn sitting(&self) -> &str {
        &self.sitting
    }

    /// The number within the sitting, where there is one.
    pub fn number(&self) -> Option<u32> {
        self.number
    }
}

/// A record where it lies.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Record {
    /// The shelf.
    pub shelf: Shelf,
    /// Its place there.
    pub key: Key,
    /// What it says.
    pub text: String,
}

/// One change of the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Changes nothing, and lets nothing else be changed unless a record lies there.
    Expect(Shelf, Key),
    /// Writes a record where none may lie yet.
    Add(Shelf, Key, String),
    /// Writes a record in place of any before.
    Put(Shelf, Key, String),
    /// Removes a record.
    Remove(Shelf, Key),
    /// Removes all records of a shelf.
    Clear(Shelf),
    /// Removes all numbered records of a sitting from this number on.
    RemoveFrom(Shelf, String, u32),
}
