//! `comparison.render`: a comparison in the format that a person or a code host reads.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::canonical;
use crate::error::Error;
use crate::report::{
    Style, comparison_comment, comparison_github, comparison_gitlab, comparison_html, comparison_junit,
    comparison_markdown, comparison_sarif, comparison_text,
};
use crate::rules::Comparison;

/// A format of a report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReportFormat {
    /// For a terminal, without colour.
    #[default]
    Text,
    /// Canonical JSON.
    Json,
    /// For a review comment or a page.
    Markdown,
    /// A page that needs nothing else.
    Html,
    /// SARIF 2.1.0.
    Sarif,
    /// JUnit XML.
    Junit,
    /// GitHub annotations.
    Github,
    /// The one comment on a change, with its marker.
    Comment,
    /// GitLab code quality.
    Gitlab,
}

/// What `comparison.render` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ComparisonRenderInput")]
pub struct Input {
    /// The comparison.
    pub comparison: Comparison,
    /// The format.
    pub format: ReportFormat,
    /// The file of the repository that findings are shown at, where the format knows files.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub artifact: Option<String>,
}

/// What `comparison.render` gives.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ComparisonRenderOutput")]
pub struct Output {
    /// The report.
    pub text: String,
}

/// Renders a comparison.
///
/// # Errors
///
/// `number_out_of_range` for a comparison that has no canonical form.
pub fn run(input: Input) -> Result<Output, Error> {
    Ok(Output { text: render(&input.comparison, input.format, input.artifact.as_deref(), Style::Plain)? })
}

/// Renders a comparison, in colour where the format knows it.
///
/// # Errors
///
/// As [`run`].
pub fn render(
    comparison: &Comparison,
    format: ReportFormat,
    artifact: Option<&str>,
    style: Style,
) -> Result<String, Error> {
    let json = |value: &serde_json::Value| Ok::<_, Error>(text(canonical::to_bytes(value)?));
    Ok(match format {
        ReportFormat::Text => comparison_text(comparison, style),
        ReportFormat::Json => text(canonical::to_bytes(comparison)?),
        ReportFormat::Markdown => comparison_markdown(comparison),
        ReportFormat::Html => comparison_html(comparison),
        ReportFormat::Sarif => json(&comparison_sarif(comparison, artifact))?,
        ReportFormat::Junit => comparison_junit(comparison)?,
        ReportFormat::Github => comparison_github(comparison, artifact),
        ReportFormat::Comment => comparison_comment(comparison),
        ReportFormat::Gitlab => json(&comparison_gitlab(comparison, artifact))?,
    })
}

// canonical JSON is UTF-8
fn text(bytes: Vec<u8>) -> String {
    String::from_utf8_lossy(&bytes).into_owned()
}
