use std::collections::BTreeMap;
use std::fmt::Debug;

use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::*;
use crate::canonical::write::tests::any_value;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Point {
    x: i64,
    y: i64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Wrapped(Point);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Pair(f64, Point);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Unit;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum Shape {
    Empty,
    Dot(Point),
    Line(Point, Point),
    Box { from: Point, to: Option<Point> },
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
enum Word {
    Left,
    Right,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Number(u16);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Whole {
    point: Point,
    listed: Vec<Point>,
    optional: Option<Point>,
    named: BTreeMap<String, Point>,
    numbered: BTreeMap<Number, Point>,
    worded: BTreeMap<Word, Point>,
    flags: BTreeMap<bool, u8>,
    wrapped: Wrapped,
    pair: Pair,
    unit: Unit,
    nothing: (),
    letter: char,
    shapes: Vec<Shape>,
    any: Value,
}

/// With one member that is left out where it is not given.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Closed {
    #[serde(default)]
    point: Option<Point>,
}

fn strictly<T: DeserializeOwned>(value: &Value) -> Result<T, String> {
    T::deserialize(StrictValue(value.clone())).map_err(|error| error.to_string())
}

fn leniently<T: DeserializeOwned>(value: &Value) -> Result<T, String> {
    serde_json::from_value(value.clone()).map_err(|error| error.to_string())
}

fn whole() -> Whole {
    let point = Point { x: 1, y: -2 };
    Whole {
        point: point.clone(),
        listed: vec![point.clone(); 2],
        optional: Some(point.clone()),
        named: BTreeMap::from([("a".to_owned(), point.clone())]),
        numbered: BTreeMap::from([(Number(7), point.clone())]),
        worded: BTreeMap::from([(Word::Left, point.clone())]),
        flags: BTreeMap::from([(true, 1), (false, 0)]),
        wrapped: Wrapped(point.clone()),
        pair: Pair(0.5, point.clone()),
        unit: Unit,
        nothing: (),
        letter: 'é',
        shapes: vec![
            Shape::Empty,
            Shape::Dot(point.clone()),
            Shape::Line(point.clone(), point.clone()),
            Shape::Box { from: point.clone(), to: Some(point) },
        ],
        any: json!({"x": [1, {"y": null}], "z": 1e-7}),
    }
}

#[test]
fn a_struct_is_read_from_an_object_alone_wherever_it_stands() {
    let value = serde_json::to_value(whole()).unwrap();
    assert_eq!(strictly(&value), Ok(whole()));
    let places = [
        "/point",
        "/listed/1",
        "/optional",
        "/named/a",
        "/numbered/7",
        "/worded/Left",
        "/wrapped",
        "/pair/1",
        "/shapes/1/Dot",
        "/shapes/2/Line/1",
        "/shapes/3/Box/from",
        "/shapes/3/Box/to",
    ];
    for place in places {
        let mut value = value.clone();
        *value.pointer_mut(place).unwrap() = json!([1, -2]);
        assert_eq!(leniently(&value), Ok(whole()), "{place}");
        let refused = "invalid type: sequence, expected struct Point";
        assert_eq!(strictly::<Whole>(&value), Err(refused.to_owned()), "{place}");
    }
    for empty in [json!([]), json!([null])] {
        assert_eq!(leniently(&empty), Ok(Closed { point: None }));
        assert_eq!(strictly::<Closed>(&empty), Err("invalid type: sequence, expected struct Closed".to_owned()));
    }
    assert_eq!(strictly(&json!({})), Ok(Closed { point: None }));
}

#[test]
fn what_is_no_struct_is_read_from_an_array() {
    let point = Point { x: 1, y: 2 };
    let object = json!({"x": 1, "y": 2});
    assert_eq!(strictly(&json!([0.5, object])), Ok(Pair(0.5, point.clone())));
    assert_eq!(strictly(&json!([object, object])), Ok((point.clone(), point.clone())));
    assert_eq!(strictly(&json!([object, object])), Ok([point.clone(), point.clone()]));
    assert_eq!(strictly(&json!({"Line": [object, object]})), Ok(Shape::Line(point.clone(), point)));
    assert_eq!(strictly(&json!("Empty")), Ok(Shape::Empty));
    assert_eq!(strictly(&json!({"Empty": null})), Ok(Shape::Empty));
}

#[track_caller]
fn refused_alike<T: DeserializeOwned + Debug + PartialEq>(values: impl IntoIterator<Item = Value>) {
    for value in values {
        let refused = strictly::<T>(&value);
        assert!(refused.is_err(), "{value}: {refused:?}");
        assert_eq!(refused, leniently(&value), "{value}");
    }
}

#[test]
fn what_does_not_fit_is_refused_in_the_words_of_serde_json() {
    let object = json!({"x": 1, "y": 2});
    let others = || [json!(null), json!(true), json!(-4), json!(4), json!(0.5), json!("text")];
    refused_alike::<Point>(others().into_iter().chain([json!({}), json!({"x": 1}), json!({"x": 1, "y": 0.5})]));
    refused_alike::<Closed>([json!({"points": 1}), json!({"point": {"x": 1}}), json!({"point": 4})]);
    refused_alike::<Pair>(others().into_iter().chain([object.clone(), json!([]), json!([1, object, 2])]));
    refused_alike::<Vec<Point>>(others().into_iter().chain([object.clone(), json!([object, 1])]));
    refused_alike::<[Point; 1]>([json!([object, object]), json!([])]);
    refused_alike::<BTreeMap<String, Point>>(others().into_iter().chain([json!([]), json!({"a": 4})]));
    refused_alike::<Option<Point>>(others().into_iter().skip(1));
    refused_alike::<Unit>(others().into_iter().skip(1).chain([json!([]), json!({})]));
    refused_alike::<char>([json!("ab"), json!(""), json!(4), json!([])]);
    refused_alike::<u8>([json!(256), json!(-1), json!(1.5), json!("1"), json!([1])]);
    refused_alike::<Shape>(others().into_iter().chain([json!([]), json!({}), json!(["Empty"])]));
    for content in others().into_iter().skip(1).chain([json!({}), json!({"y": 1})]) {
        refused_alike::<Shape>(["Empty", "Dot", "Line", "Box"].map(|variant| json!({variant: content})));
    }
    for content in [json!([]), json!([object]), json!([object, object, object]), json!([object, 1])] {
        refused_alike::<Shape>(["Empty", "Line", "Box"].map(|variant| json!({variant: content})));
    }
    refused_alike::<Shape>([json!("Dot"), json!("Line"), json!("Box"), json!("None"), json!({"None": 1})]);
    refused_alike::<Shape>([json!({"Dot": object, "Empty": null}), json!({"Box": [object, object]})]);
    let names = ["", "-", " 1", "1 ", "1x", "x1", "0x1", "+1", "01", "1-1", "65536", "-1", "1.5", "1e2", "true"];
    refused_alike::<BTreeMap<Number, u8>>(names.map(|name| json!({name: 1})));
    refused_alike::<BTreeMap<bool, u8>>(["", "1", "True"].map(|name| json!({name: 1})));
    refused_alike::<BTreeMap<Word, u8>>(["", "left", "1"].map(|name| json!({name: 1})));
    refused_alike::<BTreeMap<(), u8>>([json!({"": 1})]);
}

#[test]
fn what_serde_keeps_aside_is_read_as_serde_reads_it() {
    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(tag = "kind")]
    enum Tagged {
        Dot { at: Point },
    }
    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(untagged)]
    enum Untagged {
        Name(String),
        Dot(Point),
    }
    #[derive(Debug, PartialEq, Deserialize)]
    struct Flat {
        at: Point,
        #[serde(flatten)]
        others: BTreeMap<String, Point>,
    }
    let point = || Point { x: 1, y: 2 };
    let flat = || Flat { at: point(), others: BTreeMap::from([("b".to_owned(), point())]) };
    for at in [json!({"x": 1, "y": 2}), json!([1, 2])] {
        assert_eq!(strictly(&json!({"kind": "Dot", "at": at})), Ok(Tagged::Dot { at: point() }));
        assert_eq!(strictly(&at), Ok(Untagged::Dot(point())));
        assert_eq!(strictly(&json!({"at": {"x": 1, "y": 2}, "b": at})), Ok(flat()));
    }
    assert_eq!(strictly(&json!("a")), Ok(Untagged::Name("a".to_owned())));
}

fn any_point() -> impl Strategy<Value = Point> {
    (any::<i64>(), any::<i64>()).prop_map(|(x, y)| Point { x, y })
}

fn any_shape() -> impl Strategy<Value = Shape> {
    prop_oneof![
        Just(Shape::Empty),
        any_point().prop_map(Shape::Dot),
        (any_point(), any_point()).prop_map(|(from, to)| Shape::Line(from, to)),
        (any_point(), prop::option::of(any_point())).prop_map(|(from, to)| Shape::Box { from, to }),
    ]
}

prop_compose! {
    fn any_whole()(
        point in any_point(),
        listed in prop::collection::vec(any_point(), 0..3),
        optional in prop::option::of(any_point()),
        named in prop::collection::btree_map(any::<String>(), any_point(), 0..3),
        numbered in prop::collection::btree_map(any::<u16>().prop_map(Number), any_point(), 0..3),
        worded in prop::collection::btree_map(prop_oneof![Just(Word::Left), Just(Word::Right)], any_point(), 0..3),
        flags in prop::collection::btree_map(any::<bool>(), any::<u8>(), 0..3),
        pair in (-1e9..1e9, any_point()).prop_map(|(double, point)| Pair(double, point)),
        letter in any::<char>(),
        shapes in prop::collection::vec(any_shape(), 0..4),
        any in any_value(),
    ) -> Whole {
        let wrapped = Wrapped(point.clone());
        Whole { point, listed, optional, named, numbered, worded, flags, wrapped, pair, unit: Unit, nothing: (), letter, shapes, any }
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_as_serde_json_reads_it(whole in any_whole()) {
        let value = serde_json::to_value(&whole).unwrap();
        prop_assert_eq!(strictly::<Whole>(&value), leniently(&value));
        prop_assert_eq!(strictly(&value), Ok(whole));
    }

    #[test]
    fn what_has_no_struct_in_it_is_read_as_serde_json_reads_it(value in any_value()) {
        prop_assert_eq!(strictly(&value), Ok(value.clone()));
        prop_assert_eq!(strictly::<BTreeMap<String, Value>>(&value), leniently(&value));
        prop_assert_eq!(strictly::<Vec<Option<String>>>(&value), leniently(&value));
        prop_assert_eq!(strictly::<BTreeMap<i64, Vec<f64>>>(&value), leniently(&value));
        prop_assert_eq!(strictly::<(bool, Option<Word>)>(&value), leniently(&value));
    }
}
