//! Answers as JSON.
//!
//! A writer of our own, which walks through values of any type with the same code: what serde makes of the same rows is
//! compiled anew for each of them, a kilobyte more on a page's line.

#[cfg(feature = "questions")]
mod rows;

/// What can be written as JSON.
pub(crate) trait Json {
    fn write(&self, out: &mut String);
}

/// A value as JSON.
pub(crate) fn json(value: &dyn Json) -> String {
    let mut out = String::new();
    value.write(&mut out);
    out
}

/// An object that is being written, field by field.
pub(crate) struct Object<'o> {
    out: &'o mut String,
    before: &'static str,
}

impl Object<'_> {
    pub(crate) fn begin(out: &mut String) -> Object<'_> {
        Object { out, before: "{" }
    }

    pub(crate) fn field(&mut self, name: &str, value: &dyn Json) {
        self.out.push_str(self.before);
        self.before = ",";
        name.write(self.out);
        self.out.push(':');
        value.write(self.out);
    }

    pub(crate) fn end(self) {
        self.out.push_str(if self.before == "{" { "{}" } else { "}" });
    }
}

/// Writes an object of these fields.
pub(crate) fn fields(out: &mut String, fields: &[(&str, &dyn Json)]) {
    let mut object = Object::begin(out);
    for (name, value) in fields {
        object.field(name, *value);
    }
    object.end();
}

/// Has a struct written as an object of these fields, under their names.
macro_rules! object {
    ($row:ty { $($field:ident),* }) => {
        impl crate::json::Json for $row {
            fn write(&self, out: &mut String) {
                crate::json::fields(out, &[$((stringify!($field), &self.$field)),*]);
            }
        }
    };
}
pub(crate) use object;

impl Json for str {
    fn write(&self, out: &mut String) {
        out.push('"');
        for letter in self.chars() {
            match letter {
                '"' | '\\' => out.push('\\'),
                '\0'..='\x1f' => {
                    let code = u32::from(letter);
                    out.push_str(if code < 16 { "\\u000" } else { "\\u001" });
                    out.extend(char::from_digit(code % 16, 16));
                    continue;
                }
                _ => {}
            }
            out.push(letter);
        }
        out.push('"');
    }
}

impl Json for String {
    fn write(&self, out: &mut String) {
        self.as_str().write(out);
    }
}

impl Json for bool {
    fn write(&self, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }
}

impl Json for u64 {
    fn write(&self, out: &mut String) {
        out.push_str(&self.to_string());
    }
}

impl Json for usize {
    fn write(&self, out: &mut String) {
        (*self as u64).write(out);
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {
        $(impl Json for $number {
            fn write(&self, out: &mut String) {
                u64::from(*self).write(out);
            }
        })*
    };
}
numbers!(u8, u16, u32);

impl<T: Json + ?Sized> Json for &T {
    fn write(&self, out: &mut String) {
        (*self).write(out);
    }
}

impl<T: Json> Json for Option<T> {
    fn write(&self, out: &mut String) {
        match self {
            Some(value) => value.write(out),
            None => out.push_str("null"),
        }
    }
}

impl<T: Json> Json for [T] {
    fn write(&self, out: &mut String) {
        list(out, self.len(), &|at, out| self[at].write(out));
    }
}

impl<T: Json> Json for Vec<T> {
    fn write(&self, out: &mut String) {
        self.as_slice().write(out);
    }
}

impl<T: Json, U: Json> Json for (T, U) {
    fn write(&self, out: &mut String) {
        let both: [&dyn Json; 2] = [&self.0, &self.1];
        list(out, 2, &|at, out| both[at].write(out));
    }
}

/// The list of `count` values of which `write` writes each.
fn list(out: &mut String, count: usize, write: &dyn Fn(usize, &mut String)) {
    out.push('[');
    for at in 0..count {
        if at > 0 {
            out.push(',');
        }
        write(at, out);
    }
    out.push(']');
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a reader of JSON finds in what is written here.
    pub(super) fn read(value: &dyn Json) -> serde_json::Value {
        serde_json::from_str(&json(value)).unwrap()
    }

    #[test]
    fn every_character_comes_back() {
        let all: String = ('\0'..='\u{2100}').chain(['\u{10ffff}']).collect();
        assert_eq!(read(&all), all);
    }

    #[test]
    fn every_sort_of_value_is_written_as_it_is() {
        let pairs = vec![(1_u8, Some(true)), (2, None)];
        assert_eq!(json(&pairs), "[[1,true],[2,null]]");
        assert_eq!(json(&u64::MAX), "18446744073709551615");
        let nothing: [&str; 0] = [];
        assert_eq!(json(&nothing.as_slice()), "[]");
        let mut out = String::new();
        Object::begin(&mut out).end();
        assert_eq!(out, "{}");
    }
}
