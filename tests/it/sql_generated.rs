//! Thousands of queries nobody wrote, with names that exist and names that do not: the server's answer and ours.

use bastion_core::impact::{Consumer, Description};
use bastion_core::sql;

use bastion_core::port::SnapshotOptions;

use crate::connect_mysql;
use crate::server::{Database, Server, open};

const SCHEMA: &str = include_str!("../sql/postgresql_old.sql");
const COLUMNS: &[&str] = &[
    "id",
    "person_id",
    "pet_id",
    "email",
    "name",
    "age",
    "day",
    "cost",
    "weight",
    "\"Some Column\"",
    "nothing",
    "ctid",
    "x",
    "y",
    "EMAIL",
    "\"EMAIL\"",
];
// with some of their columns; the last one does not exist
const RELATIONS: &[(&str, &[&str])] = &[
    ("person", &["id", "email", "age", "\"email\"", "Note"]),
    ("pet", &["id", "person_id", "name", "weight"]),
    ("visit", &["pet_id", "person_id", "day", "cost"]),
    ("adult", &["id", "email", "age"]),
    ("owner", &["id", "email", "pets", "weight"]),
    ("public.person", &["id", "felt", "tags", "ctid"]),
    ("audit.entry", &["id", "who", "person_id"]),
    ("\"Mixed Case\"", &["id", "\"Some Column\"", "plain"]),
    ("heavy", &["name", "weight"]),
    ("nowhere", &["id"]),
];

const LITE: &[(&str, &[&str])] = &[
    ("person", &["id", "email", "age", "Note", "rowid"]),
    ("pet", &["id", "person_id", "name", "weight"]),
    ("visit", &["pet_id", "person_id", "day", "cost"]),
    ("adult", &["id", "email"]),
    ("main.person", &["id", "born"]),
    ("\"odd name\"", &["\"some column\"", "other"]),
    ("nowhere", &["id"]),
];

const MYSQL: &[(&str, &[&str])] = &[
    ("person", &["id", "email", "age", "Note", "secret"]),
    ("pet", &["id", "person_id", "name", "weight"]),
    ("visit", &["pet_id", "person_id", "day", "cost"]),
    ("adult", &["id", "email"]),
    ("bastion_sql_generated.person", &["id", "born"]),
    ("nowhere", &["id"]),
];

/// A small generator with a fixed seed: the same queries in every run.
struct Maker {
    relations: &'static [(&'static str, &'static [&'static str])],
    joins: &'static [&'static str],
    // without LATERAL and casts
    lite: bool,
    state: u64,
    depth: u32,
    // what may stand in front of a column
    seen: Vec<(String, &'static [&'static str])>,
    named: Vec<String>,
    aliases: u32,
}

impl Maker {
    fn new(relations: &'static [(&'static str, &'static [&'static str])], lite: bool) -> Self {
        let (state, joins) = (0x5eed_1234_5678_9abc, &["JOIN", "LEFT JOIN", "FULL JOIN"]);
        Self { relations, joins, lite, state, depth: 0, seen: Vec::new(), named: Vec::new(), aliases: 0 }
    }

    fn below(&mut self, bound: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        usize::try_from(self.state >> 33).unwrap() % bound
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn pick(&mut self, from: &[&str]) -> String {
        from[self.below(from.len())].to_owned()
    }

    fn any_column(&mut self) -> String {
        let name = self.pick(COLUMNS);
        if self.seen.is_empty() || self.chance(35) {
            return name;
        }
        let front = if self.chance(4) {
            self.pick(&["person", "pet", "z", "public.pet", "audit.entry"])
        } else {
            let at = self.below(self.seen.len());
            self.seen[at].0.clone()
        };
        format!("{front}.{name}")
    }

    // mostly one that is there
    fn column(&mut self) -> String {
        if self.chance(93)
            && let Some(at) = (!self.seen.is_empty()).then(|| self.below(self.seen.len()))
        {
            let (front, columns) = self.seen[at].clone();
            if !columns.is_empty() {
                return format!("{front}.{}", self.pick(columns));
            }
        }
        self.any_column()
    }

    fn expression(&mut self) -> String {
        match self.below(12) {
            0 if self.depth < 2 => format!("EXISTS ({})", self.query()),
            1 if self.depth < 2 => format!("(SELECT count(*) FROM ({}) AS inner_{})", self.query(), self.depth),
            2 => format!("({} IS NULL)", self.column()),
            3 if self.lite => format!("coalesce({}, 'x')", self.column()),
            3 => format!("coalesce({}::text, 'x')", self.column()),
            4 => "1".to_owned(),
            _ => self.column(),
        }
    }

    fn relation(&mut self) -> (String, &'static [&'static str]) {
        let at = if self.chance(97) { self.below(self.relations.len() - 1) } else { self.relations.len() - 1 };
        (self.relations[at].0.to_owned(), self.relations[at].1)
    }

    // a relation of FROM, and what it is called
    fn factor(&mut self) -> String {
        self.aliases += 1;
        let alias = format!("t{}", self.aliases);
        let mut known: &'static [&'static str] = &[];
        let text = match self.below(10) {
            0 if self.depth < 2 => {
                let lateral = if !self.lite && self.chance(50) { "LATERAL " } else { "" };
                let kept = self.seen.clone();
                if lateral.is_empty() {
                    self.seen.clear();
                }
                let inner = self.query();
                self.seen = kept;
                format!("{lateral}({inner}) AS {alias}")
            }
            1 if !self.lite && self.chance(50) => format!("(SELECT id AS x, id AS y FROM person) AS {alias} (x)"),
            2 if !self.named.is_empty() => {
                let at = self.below(self.named.len());
                format!("{} AS {alias}", self.named[at].clone())
            }
            3 => {
                let (name, columns) = self.relation();
                self.seen.push((name.rsplit('.').next().unwrap().to_owned(), columns));
                return name;
            }
            _ => {
                let (name, columns) = self.relation();
                known = columns;
                format!("{name} {alias}")
            }
        };
        self.seen.push((alias, known));
        text
    }

    fn joined(&mut self) -> String {
        let before = std::mem::take(&mut self.seen);
        let mut text = self.factor();
        for _ in 0..self.below(3) {
            let kind = self.pick(self.joins);
            let right = self.factor();
            text = match self.below(5) {
                0 => format!("{text} {kind} {right} USING ({})", self.pick(&["id", "person_id", "pet_id"])),
                1 => format!("{text} CROSS JOIN {right}"),
                _ => format!("{text} {kind} {right} ON {} IS NOT NULL", self.column()),
            };
        }
        let own = std::mem::replace(&mut self.seen, before);
        self.seen.extend(own);
        text
    }

    fn query(&mut self) -> String {
        self.depth += 1;
        let (outer, named) = (self.seen.clone(), self.named.clone());
        let mut with = String::new();
        if self.depth == 1 && self.chance(25) {
            self.aliases += 1;
            let name = format!("c{}", self.aliases);
            let inner = self.query();
            with = format!("WITH {name} AS ({inner}) ");
            self.named.push(name);
        }
        let mut from = self.joined();
        if self.chance(25) {
            from = format!("{from}, {}", self.joined());
        }
        let list = match self.below(6) {
            0 => "*".to_owned(),
            1 => format!("{}.*", self.seen[self.seen.len() - 1].0),
            2 => format!("{} AS x, {} AS y", self.expression(), self.expression()),
            3 => format!("{}, {}", self.expression(), self.expression()),
            _ => self.expression(),
        };
        let mut text = format!("{with}SELECT {list} FROM {from}");
        if self.chance(40) {
            text = format!("{text} WHERE {} IS NOT NULL", self.expression());
        }
        if self.chance(25) {
            text = format!("{text} ORDER BY {}", self.column());
        }
        self.depth -= 1;
        (self.seen, self.named) = (outer, named);
        text
    }
}

#[tokio::test]
async fn six_thousand_generated_queries_are_answered_alike() {
    let database = Database::new(Server::Main, "sql_generated").await;
    database.run(SCHEMA).await;
    let snapshot = database.snapshot().await;
    let mut maker = Maker::new(RELATIONS, false);
    let consumers: Vec<_> = (0..6_000).map(|_| Consumer { sql: maker.query(), ..Consumer::default() }).collect();
    let theirs = database.source().await.describe(&consumers, &[]).await.unwrap();
    let ours = sql::describe(&snapshot, &consumers, &["public".to_owned()]);
    let (mut wrong, mut prepared, mut refused, mut unasked, mut missed) = (Vec::new(), 0, 0, 0, Vec::new());
    for ((consumer, ours), theirs) in consumers.iter().zip(&ours).zip(&theirs) {
        let said = format!("{}\n    {ours:?}\n    {theirs:?}", consumer.sql);
        match (ours, theirs) {
            (Description::Unasked(_), _) => unasked += 1,
            (Description::Refused(ours), Description::Refused(theirs)) => {
                refused += 1;
                if ours.code != theirs.code || (ours.position.is_some() && ours.position != theirs.position) {
                    wrong.push(said);
                }
            }
            (Description::Prepared(ours), Description::Prepared(theirs)) => {
                prepared += 1;
                let same = ours.columns.len() == theirs.columns.len()
                    && ours.columns.iter().zip(&theirs.columns).all(|(ours, theirs)| ours.same_as(theirs));
                if !same {
                    wrong.push(said);
                }
            }
            (Description::Refused(_), _) => wrong.push(said),
            (Description::Prepared(_), Description::Refused(_)) => missed.push(said),
            (Description::Prepared(_), Description::Unasked(_)) => {}
        }
    }
    println!("{prepared} prepared, {refused} refused, {unasked} not judged, {} missed", missed.len());
    println!("{}", missed.iter().take(10).cloned().collect::<Vec<_>>().join("\n"));
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.iter().take(12).cloned().collect::<Vec<_>>().join("\n"));
    assert!(prepared >= 1_500 && refused >= 1_500 && missed.is_empty(), "{prepared} prepared, {refused} refused");
}

// no false refusal, and as many columns
fn held(title: &str, consumers: &[Consumer], ours: &[Description], theirs: &[Description], missed_max: usize) {
    let (mut wrong, mut prepared, mut refused, mut missed) = (Vec::new(), 0, 0, Vec::new());
    for ((consumer, ours), theirs) in consumers.iter().zip(ours).zip(theirs) {
        let said = format!("{}\n    {ours:?}\n    {theirs:?}", consumer.sql);
        match (ours, theirs) {
            (Description::Refused(_), Description::Refused(_)) => refused += 1,
            (Description::Refused(_), _) => wrong.push(said),
            (Description::Prepared(ours), Description::Prepared(theirs)) => {
                prepared += 1;
                if ours.columns.len() != theirs.columns.len() {
                    wrong.push(said);
                }
            }
            (Description::Prepared(_), _) => missed.push(said),
            _ => {}
        }
    }
    println!("{title}: {prepared} prepared, {refused} refused, {} missed", missed.len());
    println!("{}", missed.iter().take(8).cloned().collect::<Vec<_>>().join("\n"));
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.iter().take(12).cloned().collect::<Vec<_>>().join("\n"));
    let enough = prepared >= 1_000 && refused >= 1_000 && missed.len() <= missed_max;
    assert!(enough, "{prepared} prepared, {refused} refused, {} missed", missed.len());
}

#[tokio::test]
async fn sqlite_answers_generated_queries_alike() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    rusqlite::Connection::open(&path).unwrap().execute_batch(include_str!("../sql/sqlite.sql")).unwrap();
    let source = open(&format!("sqlite:{}", path.display())).await;
    let snapshot = source.snapshot(&SnapshotOptions::default()).await.unwrap();
    let mut maker = Maker::new(LITE, true);
    let consumers: Vec<_> = (0..6_000).map(|_| Consumer { sql: maker.query(), ..Consumer::default() }).collect();
    let theirs = source.describe(&consumers, &[]).await.unwrap();
    held("sqlite", &consumers, &sql::describe(&snapshot, &consumers, &[]), &theirs, 100);
}

#[tokio::test]
async fn mariadb_answers_generated_queries_alike() {
    let address = connect_mysql::database("sql_generated", include_str!("../sql/mysql.sql")).await;
    let source = open(&address).await;
    let snapshot = source.snapshot(&SnapshotOptions::default()).await.unwrap();
    let mut maker = Maker { joins: &["JOIN", "LEFT JOIN", "RIGHT JOIN"], ..Maker::new(MYSQL, true) };
    let consumers: Vec<_> = (0..4_000).map(|_| Consumer { sql: maker.query(), ..Consumer::default() }).collect();
    let theirs = source.describe(&consumers, &[]).await.unwrap();
    connect_mysql::discard("sql_generated").await;
    held("mariadb", &consumers, &sql::describe(&snapshot, &consumers, &[]), &theirs, 400);
}
