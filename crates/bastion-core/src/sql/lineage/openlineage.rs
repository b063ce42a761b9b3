//! OpenLineage's dataset facet `columnLineage`, version 1-2-0
//! (<https://openlineage.io/spec/facets/1-2-0/ColumnLineageDatasetFacet.json>).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::super::trace::{Confidence, Edge, Lineage, Source, Transformation};

const PRODUCER: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/tree/v", env!("CARGO_PKG_VERSION"));
const SCHEMA: &str =
    "https://openlineage.io/spec/facets/1-2-0/ColumnLineageDatasetFacet.json#/$defs/ColumnLineageDatasetFacet";

/// Where the datasets of a lineage are, in OpenLineage's way of naming
/// (<https://openlineage.io/docs/spec/naming>).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Namespace {
    /// The place of the data: `postgres://host:5432`.
    pub namespace: String,
    /// The database, in front of each schema's name; none where the product has no such level.
    pub database: Option<String>,
}

impl Namespace {
    fn dataset(&self, source: &Source) -> String {
        let parts = [self.database.as_deref().unwrap_or(""), &source.relation.schema, &source.relation.name];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(".")
    }
}

/// The facet of the dataset that a query gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnLineageFacet {
    /// Who says so: a version of this project.
    #[serde(rename = "_producer")]
    pub producer: String,
    /// The schema that the facet follows.
    #[serde(rename = "_schemaURL")]
    pub schema_url: String,
    /// What each column comes from, by its name; columns of one name are one field.
    pub fields: BTreeMap<String, FacetField>,
    /// What decides about the rows.
    pub dataset: Vec<FacetInput>,
}

/// What one field comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetField {
    /// The columns, in the order of their names.
    #[serde(rename = "inputFields")]
    pub input_fields: Vec<FacetInput>,
}

/// A column that is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetInput {
    /// The place of its dataset.
    pub namespace: String,
    /// Its dataset.
    pub name: String,
    /// The column.
    pub field: String,
    /// What it does.
    pub transformations: Vec<FacetTransformation>,
}

/// What a column does for another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FacetTransformation {
    /// `DIRECT` where its value goes on, else `INDIRECT`.
    #[serde(rename = "type")]
    pub transformation_type: String,
    /// How, in OpenLineage's words: `AGGREGATION`, `FILTER`.
    pub subtype: String,
    /// What leaves it in doubt that this column is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Whether the value can no longer be told from what comes out; never claimed here.
    pub masking: bool,
}

impl ColumnLineageFacet {
    /// The facet of a lineage. What has no dataset that could be named, and what is written, is left out.
    #[must_use]
    pub fn new(lineage: &Lineage, namespace: &Namespace) -> Self {
        let mut edges: BTreeMap<&str, Vec<&Edge>> = BTreeMap::new();
        for column in &lineage.columns {
            edges.entry(&column.name).or_default().extend(&column.edges);
        }
        let field = |edges: Vec<&Edge>| FacetField { input_fields: inputs(edges, namespace) };
        Self {
            producer: PRODUCER.to_owned(),
            schema_url: SCHEMA.to_owned(),
            fields: edges.into_iter().map(|(name, edges)| (name.to_owned(), field(edges))).collect(),
            dataset: inputs(lineage.indirect.iter().collect(), namespace),
        }
    }
}

fn inputs(edges: Vec<&Edge>, namespace: &Namespace) -> Vec<FacetInput> {
    let mut found: BTreeMap<(String, &str), BTreeSet<FacetTransformation>> = BTreeMap::new();
    for edge in edges {
        if edge.source.relation.name.is_empty() {
            continue;
        }
        if let Some(transformation) = transformation(edge) {
            let key = (namespace.dataset(&edge.source), &*edge.source.column);
            found.entry(key).or_default().insert(transformation);
        }
    }
    let input = |((name, field), transformations): ((String, &str), BTreeSet<_>)| FacetInput {
        namespace: namespace.namespace.clone(),
        name,
        field: field.to_owned(),
        transformations: transformations.into_iter().collect(),
    };
    found.into_iter().map(input).collect()
}

fn transformation(edge: &Edge) -> Option<FacetTransformation> {
    if edge.transformation == Transformation::Write {
        return None;
    }
    let direct = if edge.transformation.is_direct() { "DIRECT" } else { "INDIRECT" };
    let description = match edge.source.confidence {
        Confidence::Bound => None,
        Confidence::Inferred => Some("the only column of this name in sight, but not all that is in sight is known"),
        Confidence::Ambiguous => Some("one of several columns of this name"),
        Confidence::Unknown => Some("the columns of this dataset are not known"),
    };
    Some(FacetTransformation {
        transformation_type: direct.to_owned(),
        subtype: edge.transformation.as_str().to_ascii_uppercase(),
        description: description.map(str::to_owned),
        masking: false,
    })
}

#[cfg(test)]
mod tests {
    use super::super::example::lineage;
    use super::*;

    #[test]
    fn a_field_lists_what_it_comes_from_and_the_dataset_what_decides_about_rows() {
        let namespace = Namespace { namespace: "postgres://h:1".to_owned(), database: Some("shop".to_owned()) };
        let facet = ColumnLineageFacet::new(&lineage(), &namespace);
        let said = |input: &FacetInput| {
            let how =
                input.transformations.iter().map(|found| format!("{}/{}", found.transformation_type, found.subtype));
            format!("{} {} {}", input.name, input.field, how.collect::<Vec<_>>().join(" "))
        };
        let most: Vec<_> = facet.fields["most"].input_fields.iter().map(said).collect();
        assert_eq!(
            most,
            [
                "shop.public.account balance DIRECT/AGGREGATION",
                "shop.public.account currency INDIRECT/CONDITIONAL",
                "shop.public.person email DIRECT/TRANSFORMATION"
            ]
        );
        assert!(facet.fields["one"].input_fields.is_empty());
        assert!(facet.fields["odd\"\n<x>"].input_fields.is_empty(), "what has no dataset cannot be said");
        let rows: Vec<_> = facet.dataset.iter().map(said).collect();
        assert_eq!(
            rows,
            [
                "shop.public.account person_id INDIRECT/JOIN",
                "shop.public.person age INDIRECT/FILTER",
                "shop.public.person email INDIRECT/SORT",
                "shop.public.person id INDIRECT/JOIN"
            ]
        );
        assert!(facet.producer.starts_with("https://"));
    }

    #[test]
    fn columns_of_one_name_are_one_field() {
        let mut found = lineage();
        for column in &mut found.columns {
            column.name = "x".to_owned();
        }
        let facet = ColumnLineageFacet::new(&found, &Namespace::default());
        let names: Vec<_> = facet.fields["x"].input_fields.iter().map(|input| input.field.as_str()).collect();
        assert_eq!(names, ["balance", "currency", "email"]);
        let twice = &facet.fields["x"].input_fields[2];
        assert_eq!(twice.transformations.len(), 2, "{twice:?}");
        assert_eq!(twice.name, "public.person");
    }
}
