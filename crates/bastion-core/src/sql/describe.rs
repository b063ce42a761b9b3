//! What a server would say of consumers' statements, and where their columns come from, from a snapshot alone.

use super::bind::{Bound, Catalog, Stop, bind};
use super::engine::Engine;
use super::grammar::Grammar;
use super::prescan;
use super::trace::Lineage;
use super::views::{self, Views};
use crate::impact::{Consumer, ConsumerKind, Description, Prepared, Refused, Unasked, numbered};
use crate::snapshot::Snapshot;

/// Describes the statements of consumers, in their order, as [`crate::port::Introspector::describe`] does, from a
/// snapshot alone. What a consumer makes is there for those behind it.
///
/// A refusal is one that a server gives too: the statement names a relation or a column that the schema has not, or one
/// that could be several. What is not understood is [`Description::Unasked`] with the reason. Functions, operators and
/// types are not looked up; types of results are told where they follow from columns, casts and constants.
#[must_use]
pub fn describe(snapshot: &Snapshot, consumers: &[Consumer], search_path: &[String]) -> Vec<Description> {
    prescan::with_stack(|| describe_all(snapshot, consumers, search_path))
}

fn describe_all(snapshot: &Snapshot, consumers: &[Consumer], search_path: &[String]) -> Vec<Description> {
    let mut catalog = Catalog::new(snapshot, search_path);
    let engine = Engine::of(catalog.dialect().into());
    let mut described = Vec::with_capacity(consumers.len());
    for consumer in consumers {
        let answer = answer_consumer(&catalog, engine, consumer);
        if let Some(made) = &consumer.makes {
            match &answer {
                Answer::Rows(bound) => catalog.make(made, Some(bound)),
                Answer::Unsure(_) => catalog.make(made, None),
                Answer::Refused(_) => {}
            }
        }
        described.push(answer.described(&catalog));
    }
    described
}

/// One schema, made ready for statements: it is looked through once, and each relation when it is first named.
///
/// ```
/// # use bastion_core::{schema::Dialect, snapshot::Snapshot, sql};
/// let text = [("a.sql".to_owned(), "CREATE TABLE person (id int, email text, age int);".to_owned())];
/// let schema = Snapshot::new(sql::read_schema(Dialect::Postgresql, &text))?;
/// let tracer = sql::Tracer::new(&schema, &[]);
/// let (_, lineage) = tracer.trace("SELECT lower(email) AS mail FROM person WHERE age > 17");
/// let edge = &lineage.columns[0].edges[0];
/// assert_eq!((&*edge.source.column, edge.transformation), ("email", sql::Transformation::Transformation));
/// assert_eq!(lineage.indirect[0].transformation, sql::Transformation::Filter);
/// # Ok::<(), bastion_core::snapshot::SnapshotError>(())
/// ```
pub struct Tracer<'a> {
    catalog: Catalog<'a>,
    engine: Engine,
    views: Option<Views>,
}

impl<'a> Tracer<'a> {
    /// Makes a schema ready. Names that are not qualified are looked up along the search path; in the product's usual
    /// place when it is empty.
    #[must_use]
    pub fn new(snapshot: &'a Snapshot, search_path: &[String]) -> Self {
        let catalog = Catalog::new(snapshot, search_path);
        let engine = Engine::of(catalog.dialect().into());
        Self { catalog, engine, views: Some(Views::default()) }
    }

    /// Reads statements with another parser.
    #[must_use]
    pub fn with_engine(self, engine: Engine) -> Self {
        Self { engine, ..self }
    }

    /// Takes a view's columns for sources, and does not look through it to those of its tables.
    #[must_use]
    pub fn stopping_at_views(self) -> Self {
        Self { views: None, ..self }
    }

    /// What a server would say of one statement, and where the columns of its result come from. The lineage is empty
    /// where the answer is no result.
    #[must_use]
    pub fn trace(&self, sql: &str) -> (Description, Lineage) {
        prescan::with_stack(|| {
            let answer = answer(&self.catalog, self.engine, sql);
            let lineage = match &answer {
                Answer::Rows(bound) => self.lineage_of(bound),
                Answer::Refused(_) | Answer::Unsure(_) => Lineage::default(),
            };
            (answer.described(&self.catalog), lineage)
        })
    }

    /// Where the columns of a statement's result come from, and what decides about its rows.
    ///
    /// # Errors
    ///
    /// What a server would say, or what is not understood, where it cannot be followed to its end.
    pub fn lineage(&self, sql: &str) -> Result<Lineage, Description> {
        prescan::with_stack(|| match answer(&self.catalog, self.engine, sql) {
            // which other columns there are may not be known, but where these come from
            Answer::Rows(bound) if bound.is_closed() || bound.has_columns() => Ok(self.lineage_of(&bound)),
            other => Err(other.described(&self.catalog)),
        })
    }

    fn lineage_of(&self, bound: &Bound) -> Lineage {
        let lineage = bound.lineage(&self.catalog);
        let Some(views) = self.views.as_ref().filter(|_| self.catalog.has_views()) else {
            return lineage.with_what_decides_about_values();
        };
        let lineage = views::expand(views, lineage, bound.relations(), &|name| {
            let (columns, definition) = self.catalog.view(name)?;
            match answer(&self.catalog, self.engine, definition) {
                Answer::Rows(bound) if bound.is_closed() => {
                    Some((columns.to_vec(), bound.lineage(&self.catalog), bound.relations().to_vec()))
                }
                _ => None,
            }
        });
        lineage.with_what_decides_about_values()
    }
}

/// What a server would say of one statement, and where the columns of its result come from. The lineage is empty where
/// the answer is no result. For several statements of one schema, make a [`Tracer`].
///
/// ```
/// # use bastion_core::{schema::Dialect, snapshot::Snapshot, sql};
/// let text = [("a.sql".to_owned(), "CREATE TABLE person (id int, email text, age int);".to_owned())];
/// let schema = Snapshot::new(sql::read_schema(Dialect::Postgresql, &text))?;
/// let (_, lineage) = sql::trace(&schema, "SELECT lower(email) AS mail FROM person WHERE age > 17", &[]);
/// assert_eq!(lineage.columns[0].sources().next().map(|source| &*source.column), Some("email"));
/// assert_eq!(&*lineage.indirect[0].source.column, "age");
/// # Ok::<(), bastion_core::snapshot::SnapshotError>(())
/// ```
#[must_use]
pub fn trace(snapshot: &Snapshot, sql: &str, search_path: &[String]) -> (Description, Lineage) {
    Tracer::new(snapshot, search_path).trace(sql)
}

/// Where the columns of a statement's result come from, and what decides about its rows.
///
/// # Errors
///
/// What a server would say, or what is not understood, where it cannot be followed to its end.
pub fn lineage(snapshot: &Snapshot, sql: &str, search_path: &[String]) -> Result<Lineage, Description> {
    Tracer::new(snapshot, search_path).lineage(sql)
}

enum Answer {
    Rows(Bound),
    Refused(Refused),
    Unsure(String),
}

impl Answer {
    fn described(self, catalog: &Catalog<'_>) -> Description {
        match self {
            Self::Rows(bound) if !bound.is_closed() => {
                let reason = "which columns it gives cannot be told without a server".to_owned();
                Description::Unasked(Unasked { reason })
            }
            Self::Rows(bound) => {
                Description::Prepared(Prepared { parameters: Vec::new(), columns: bound.described(catalog) })
            }
            Self::Refused(refused) => Description::Refused(refused),
            Self::Unsure(reason) => Description::Unasked(Unasked { reason }),
        }
    }
}

fn answer_consumer(catalog: &Catalog<'_>, engine: Engine, consumer: &Consumer) -> Answer {
    if consumer.consumer_kind == ConsumerKind::Routine {
        return Answer::Unsure("a routine is read by a server only".to_owned());
    }
    answer(catalog, engine, &consumer.sql)
}

fn answer(catalog: &Catalog<'_>, engine: Engine, sql: &str) -> Answer {
    let grammar = Grammar::from(catalog.dialect());
    let first = match engine.parse(grammar, sql) {
        Ok(tree) => return bound(bind(catalog, &tree, sql)),
        Err(reason) => reason,
    };
    // perhaps the parameters are written in a driver's way
    match numbered(sql).map(|other| (engine.parse(grammar, &other), other)) {
        Some((Ok(tree), other)) => bound(bind(catalog, &tree, &other)),
        _ => Answer::Unsure(first),
    }
}

fn bound(found: Result<Bound, Stop>) -> Answer {
    match found {
        Ok(bound) => Answer::Rows(bound),
        Err(Stop::Refused(refused)) => Answer::Refused(refused),
        Err(Stop::Unsure(reason)) => Answer::Unsure(reason),
    }
}
