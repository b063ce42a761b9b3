//! Full-text search, and what the planner is told about columns together.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ObjectName;

/// The dictionaries that look at one sort of word.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TextSearchMapping {
    /// The parser's name for the sort of word: `asciiword`, `numword`, …
    pub token: String,
    /// The dictionaries in the order they are asked, qualified and quoted as SQL.
    pub dictionaries: Vec<String>,
}

object! {
    /// How texts become words to search for.
    TextSearchConfiguration, root TextSearchConfiguration, home Shape;
    key {
        /// The schema.
        schema: String,
        /// Its name.
        name: String,
    }
    path (this) vec![this.schema.clone(), this.name.clone()];
    required {
        /// The parser, qualified and quoted as SQL.
        Shape parser: String,
    }
    optional {
        /// Which dictionaries look at which words, by sort of word.
        Shape mappings: Vec<TextSearchMapping>,
        /// The owning role.
        Access owner: Option<String>,
        /// What people wrote about it.
        Doc comment: Option<String>,
    }
}

object! {
    /// How one word becomes a word to search for.
    TextSearchDictionary, root TextSearchDictionary, home Shape;
    key {
        /// The schema.
        schema: String,
        /// Its name.
        name: String,
    }
    path (this) vec![this.schema.clone(), this.name.clone()];
    required {
        /// The template, qualified and quoted as SQL.
        Shape template: String,
    }
    optional {
        /// The template's options, as SQL.
        Shape options: Option<String>,
        /// The owning role.
        Access owner: Option<String>,
        /// What people wrote about it.
        Doc comment: Option<String>,
    }
}

object! {
    /// How a text is split into words.
    TextSearchParser, root TextSearchParser, home Shape;
    key {
        /// The schema.
        schema: String,
        /// Its name.
        name: String,
    }
    path (this) vec![this.schema.clone(), this.name.clone()];
    required {
        /// Its routines, `START = …`, in the order of the statement that makes it.
        Shape routines: Vec<String>,
    }
    optional {
        /// What people wrote about it.
        Doc comment: Option<String>,
    }
}

object! {
    /// What dictionaries are made from.
    TextSearchTemplate, root TextSearchTemplate, home Shape;
    key {
        /// The schema.
        schema: String,
        /// Its name.
        name: String,
    }
    path (this) vec![this.schema.clone(), this.name.clone()];
    required {
        /// Its routines, `LEXIZE = …`, in the order of the statement that makes it.
        Shape routines: Vec<String>,
    }
    optional {
        /// What people wrote about it.
        Doc comment: Option<String>,
    }
}

object! {
    /// Statistics over several columns or over expressions.
    Statistics, root Statistics, home Ops;
    key {
        /// The schema.
        schema: String,
        /// Its name.
        name: String,
    }
    path (this) vec![this.schema.clone(), this.name.clone()];
    required {
        /// The relation they are about.
        Ops relation: ObjectName,
    }
    optional {
        /// What is counted, by name: `dependencies`, `mcv`, `ndistinct`.
        Ops statistics_kinds: Vec<String>,
        /// The columns.
        Ops columns: Vec<String>,
        /// The expressions, as SQL.
        Ops expressions: Vec<String>,
        /// The statistics target, where one is set.
        Ops statistics_target: Option<i32>,
        /// The owning role.
        Access owner: Option<String>,
        /// What people wrote about it.
        Doc comment: Option<String>,
    }
}
