//! Reads a value of JSON, as the browser has parsed it, into a type of Rust. It knows what the packed files are made
//! of: objects, lists, texts, whole numbers, yes and no, and what is missing.
//!
//! `serde_wasm_bindgen` reads all that and more, but its faults may quote a decimal number, and the spelling of
//! decimals is 4 kB of what every visitor downloads, for files that hold none.

use std::fmt;

use js_sys::{Array, ArrayIntoIter, Number, Reflect};
use serde::{
    Deserializer,
    de::{
        self, DeserializeOwned, DeserializeSeed, Expected, IntoDeserializer, SeqAccess, Unexpected, Visitor,
        value::SeqDeserializer,
    },
    forward_to_deserialize_any,
};
use wasm_bindgen::JsValue;

/// Reads a value.
///
/// # Errors
/// What stands where something else should.
pub(super) fn read<T: DeserializeOwned>(value: JsValue) -> Result<T, Fault> {
    T::deserialize(Value(value))
}

/// Why a value is not what it should be.
#[derive(Debug)]
pub(super) enum Fault {
    /// In words.
    Said(String),
    /// There is no such part, by its place from 0. Whoever knows what the parts are called says it in words.
    Lacks(usize),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Said(said) => f.write_str(said),
            Fault::Lacks(at) => write!(f, "part {} is missing", at + 1),
        }
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: fmt::Display>(said: T) -> Fault {
        Fault::Said(said.to_string())
    }

    fn invalid_type(found: Unexpected<'_>, wanted: &dyn Expected) -> Fault {
        Fault::instead("type", found, wanted)
    }

    fn invalid_length(at: usize, _: &dyn Expected) -> Fault {
        Fault::Lacks(at)
    }

    fn invalid_value(found: Unexpected<'_>, wanted: &dyn Expected) -> Fault {
        Fault::instead("value", found, wanted)
    }
}

impl Fault {
    /// The same, with the name of the field that is missing.
    fn of_field(self, names: &[&str]) -> Fault {
        match self {
            Fault::Lacks(at) => Fault::Said(format!("missing field `{}`", names.get(at).unwrap_or(&""))),
            said @ Fault::Said(_) => said,
        }
    }

    /// The same, in words: no struct around a list is to take the list's missing part for a field of its own.
    fn of_list(self) -> Fault {
        Fault::Said(self.to_string())
    }

    /// What serde says of what it finds, but for decimal numbers.
    fn instead(wrong: &str, found: Unexpected<'_>, wanted: &dyn Expected) -> Fault {
        let found = match found {
            Unexpected::Bool(is) => format!("boolean `{is}`"),
            Unexpected::Unsigned(number) => format!("integer `{number}`"),
            Unexpected::Signed(number) => format!("integer `{number}`"),
            Unexpected::Str(text) => format!("string \"{text}\""),
            Unexpected::Unit => "null".into(),
            Unexpected::Seq => "sequence".into(),
            Unexpected::Other(what) => what.into(),
            _ => "something else".into(),
        };
        Fault::Said(format!("invalid {wrong}: {found}, expected {wanted}"))
    }
}

struct Value(JsValue);

/// What of the reading is the same for every type.
impl Value {
    /// The fault of being of another kind than `wanted`.
    fn other(&self, wanted: &dyn Expected) -> Fault {
        let text = self.0.as_string();
        let found = match &text {
            Some(text) => Unexpected::Str(text),
            None if self.is_null() => Unexpected::Unit,
            None if Array::is_array(&self.0) => Unexpected::Seq,
            None if self.is_map() => Unexpected::Other("map"),
            None => self.0.as_bool().map_or(Unexpected::Other("number"), Unexpected::Bool),
        };
        de::Error::invalid_type(found, wanted)
    }

    fn is_null(&self) -> bool {
        self.0.is_null() || self.0.is_undefined()
    }

    fn is_map(&self) -> bool {
        self.0.is_object() && !Array::is_array(&self.0)
    }

    fn text(&self, wanted: &dyn Expected) -> Result<String, Fault> {
        self.0.as_string().ok_or_else(|| self.other(wanted))
    }

    fn whole(&self, wanted: &dyn Expected) -> Result<i64, Fault> {
        match self.0.as_f64() {
            #[allow(clippy::cast_possible_truncation)] // It is whole, and no larger than 2 to the power of 53.
            Some(number) if Number::is_safe_integer(&self.0) => Ok(number as i64),
            _ => Err(self.other(wanted)),
        }
    }

    fn list(&self, wanted: &dyn Expected) -> Result<ArrayIntoIter, Fault> {
        if Array::is_array(&self.0) { Ok(Array::from(&self.0).into_iter()) } else { Err(self.other(wanted)) }
    }

    /// What stands under a name, if anything does.
    fn field(&self, name: &str) -> Option<Value> {
        let value = Reflect::get(&self.0, &JsValue::from_str(name)).ok()?;
        (!value.is_undefined()).then_some(Value(value))
    }
}

impl IntoDeserializer<'_, Fault> for Value {
    type Deserializer = Value;

    fn into_deserializer(self) -> Value {
        self
    }
}

/// Each kind on its own, so that no type carries the reading of kinds that it cannot be made of.
impl<'de> Deserializer<'de> for Value {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        Err(self.other(&visitor))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0.as_bool() {
            Some(is) => visitor.visit_bool(is),
            None => Err(self.other(&visitor)),
        }
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let number = self.whole(&visitor)?;
        visitor.visit_i64(number)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let text = self.text(&visitor)?;
        visitor.visit_string(text)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let list = self.list(&visitor)?;
        visitor.visit_seq(SeqDeserializer::new(list.map(Value))).map_err(Fault::of_list)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        if !self.is_map() {
            return Err(self.other(&visitor));
        }
        visitor.visit_seq(Fields { of: self, names: names.iter() }).map_err(|fault| fault.of_field(names))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u128 f32 f64 char bytes byte_buf unit unit_struct newtype_struct map enum
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_string(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_string(visitor)
    }
}

/// The fields of an object, in the order in which a type names them: read so, a type needs no code that tells its
/// fields by their names, and that was most of its reading.
struct Fields {
    of: Value,
    names: std::slice::Iter<'static, &'static str>,
}

impl<'de> SeqAccess<'de> for Fields {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        let value = self.names.next().and_then(|name| self.of.field(name));
        value.map(|value| seed.deserialize(value)).transpose()
    }
}
