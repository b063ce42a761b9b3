//! Queries and policies that nobody wrote, from a number: the same in every run.

use bastion_core::privacy::mask::{ColumnMask, RewritePolicy, TableMask};
use bastion_core::schema::Dialect;
use serde_json::{Value, json};

use super::world::{COLUMNS, Column, Kind, TABLES};

/// What is in sight: what it is called, and its columns.
type Seen = Vec<(String, Vec<(String, Kind)>)>;

pub struct Maker {
    pub dialect: Dialect,
    state: u64,
    depth: u32,
    names: u32,
    seen: Seen,
    named: Seen,
}

impl Maker {
    pub fn new(dialect: Dialect, seed: u64) -> Self {
        let state = (seed + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Self { dialect, state, depth: 0, names: 0, seen: Vec::new(), named: Vec::new() }
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

    fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }

    fn postgres(&self) -> bool {
        self.dialect == Dialect::Postgresql
    }

    /// A policy over all tables. Under a blind one nothing that may be masked is shown, not even in part.
    pub fn policy(&mut self, schema: &str, blind: bool) -> RewritePolicy {
        let tables = TABLES.iter().map(|table| {
            let columns: Vec<ColumnMask> = COLUMNS
                .iter()
                .filter(|column| column.table == *table)
                .map(|column| {
                    let mut mask = json!({"name": column.name, "mask": self.mask(column, blind)});
                    if !blind && column.kind == Kind::Number && column.canary && mask["mask"]["kind"] != "keep" {
                        mask["aggregates"] = json!(["avg", "sum", "count"]);
                        mask["subjects_min"] = json!(3);
                    }
                    serde_json::from_value(mask).unwrap()
                })
                .collect();
            let row_filter = self.chance(30).then(|| "id <> 3".to_owned());
            TableMask {
                schema: schema.to_owned(),
                name: (*table).to_owned(),
                row_filter,
                columns,
                ..Default::default()
            }
        });
        RewritePolicy { tables: tables.collect() }
    }

    fn mask(&mut self, column: &Column, blind: bool) -> Value {
        let keep = json!({"kind": "keep"});
        if !column.canary || !blind && self.chance(25) {
            return keep;
        }
        if self.chance(7) {
            return json!({"kind": "hide"});
        }
        let mut masks = vec![json!({"kind": "null"})];
        match column.kind {
            Kind::Text => masks.push(json!({"kind": "constant", "value": "it's hidden"})),
            Kind::Number | Kind::Date => {}
        }
        if !blind {
            match column.kind {
                Kind::Text => {
                    masks.push(json!({"kind": "partial", "first": 1, "last": 2}));
                    masks.push(json!({"kind": "prefix", "characters": 4}));
                    if self.dialect != Dialect::Sqlite {
                        masks.push(json!({"kind": "hash", "domain": "d"}));
                    }
                }
                Kind::Number => masks.push(json!({"kind": "bucket", "width": 1000})),
                Kind::Date => {
                    let unit = self.pick(&["year", "quarter", "month"]);
                    masks.push(json!({"kind": "period", "unit": unit}));
                }
            }
        }
        self.pick(&masks)
    }

    /// One query.
    pub fn query(&mut self) -> String {
        (self.depth, self.names) = (0, 0);
        self.seen.clear();
        self.named.clear();
        let mut with = String::new();
        if self.chance(30) {
            let (text, columns) = self.select();
            let name = self.name("w");
            with = format!("WITH {name} AS ({text}) ");
            self.named.push((name, columns));
        }
        if self.chance(12) {
            let left = self.one(Kind::Text);
            let right = self.one(Kind::Text);
            let operator = self.pick(&["UNION", "UNION ALL", "EXCEPT", "INTERSECT"]);
            return format!("{with}{left} {operator} {right}");
        }
        format!("{with}{}", self.select().0)
    }

    fn name(&mut self, letter: &str) -> String {
        self.names += 1;
        format!("{letter}{}", self.names)
    }

    /// A query of one column.
    fn one(&mut self, kind: Kind) -> String {
        let outer = self.seen.clone();
        self.depth += 1;
        let from = self.from();
        let item = self.expression(kind, 1);
        let condition = self.condition(1);
        self.depth -= 1;
        self.seen = outer;
        format!("SELECT {item} FROM {from} WHERE {condition}")
    }

    fn select(&mut self) -> (String, Vec<(String, Kind)>) {
        self.depth += 1;
        let outer = self.seen.clone();
        let before = self.seen.len();
        let from = self.from();
        let own: Seen = self.seen[before..].to_vec();
        let (list, columns, group) = match self.below(12) {
            0 | 1 => ("*".to_owned(), own.iter().flat_map(|(_, columns)| columns.clone()).collect(), String::new()),
            2 => {
                let (alias, columns) = self.pick(&own);
                (format!("{alias}.*"), columns, String::new())
            }
            3 | 4 => self.grouped(),
            5 if self.depth == 1 => (self.odd(&own), Vec::new(), String::new()),
            6 => self.windowed(),
            _ => {
                let (list, columns) = self.items();
                (list, columns, String::new())
            }
        };
        let distinct = if self.chance(15) { "DISTINCT " } else { "" };
        let mut text = format!("SELECT {distinct}{list} FROM {from}");
        if self.chance(60) {
            text = format!("{text} WHERE {}", self.condition(2));
        }
        text.push_str(&group);
        if self.depth == 1 && distinct.is_empty() && group.is_empty() && self.chance(40) {
            let kind = self.pick(&[Kind::Text, Kind::Number, Kind::Date]);
            text = format!("{text} ORDER BY {}", self.expression(kind, 1));
        }
        self.depth -= 1;
        self.seen = outer;
        (text, columns)
    }

    fn items(&mut self) -> (String, Vec<(String, Kind)>) {
        let mut columns = Vec::new();
        let items: Vec<String> = (0..=self.below(3))
            .map(|_| {
                let kind = self.pick(&[Kind::Text, Kind::Text, Kind::Number, Kind::Date]);
                let (expression, name) = (self.expression(kind, 2), self.name("c"));
                columns.push((name.clone(), kind));
                format!("{expression} AS {name}")
            })
            .collect();
        (items.join(", "), columns)
    }

    fn grouped(&mut self) -> (String, Vec<(String, Kind)>, String) {
        let kind = self.pick(&[Kind::Text, Kind::Number]);
        let key = self.column(kind);
        let (first, second) = (self.name("c"), self.name("c"));
        let (aggregate, of) = match self.below(6) {
            0 => ("count(*)".to_owned(), Kind::Number),
            1 => (format!("max({})", self.column(Kind::Text)), Kind::Text),
            2 => (format!("min({})", self.column(Kind::Date)), Kind::Date),
            3 => (format!("sum({})", self.column(Kind::Number)), Kind::Number),
            4 => (format!("avg({})", self.column(Kind::Number)), Kind::Number),
            _ => (format!("count(DISTINCT {})", self.column(Kind::Text)), Kind::Number),
        };
        let having = if self.chance(30) { " HAVING count(*) > 1" } else { "" };
        let list = format!("{key} AS {first}, {aggregate} AS {second}");
        (list, vec![(first, kind), (second, of)], format!(" GROUP BY {key}{having}"))
    }

    fn windowed(&mut self) -> (String, Vec<(String, Kind)>, String) {
        let (text, number) = (self.column(Kind::Text), self.column(Kind::Number));
        let (first, second) = (self.name("c"), self.name("c"));
        let (function, kind) = match self.below(4) {
            0 => ("row_number()".to_owned(), Kind::Number),
            1 => (format!("max({text})"), Kind::Text),
            2 => (format!("lag({text})"), Kind::Text),
            _ => (format!("first_value({text})"), Kind::Text),
        };
        let list = format!("{function} OVER (PARTITION BY {number} ORDER BY {text}) AS {first}, {text} AS {second}");
        (list, vec![(first, kind), (second, Kind::Text)], String::new())
    }

    /// What shows rows as a whole, columns of the system, and the like.
    fn odd(&mut self, own: &Seen) -> String {
        let alias = self.pick(own).0;
        let forms: &[&str] = match self.dialect {
            Dialect::Postgresql => &[
                "@",
                "row_to_json(@)",
                "@::text",
                "(@).*",
                "to_jsonb(@)",
                "@.ctid",
                "@.xmin",
                "@.tableoid",
                "@.text",
                "json_agg(@)",
                "array_agg(@)",
                "row(@.*)",
                "@.row_to_json",
                "count(@)",
                "(@).email",
                "to_json(@) ->> 'ssn'",
                "(SELECT max(x.v) FROM (SELECT @::text AS v) x)",
                "string_agg(@::text, ',')",
                "coalesce(@::text, '')",
            ],
            Dialect::Sqlite => &["@.rowid", "rowid", "@.*", "json_array(@.id)", "@._rowid_", "@.oid"],
            Dialect::Mysql | Dialect::Mariadb => &["@.*", "@.id", "any_value(@.id)", "group_concat(@.id)"],
        };
        self.pick(forms).replace('@', &alias)
    }

    fn from(&mut self) -> String {
        let mut text = self.factor();
        for _ in 0..self.pick(&[0, 0, 1, 1, 2]) {
            let before = self.seen.len();
            let right = self.factor();
            let left = self.below(before);
            let (left, right_name) = (self.seen[left].0.clone(), self.seen[self.seen.len() - 1].0.clone());
            text = match self.below(8) {
                0 => format!("{text} NATURAL JOIN {right}"),
                1 => format!("{text} JOIN {right} USING (id)"),
                2 => format!("{text} CROSS JOIN {right}"),
                3 => format!("{text} LEFT JOIN {right} ON {}", self.condition(1)),
                _ => format!("{text} JOIN {right} ON {left}.id = {right_name}.id"),
            };
        }
        text
    }

    fn factor(&mut self) -> String {
        let alias = self.name("t");
        if self.depth < 2 && self.chance(20) {
            let lateral = self.postgres() && self.depth > 0 && !self.seen.is_empty() && self.chance(30);
            let kept = self.seen.clone();
            if !lateral {
                self.seen.clear();
            }
            let (text, columns) = self.select();
            self.seen = kept;
            self.seen.push((alias.clone(), columns));
            return format!("{}({text}) AS {alias}", if lateral { "LATERAL " } else { "" });
        }
        if !self.named.is_empty() && self.chance(35) {
            let (name, columns) = self.pick(&self.named.clone());
            self.seen.push((alias.clone(), columns));
            return format!("{name} AS {alias}");
        }
        let table = self.pick(TABLES);
        let columns = COLUMNS.iter().filter(|column| column.table == table);
        let columns = columns.map(|column| (column.name.to_owned(), column.kind)).collect();
        if self.chance(15) && !self.seen.iter().any(|(name, _)| name == table) {
            self.seen.push((table.to_owned(), columns));
            return table.to_owned();
        }
        self.seen.push((alias.clone(), columns));
        format!("{table} AS {alias}")
    }

    /// A column in sight, or a constant where there is none.
    fn column(&mut self, kind: Kind) -> String {
        let fitting: Vec<String> = self
            .seen
            .iter()
            .flat_map(|(alias, columns)| {
                columns.iter().filter(|(_, found)| *found == kind).map(move |(name, _)| format!("{alias}.{name}"))
            })
            .collect();
        if fitting.is_empty() {
            return self.literal(kind);
        }
        self.pick(&fitting)
    }

    fn literal(&mut self, kind: Kind) -> String {
        match kind {
            Kind::Text => "'kan'".to_owned(),
            Kind::Number => self.pick(&["1", "7", "3000"]).to_owned(),
            Kind::Date if self.dialect == Dialect::Sqlite => "'1850-02-03'".to_owned(),
            Kind::Date => "DATE '1850-02-03'".to_owned(),
        }
    }

    fn expression(&mut self, kind: Kind, levels: u32) -> String {
        if levels == 0 || self.chance(55) {
            return self.column(kind);
        }
        let deeper = levels - 1;
        match (kind, self.below(7)) {
            (_, 0) => format!("coalesce({}, {})", self.column(kind), self.literal(kind)),
            (_, 1) => {
                let (condition, then) = (self.condition(deeper), self.expression(kind, deeper));
                format!("CASE WHEN {condition} THEN {then} ELSE {} END", self.column(kind))
            }
            (_, 2) if self.depth < 2 => {
                let item = self.one(kind).replacen("SELECT ", "SELECT max(", 1).replacen(" FROM ", ") FROM ", 1);
                if item.matches("SELECT").count() == 1 { format!("({item})") } else { self.column(kind) }
            }
            (_, 3) => format!("nullif({}, {})", self.column(kind), self.literal(kind)),
            (Kind::Text, 4) => format!("upper({})", self.expression(kind, deeper)),
            (Kind::Text, 5) => format!("replace({}, 'a', 'b')", self.expression(kind, deeper)),
            (Kind::Text, _) if self.postgres() => format!("{}::text", self.column(Kind::Number)),
            (Kind::Text, _) => format!("substr({}, 1, 50)", self.expression(kind, deeper)),
            (Kind::Number, 4) => format!("length({})", self.expression(Kind::Text, deeper)),
            (Kind::Number, 5) => format!("({} + 1)", self.expression(kind, deeper)),
            (Kind::Number, _) => format!("abs({})", self.expression(kind, deeper)),
            (Kind::Date, _) => self.column(kind),
        }
    }

    fn condition(&mut self, levels: u32) -> String {
        let kind = self.pick(&[Kind::Text, Kind::Number, Kind::Date]);
        if levels > 0 && self.chance(20) {
            let word = self.pick(&["AND", "OR"]);
            return format!("({} {word} {})", self.condition(levels - 1), self.condition(levels - 1));
        }
        let left = self.expression(kind, levels.min(1));
        match self.below(8) {
            0 => format!("{left} IS NOT NULL"),
            1 => format!("{left} = {}", self.column(kind)),
            2 => format!("{left} > {}", self.literal(kind)),
            3 if self.depth < 2 => format!("{left} IN ({})", self.one(kind)),
            4 if self.depth < 2 => format!("EXISTS ({})", self.one(kind)),
            5 => format!("NOT ({left} < {})", self.literal(kind)),
            6 if kind == Kind::Text => format!("{left} LIKE 'kan%'"),
            _ => format!("{} >= 0", self.column(Kind::Number)),
        }
    }
}
