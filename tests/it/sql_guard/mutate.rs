//! Statements nobody wrote: those of the corpora, changed as an attacker would change them. A fixed seed gives the same ones.

use bastion_core::sql::Grammar;

/// Numbers from a seed (xorshift64).
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % bound.max(1)
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

/// The pieces of a text: words, numbers, quoted things, comments, spaces, single signs.
pub fn pieces(text: &str) -> Vec<String> {
    let signs: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        let start = at;
        let sign = signs[at];
        at += 1;
        if sign.is_alphanumeric() || sign == '_' {
            while at < signs.len() && (signs[at].is_alphanumeric() || signs[at] == '_') {
                at += 1;
            }
        } else if matches!(sign, '\'' | '"' | '`') {
            while at < signs.len() && signs[at] != sign {
                at += 1;
            }
            at = (at + 1).min(signs.len());
        } else if sign.is_whitespace() {
            while at < signs.len() && signs[at].is_whitespace() {
                at += 1;
            }
        }
        found.push(signs[start..at].iter().collect());
    }
    found
}

const POSTGRESQL_CALLS: &[&str] = &[
    "pg_sleep(2)",
    "touch()",
    "public.touch()",
    "nextval('customers_id_seq')",
    "pg_advisory_lock(7)",
    "set_config('work_mem', '64kB', false)",
    "lo_create(0)",
    "pg_notify('a', 'b')",
    "pg_read_file('/etc/hostname')",
    "pg_ls_dir('.')",
    "liar(1)",
    "peek('DELETE FROM events')",
    "txid_current()",
    "query_to_xml('SELECT touch()', true, true, '')",
    "length(42)",
    "1::loud",
    "(2::float8).pg_sleep",
    "1 @+@ 2",
    "true + true",
    "loud_sum(1)",
    "setseed(0.1)",
    "pg_export_snapshot()",
    "dblink_connect('host=127.0.0.1 port=1')",
    "1 OPERATOR(public.@+@) 2",
    "(SELECT id FROM customers LIMIT 1 FOR UPDATE)",
    "(SELECT amount FROM secret.salary)",
    "current_setting('data_directory')",
    "'secret.salary'::regclass",
    "U&\"pg\\005fsleep\"(2)",
    "json_populate_record(NULL::loud_row, '{\"a\":1}')",
    "random()",
    "lower('X')",
];
const MYSQL_CALLS: &[&str] = &[
    "SLEEP(2)",
    "touch()",
    "`touch`()",
    "GET_LOCK('a', 0)",
    "LOAD_FILE('/etc/hostname')",
    "NEXTVAL(numbers)",
    "BENCHMARK(100000000, MD5('a'))",
    "@a := 1",
    "@@datadir",
    "LAST_INSERT_ID(7)",
    "(SELECT amount FROM bastion_guard_secret.salary)",
    "bastion_guard.upper('a')",
    "/*!SLEEP(2)*/",
    "/*M!SLEEP(2)*/",
    "upper('a')",
    "rand()",
];
const SQLITE_CALLS: &[&str] = &[
    "load_extension('<scratch>/x.so')",
    "writefile('<scratch>/bastion_guard_w', 'x')",
    "readfile('/etc/hostname')",
    "touch()",
    "randomblob(100000000)",
    "(SELECT amount FROM secret.salary)",
    "fts3_tokenizer('simple')",
    "sqlite_version()",
    "upper('a')",
    "random()",
];
const POSTGRESQL_RELATIONS: &[&str] = &[
    "secret.salary",
    "noisy",
    "public.noisy_twice",
    "sleepy",
    "guarded",
    "pg_authid",
    "pg_sleep(2)",
    "pg_ls_dir('.')",
    "generate_series(2, 2)",
    "customers",
    "touch()",
    "pg_stat_activity",
];
const MYSQL_RELATIONS: &[&str] =
    &["bastion_guard_secret.salary", "noisy", "sleepy", "mysql.user", "customers", "orders"];
const SQLITE_RELATIONS: &[&str] = &["secret.salary", "noisy", "sqlite_master", "pragma_database_list", "customers"];
const SPACES: &[&str] = &[
    " ",
    "\n",
    "\t",
    "\r\n",
    "\r",
    "\u{b}",
    "\u{c}",
    "\u{a0}",
    "/**/",
    "/* x */",
    "-- x\n",
    "--\n",
    " /* /* */ */ ",
    "/*!*/",
    "/*M!*/",
    "#\n",
    "\u{feff}",
];
const TAILS: &[&str] = &[
    " FOR UPDATE",
    " FOR SHARE",
    "; DROP TABLE payments",
    ";",
    "; COMMIT",
    " INTO stolen",
    " LIMIT 1",
    " UNION SELECT 1",
    " -- x",
    " OFFSET 0",
    " LOCK IN SHARE MODE",
    " INTO OUTFILE '<scratch>/bastion_guard_mutant'",
    " RETURNING *",
    " FETCH FIRST ROW ONLY",
];
// `@` is the statement, `%` another one, `?` a call
const FRAMES: &[&str] = &[
    "SELECT * FROM (@) AS w",
    "WITH w AS (@) SELECT * FROM w",
    "WITH w AS (@), v AS (%) SELECT 1",
    "@ UNION ALL %",
    "(@) EXCEPT (%)",
    "SELECT (@)",
    "SELECT (@) FROM customers",
    "SELECT CASE WHEN EXISTS (@) THEN 1 END",
    "SELECT 1 FROM customers c, LATERAL (@) AS l",
    "EXPLAIN @",
    "EXPLAIN ANALYZE @",
    "EXPLAIN (ANALYZE, COSTS OFF) @",
    "(@)",
    "((@))",
    "SELECT ARRAY(@)",
    "VALUES ((@))",
    "SELECT 1 WHERE 1 IN (@)",
    "SELECT 1 ORDER BY (@)",
    "SELECT 1 LIMIT (@)",
    "SELECT count(*) FILTER (WHERE EXISTS (@)) FROM customers",
    "SELECT sum(1) OVER (ORDER BY (@))",
    "SELECT * FROM customers WHERE id = ANY (@)",
    "SELECT coalesce((@), ?)",
    "SELECT ? FROM (@) AS w",
    "SELECT w.* FROM (@) AS w ORDER BY ?",
    "SELECT * FROM (@) AS w WHERE ? IS NOT NULL",
    "SELECT ?, (@)",
    "SELECT max(id) OVER (PARTITION BY ?) FROM customers",
    "SELECT id FROM customers GROUP BY id HAVING ? IS NOT NULL",
    "SELECT * FROM customers c JOIN orders o ON ? IS NULL",
    "SELECT (?).id",
    "SELECT t.pg_sleep FROM (@) AS t",
    "WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r WHERE n < 3) SELECT *, (@) FROM r",
    "SELECT lower(CAST(? AS text))",
    "CREATE TABLE stolen AS @",
    "INSERT INTO events @",
    "DECLARE c CURSOR FOR @",
    "COPY (@) TO STDOUT",
    "PREPARE p AS @",
    "WITH d AS (DELETE FROM events RETURNING id) @",
];

/// What makes mutants of one product.
pub struct Mutator {
    grammar: Grammar,
    texts: Vec<String>,
    calls: &'static [&'static str],
    relations: &'static [&'static str],
    pub chance: Chance,
}

impl Mutator {
    pub fn new(grammar: Grammar, texts: Vec<String>, seed: u64) -> Self {
        let (calls, relations) = match grammar {
            Grammar::Sqlite => (SQLITE_CALLS, SQLITE_RELATIONS),
            found if found.is_mysql() => (MYSQL_CALLS, MYSQL_RELATIONS),
            _ => (POSTGRESQL_CALLS, POSTGRESQL_RELATIONS),
        };
        Self { grammar, texts, calls, relations, chance: Chance::new(seed) }
    }

    fn any_text(&mut self) -> String {
        let at = self.chance.below(self.texts.len());
        self.texts[at].clone()
    }

    /// The next one.
    pub fn next(&mut self) -> String {
        let mut text = self.any_text();
        for _ in 0..=self.chance.below(3) {
            text = self.change(&text);
        }
        super::corpus::aimed(&text)
    }

    fn change(&mut self, text: &str) -> String {
        match self.chance.below(10) {
            0 => self.frame(text),
            1 => format!("{text}{}", self.chance.pick(TAILS)),
            2 => self.splice(text),
            _ => self.piece(text),
        }
    }

    fn frame(&mut self, text: &str) -> String {
        let frame = self.chance.pick(FRAMES);
        let other = self.any_text();
        let call = self.chance.pick(self.calls);
        // the parts may hold the signs of the frame themselves
        let mut made = String::new();
        for sign in frame.chars() {
            match sign {
                '@' => made.push_str(text),
                '%' => made.push_str(&other),
                '?' => made.push_str(call),
                sign => made.push(sign),
            }
        }
        made
    }

    // the beginning of one and the end of another
    fn splice(&mut self, text: &str) -> String {
        let (first, second) = (pieces(text), pieces(&self.any_text()));
        let (cut, from) = (self.chance.below(first.len() + 1), self.chance.below(second.len() + 1));
        first[..cut].iter().chain(&second[from..]).map(String::as_str).collect()
    }

    fn piece(&mut self, text: &str) -> String {
        let mut list = pieces(text);
        if list.is_empty() {
            return text.to_owned();
        }
        let at = self.chance.below(list.len());
        let word = list[at].clone();
        let is_word = word.starts_with(|sign: char| sign.is_alphabetic() || sign == '_');
        list[at] = match self.chance.below(12) {
            0 => word.to_uppercase(),
            1 if is_word => self.quoted(&word),
            2 if is_word => format!(
                "{}.{word}",
                self.chance.pick(&[
                    "pg_catalog",
                    "public",
                    "\"pg_catalog\"",
                    "secret",
                    "c",
                    "t",
                    "main",
                    "bastion_guard_secret"
                ])
            ),
            3 => format!("{word}{}", self.chance.pick(SPACES)),
            4 if word.trim().is_empty() => self.chance.pick(SPACES).to_owned(),
            5 => self.chance.pick(self.calls).to_owned(),
            6 => self.chance.pick(self.relations).to_owned(),
            7 => String::new(),
            8 => format!("{word}{word}"),
            9 if is_word => {
                let call = self.chance.pick(self.calls);
                call.split('(').next().unwrap_or(call).to_owned()
            }
            10 => self
                .chance
                .pick(&[
                    "(",
                    ")",
                    ",",
                    ";",
                    "'",
                    "\"",
                    ".",
                    "*",
                    "::loud",
                    "::regclass",
                    "$$",
                    "@",
                    ":=",
                    "+",
                    "-",
                    "!",
                    "\\",
                    "||",
                    "[1]",
                    ".pg_sleep",
                    "FOR UPDATE",
                    "INTO",
                    "\0",
                ])
                .to_owned(),
            _ => {
                let other = pieces(&self.any_text());
                if other.is_empty() { word } else { other[self.chance.below(other.len())].clone() }
            }
        };
        list.concat()
    }

    fn quoted(&mut self, word: &str) -> String {
        match self.chance.below(4) {
            0 if self.grammar == Grammar::Postgresql => {
                // each letter as an escape
                let escaped: String = word.chars().map(|sign| format!("\\{:04x}", u32::from(sign))).collect();
                format!("U&\"{escaped}\"")
            }
            1 => format!("`{word}`"),
            2 => format!("[{word}]"),
            _ => format!("\"{word}\""),
        }
    }
}
