//! Evidence into a verdict: weights add up to the logarithm of the odds.

use std::collections::BTreeSet;

use super::data_type::{self, Family};
use super::dictionary::Strength;
use super::name::{self, NameEvidence, PersonWord};
use super::relation::{KeyRole, Named, Relation, is_personal};
use super::value::Sample;
use super::{ClassifyOptions, ColumnVerdict, EntityCandidate, Evidence, EvidenceSource, rounded};
use crate::privacy::{Entity, Sensitivity, Tag};

/// One column in a hundred, as the logarithm of the odds.
const PRIOR: f64 = -4.6;
/// What a name says, by how clear it is. All weights are below the prior's.
const STRONG: f64 = 4.5;
const MEDIUM: f64 = 3.5;
const WEAK: f64 = 2.0;
/// A word in the name that says whose.
const PERSON: f64 = 1.0;
/// A word by which the column only says something of the value.
const ABOUT: f64 = -6.0;
/// A word nobody knows, beside a clear cue and beside a weak one.
const UNKNOWN: f64 = -0.5;
const UNKNOWN_BESIDE_WEAK: f64 = -2.0;
/// A comment counts somewhat less than the same words in a name: it may speak of another column.
const COMMENT_PART: f64 = 0.8;
/// A key that points elsewhere, and the number of the row.
const FOREIGN: f64 = -3.0;
const PRIMARY: f64 = -2.0;
/// The relation is called after persons; what is called a name in one that is called nothing else.
const RELATION: f64 = 1.0;
const RELATION_NAME: f64 = 2.0;
/// One, two, or more other columns that are clearly of a person.
const NEIGHBOURS: [f64; 3] = [1.0, 1.75, 2.25];
/// Less probable candidates are not listed.
const CANDIDATE_PROBABILITY_MIN: f64 = 0.05;
const CANDIDATES_MAX: usize = 5;

/// The verdict on one column.
pub(super) fn verdict(
    relation: &Relation<'_>,
    named: &Named<'_>,
    sample: Option<&Sample>,
    options: &ClassifyOptions,
) -> ColumnVerdict {
    let column = named.column;
    let comment = column.comment.as_deref().map(name::evidence).unwrap_or_default();
    let family = data_type::family(&column.data_type);
    let mut weighed: Vec<(f64, Entity, Vec<Evidence>)> = candidates(named, &comment, family, sample)
        .into_iter()
        .map(|entity| {
            let evidence = Weighing { relation, named, comment: &comment, family, sample }.evidence(entity);
            (probability(&evidence), entity, evidence)
        })
        .collect();
    weighed.sort_by(|left, right| right.0.total_cmp(&left.0).then(left.1.cmp(&right.1)));
    let mut weighed = weighed.into_iter();
    let best = weighed.next();
    let alternatives = weighed
        .take_while(|(probability, ..)| *probability >= CANDIDATE_PROBABILITY_MIN)
        .take(CANDIDATES_MAX)
        .map(|(probability, entity, _)| EntityCandidate { entity, probability })
        .collect();
    let (probability, entity, evidence) = match best {
        Some((probability, entity, evidence)) => (probability, Some(entity), evidence),
        None => (probability(&[prior()]), None, vec![prior()]),
    };
    let tagged = entity.filter(|_| probability >= options.probability_min);
    ColumnVerdict {
        schema: column.schema.clone(),
        relation: column.relation.clone(),
        column: column.name.clone(),
        tagged: tagged.is_some(),
        entity,
        probability,
        sensitivity: tagged.map_or(Sensitivity::None, Entity::sensitivity),
        tags: tagged.map(|entity| entity.tags().to_vec()).unwrap_or_default(),
        jurisdictions: tagged.map_or(&[][..], Entity::jurisdictions).iter().map(|code| (*code).to_owned()).collect(),
        evidence,
        alternatives,
        sample: sample.map(|sample| sample.record.clone()),
    }
}

/// What anything speaks for: the name, the comment, a type made for it, a value.
fn candidates(
    named: &Named<'_>,
    comment: &[NameEvidence],
    family: Family,
    sample: Option<&Sample>,
) -> BTreeSet<Entity> {
    let made_for: &[Entity] = match family {
        Family::Network => &[Entity::Ipv4, Entity::Ipv6],
        Family::Hardware => &[Entity::MacAddress],
        Family::Position => &[Entity::GeoPosition],
        _ => &[],
    };
    let called = named.names.iter().chain(comment).map(|evidence| evidence.entity);
    called.chain(made_for.iter().copied()).chain(sample.into_iter().flat_map(Sample::entities)).collect()
}

/// All that is known of a column.
struct Weighing<'a> {
    relation: &'a Relation<'a>,
    named: &'a Named<'a>,
    comment: &'a [NameEvidence],
    family: Family,
    sample: Option<&'a Sample>,
}

impl Weighing<'_> {
    /// Everything that speaks for or against an entity, in the order of its sources.
    fn evidence(&self, entity: Entity) -> Vec<Evidence> {
        let mut evidence = vec![prior()];
        let name = self.named.names.iter().find(|found| found.entity == entity);
        evidence.extend(name.into_iter().flat_map(of_name));
        evidence.extend(self.comment.iter().find(|found| found.entity == entity).into_iter().flat_map(of_comment));
        let (weight, why) = data_type::weight(entity, self.family);
        evidence.push(plain(
            EvidenceSource::DataType,
            weight,
            format!("the type `{}` {why}", self.named.column.data_type),
        ));
        evidence.extend(self.of_key());
        evidence.extend(self.of_relation(entity));
        evidence.extend(self.of_neighbours(entity));
        evidence.extend(self.of_values(entity));
        evidence.retain(|piece| piece.weight != 0.0 || piece.counts.is_some());
        evidence
    }

    fn of_key(&self) -> Option<Evidence> {
        let role = self.relation.key_role(&self.named.column.name)?;
        // a natural key of text may well be an address or a number of a person
        match (role, self.family) {
            (KeyRole::Foreign, _) => {
                Some(plain(EvidenceSource::Key, FOREIGN, "it points at another relation".to_owned()))
            }
            (KeyRole::Primary, Family::Whole(_) | Family::Uuid) => {
                Some(plain(EvidenceSource::Key, PRIMARY, "it is the number of the row".to_owned()))
            }
            (KeyRole::Primary, _) => None,
        }
    }

    fn of_relation(&self, entity: Entity) -> Option<Evidence> {
        let PersonWord { word, alone } = self.relation.person.as_ref().filter(|_| is_personal(entity))?;
        let weight = if *alone && entity.tags().contains(&Tag::Name) { RELATION_NAME } else { RELATION };
        Some(plain(EvidenceSource::Relation, weight, format!("the relation is called `{word}`, which is of persons")))
    }

    fn of_neighbours(&self, entity: Entity) -> Option<Evidence> {
        if !is_personal(entity) {
            return None;
        }
        let neighbours = self.relation.neighbours(self.named.column, entity);
        let position = neighbours.len().min(NEIGHBOURS.len()).checked_sub(1)?;
        let shown: Vec<String> =
            neighbours.iter().take(NEIGHBOURS.len()).map(|neighbour| format!("`{neighbour}`")).collect();
        let weight = NEIGHBOURS.get(position).copied().unwrap_or_default();
        Some(plain(EvidenceSource::Neighbours, weight, format!("beside it stands {}", shown.join(", "))))
    }

    fn of_values(&self, entity: Entity) -> Option<Evidence> {
        let (weight, counts) = self.sample?.weight(entity)?;
        let inside = match counts.distinct_texts {
            0 => String::new(),
            texts => format!(", and it stands in {texts} texts"),
        };
        let sentence = format!(
            "{} of {} different values look like it, at least {:.0} % of all at 95 % confidence{inside}",
            counts.distinct_hits,
            counts.distinct_values,
            counts.share_min * 100.0
        );
        Some(Evidence { source: EvidenceSource::Values, weight: rounded(weight), sentence, counts: Some(counts) })
    }
}

fn prior() -> Evidence {
    plain(EvidenceSource::Prior, PRIOR, "one column in a hundred".to_owned())
}

fn of_name(found: &NameEvidence) -> Vec<Evidence> {
    let language = found.language;
    let sentence = format!("the name says `{}` ({language}, {})", found.phrase, clarity(found.strength));
    let mut evidence = vec![plain(EvidenceSource::Name, strength(found.strength), sentence)];
    if let Some(word) = &found.about {
        let sentence = format!("`{word}` in the name: it says something of the value and does not hold it");
        evidence.push(plain(EvidenceSource::Name, ABOUT, sentence));
    }
    if let Some(word) = &found.person {
        evidence.push(plain(EvidenceSource::Name, PERSON, format!("`{word}` in the name is of persons")));
    }
    if let Some(word) = &found.unknown {
        let weight = if found.strength == Strength::Weak { UNKNOWN_BESIDE_WEAK } else { UNKNOWN };
        evidence.push(plain(EvidenceSource::Name, weight, format!("`{word}` in the name is not known")));
    }
    evidence
}

fn of_comment(found: &NameEvidence) -> Vec<Evidence> {
    let weight = rounded(strength(found.strength) * COMMENT_PART);
    let sentence = format!("the comment says `{}` ({})", found.phrase, found.language);
    let mut evidence = vec![plain(EvidenceSource::Comment, weight, sentence)];
    if let Some(word) = &found.person {
        evidence.push(plain(EvidenceSource::Comment, PERSON, format!("`{word}` in the comment is of persons")));
    }
    evidence
}

const fn strength(strength: Strength) -> f64 {
    match strength {
        Strength::Strong => STRONG,
        Strength::Medium => MEDIUM,
        Strength::Weak => WEAK,
    }
}

const fn clarity(strength: Strength) -> &'static str {
    match strength {
        Strength::Strong => "clear",
        Strength::Medium => "often meant",
        Strength::Weak => "sometimes meant",
    }
}

const fn plain(source: EvidenceSource, weight: f64, sentence: String) -> Evidence {
    Evidence { source, weight, sentence, counts: None }
}

fn probability(evidence: &[Evidence]) -> f64 {
    let odds: f64 = evidence.iter().map(|piece| piece.weight).sum();
    rounded(1.0 / (1.0 + (-odds).exp()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_single_piece_of_evidence_is_enough() {
        for weight in [STRONG, MEDIUM, WEAK, PERSON, RELATION, RELATION_NAME].into_iter().chain(NEIGHBOURS) {
            assert!(PRIOR + weight < 0.0, "{weight}");
        }
    }
}
