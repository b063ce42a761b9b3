use super::*;
use crate::schema::Dialect;
use crate::snapshot::{ColumnStatistics, FrequentValue, Snapshot, StatisticsMethod};
use crate::sql::advice::Question;
use crate::sql::read_schema;
use crate::sql::workload::QueryStatistics;

fn snapshot() -> Snapshot {
    let text = "CREATE TABLE customers (id integer PRIMARY KEY, name text, country text);
        CREATE TABLE orders (id integer PRIMARY KEY, customer_id integer NOT NULL, state text, placed timestamp, total numeric);
        CREATE INDEX orders_placed ON orders (placed);";
    let mut document = read_schema(Dialect::Postgresql, &[("a.sql".to_owned(), text.to_owned())]);
    for (table, column, rows, distinct) in [
        ("customers", "id", 20_000, 20_000),
        ("orders", "id", 500_000, 500_000),
        ("orders", "customer_id", 500_000, 20_000),
        ("orders", "state", 500_000, 3),
        ("orders", "placed", 500_000, 400_000),
    ] {
        let mut found = ColumnStatistics::unknown("public", table, column, StatisticsMethod::Catalog);
        (found.row_count, found.distinct_count) = (Some(rows), Some(distinct));
        if column == "state" {
            found.most_common = vec![
                FrequentValue { value: "sent".into(), ratio: 0.9 },
                FrequentValue { value: "open".into(), ratio: 0.02 },
            ];
        }
        document.statistics.push(found);
    }
    Snapshot::new(document).unwrap()
}

fn question(sql: &str, calls: u64) -> Question {
    let statistics = QueryStatistics {
        fingerprint: sql.to_owned(),
        sql: None,
        calls,
        errors: 0,
        rows: 0,
        total_ms: 1.0,
        minimum_ms: None,
        maximum_ms: None,
        deviation_ms: None,
        histogram: Vec::new(),
    };
    Question { sql: sql.to_owned(), statistics: Some(statistics), ..Question::default() }
}

fn chosen(questions: &[Question], limits: Limits) -> IndexAdvice {
    let snapshot = snapshot();
    let estimator = Estimator { snapshot: &snapshot, questions };
    let mut chooser = Chooser::new(&snapshot, questions, limits, Confidence::Low);
    while !chooser.questions().is_empty() {
        let costs: Vec<_> =
            chooser.questions().iter().map(|asked| estimator.cost(chooser.candidates(), asked)).collect();
        chooser.answer(&costs);
    }
    chooser.finish()
}

fn statements(advice: &IndexAdvice) -> Vec<&str> {
    advice.indexes.iter().map(|index| index.sql.as_str()).collect()
}

#[test]
fn indexes_follow_from_what_is_asked() {
    let cases: &[(&str, &[&str])] = &[
        (
            "SELECT * FROM orders WHERE customer_id = 7",
            &["CREATE INDEX orders_customer_id ON public.orders (customer_id)"],
        ),
        (
            "SELECT * FROM orders WHERE state = 'open' AND placed > '2024-01-01' ORDER BY placed",
            &["CREATE INDEX orders_placed_some ON public.orders (placed) WHERE state = 'open'"],
        ),
        (
            "SELECT * FROM orders WHERE state = 'open'",
            &["CREATE INDEX orders_state_some ON public.orders (state) WHERE state = 'open'"],
        ),
        ("SELECT * FROM orders WHERE state = 'sent'", &[]),
        ("SELECT * FROM orders WHERE id = 7", &[]),
        ("SELECT * FROM orders WHERE placed = '2024-01-01'", &[]),
        (
            "SELECT c.name FROM customers c JOIN orders o ON o.customer_id = c.id WHERE c.id = 8",
            &["CREATE INDEX orders_customer_id ON public.orders (customer_id)"],
        ),
        (
            "SELECT id FROM orders o WHERE lower(o.state) = 'a'",
            &["CREATE INDEX orders_expression ON public.orders ((lower(state)))"],
        ),
        ("SELECT nothing", &[]),
    ];
    for (sql, expected) in cases {
        let advice = chosen(&[question(sql, 10)], Limits::default());
        assert_eq!(statements(&advice), *expected, "{sql}: {advice:#?}");
        for cost in &advice.statements {
            assert!(cost.after <= cost.before, "{sql}");
        }
    }
}

#[test]
fn a_budget_and_writes_hold_back() {
    let read = question("SELECT * FROM orders WHERE customer_id = 7", 10);
    let small = Limits { size_bytes_max: 1_000_000, ..Limits::default() };
    assert_eq!(chosen(std::slice::from_ref(&read), small).indexes, []);
    // a write costs little beside a scan, and much beside nothing
    let few = [read.clone(), question("INSERT INTO orders VALUES (1, 2, 'a', now(), 3)", 1_000)];
    let advice = chosen(&few, Limits::default());
    assert_eq!((advice.indexes.len(), &advice.indexes[0].helped, &advice.indexes[0].hurt), (1, &vec![0], &vec![1]));
    let many = [read.clone(), question("INSERT INTO orders VALUES (1, 2, 'a', now(), 3)", 5_000_000)];
    assert_eq!(chosen(&many, Limits::default()).indexes, []);
    // columns that an index does not have are written for free
    let other = [read, question("UPDATE orders SET total = 3 WHERE id = 8", 5_000_000)];
    assert_eq!(chosen(&other, Limits { gain_min: 0.0, ..Limits::default() }).indexes[0].hurt, Vec::<u32>::new());
}

#[test]
fn what_pays_most_is_chosen_first() {
    let questions = [
        question("SELECT * FROM orders WHERE customer_id = 7", 1),
        question("SELECT * FROM orders WHERE state = 'open'", 1_000),
    ];
    let advice = chosen(&questions, Limits { gain_min: 0.0, ..Limits::default() });
    assert_eq!(advice.indexes.first().map(|index| index.helped.clone()), Some(vec![1]));
    assert!(advice.indexes.len() >= 2, "{advice:#?}");
    let one = chosen(&questions, Limits { indexes_max: 1, ..Limits::default() });
    assert_eq!(one.indexes.len(), 1);
}
