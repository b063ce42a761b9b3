//! JUnit XML: what test reports of build servers show. An error is a failure; the rest passes and is written out.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::comparison::impacts;
use crate::error::{Error, ErrorCode};
use crate::escape::plain;
use crate::finding::{Finding, Level};
use crate::rules::Comparison;

pub(super) type Xml = Writer<Vec<u8>>;

/// A comparison as a JUnit report: one test case per finding, or one that passes when there is none.
///
/// # Errors
///
/// `internal`, when it cannot be written as XML: what XML cannot hold is escaped before, so never.
pub fn comparison_junit(comparison: &Comparison) -> Result<String, Error> {
    let failed = |reason: String| Error::new(ErrorCode::Internal, format!("the report cannot be written: {reason}"));
    let bytes = write(comparison).map_err(|error| failed(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| failed(error.to_string()))
}

fn write(comparison: &Comparison) -> std::io::Result<Vec<u8>> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let failures = comparison.findings.iter().filter(|finding| finding.level == Level::Error).count().to_string();
    let tests = comparison.findings.len().max(1).to_string();
    let counts = [("tests", tests.as_str()), ("failures", failures.as_str()), ("errors", "0")];
    start(&mut xml, "testsuites", &[("name", "bastion")])?;
    let mut suite = vec![("name", "schema")];
    suite.extend(counts);
    start(&mut xml, "testsuite", &suite)?;
    for finding in &comparison.findings {
        case(&mut xml, finding)?;
    }
    if comparison.findings.is_empty() {
        start(&mut xml, "testcase", &[("name", "no difference that anyone can notice"), ("classname", "bastion")])?;
        end(&mut xml, "testcase")?;
    }
    end(&mut xml, "testsuite")?;
    end(&mut xml, "testsuites")?;
    Ok(xml.into_inner())
}

fn case(xml: &mut Xml, finding: &Finding) -> std::io::Result<()> {
    let name = format!("{} {}", finding.rule, plain(&finding.location.path.join(".")));
    let message = plain(&finding.message);
    let hint = finding.hint.as_deref().map(plain).unwrap_or_default();
    let detail = format!("{message}\n{}\n{hint}", impacts(&finding.impacts));
    start(xml, "testcase", &[("name", &name), ("classname", &format!("bastion.{}", finding.name))])?;
    if finding.level == Level::Error {
        start(xml, "failure", &[("type", &finding.name), ("message", &message)])?;
        xml.write_event(Event::Text(BytesText::new(&detail)))?;
        end(xml, "failure")?;
    } else {
        start(xml, "system-out", &[])?;
        xml.write_event(Event::Text(BytesText::new(&format!("{}: {detail}", finding.level))))?;
        end(xml, "system-out")?;
    }
    end(xml, "testcase")
}

pub(super) fn start(xml: &mut Xml, name: &str, attributes: &[(&str, &str)]) -> std::io::Result<()> {
    xml.write_event(Event::Start(BytesStart::new(name).with_attributes(attributes.iter().copied())))
}

pub(super) fn end(xml: &mut Xml, name: &str) -> std::io::Result<()> {
    xml.write_event(Event::End(BytesEnd::new(name)))
}
