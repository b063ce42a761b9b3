//! What MySQL is told in other words than MariaDB, which the tests on a server speak to.

use crate::migrate::{PlanMode, PlanOptions, aligned, plan, script};
use crate::schema::{Column, Dialect, Index, IndexKey, Object, Relation, Routine, RoutineKind, ScheduledEvent, Schema};
use crate::snapshot::{Entry, Snapshot, SnapshotDocument};

fn snapshot(schema: &str, objects: Vec<Object>) -> Snapshot {
    let mut document = SnapshotDocument::new(Dialect::Mysql);
    document.objects.push(Entry::new(Schema { name: schema.to_owned(), ..Schema::default() }));
    document.objects.extend(objects.into_iter().map(Entry::new));
    Snapshot::new(document).unwrap()
}

fn column(name: &str, data_type: &str) -> Column {
    Column {
        schema: "s".to_owned(),
        relation: "t".to_owned(),
        name: name.to_owned(),
        data_type: data_type.to_owned(),
        ..Column::default()
    }
}

fn index(name: &str, invisible: bool) -> Object {
    let key = IndexKey { column: Some("a".to_owned()), ..IndexKey::default() };
    let index = Index {
        schema: "s".to_owned(),
        relation: "t".to_owned(),
        name: name.to_owned(),
        method: "btree".to_owned(),
        keys: vec![key],
        invisible,
        ..Index::default()
    };
    index.into()
}

fn table(columns: &[Column]) -> Vec<Object> {
    let names = columns.iter().map(|column| column.name.clone()).collect();
    let relation = Relation { schema: "s".to_owned(), name: "t".to_owned(), columns: names, ..Relation::default() };
    std::iter::once(relation.into()).chain(columns.iter().cloned().map(Object::from)).collect()
}

fn routine(body: &str) -> Object {
    let routine = Routine {
        schema: "s".to_owned(),
        signature: "p()".to_owned(),
        name: "p".to_owned(),
        routine_kind: RoutineKind::Procedure,
        language: "sql".to_owned(),
        body: Some(body.to_owned()),
        settings: vec!["sql_mode=ANSI_QUOTES".to_owned()],
        owner: Some("root@localhost".to_owned()),
        ..Routine::default()
    };
    routine.into()
}

fn event(body: &str, ends: Option<&str>) -> Object {
    let event = ScheduledEvent {
        schema: "s".to_owned(),
        name: "e".to_owned(),
        schedule: "EVERY 1 DAY".to_owned(),
        body: body.to_owned(),
        starts: Some("2030-01-01 00:00:00 SYSTEM".to_owned()),
        ends: ends.map(str::to_owned),
        ..ScheduledEvent::default()
    };
    event.into()
}

// the statements of a plan, settings aside
fn told(old: Vec<Object>, new: Vec<Object>, mode: PlanMode) -> Vec<String> {
    let made = plan(&snapshot("s", old), &snapshot("s", new), &PlanOptions { mode, ..PlanOptions::default() }).unwrap();
    assert_eq!(made.refusals, []);
    let statements = made.actions.into_iter().flat_map(|action| action.statements);
    statements.filter(|statement| !statement.starts_with("SET ")).collect()
}

#[test]
fn mysql_is_told_in_its_own_words() {
    let (a, b) = (column("a", "int"), column("b", "varchar(9)"));
    let default = Column { default_expression: Some("5".to_owned()), ..a.clone() };
    let hidden = Column { invisible: true, ..b.clone() };
    let one = || table(std::slice::from_ref(&a));
    let with = |objects: Vec<Object>, object: Object| objects.into_iter().chain([object]).collect::<Vec<_>>();
    let alter = "ALTER TABLE `s`.`t`\n  ";
    let schedule = "ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01 00:00:00'";
    let rest = "ON COMPLETION NOT PRESERVE ENABLE COMMENT '' DO";
    let end = Some("2031-01-01 00:00:00 SYSTEM");
    for (old, new, expected) in [
        (
            one(),
            table(&[a.clone(), hidden]),
            vec![format!("{alter}ADD COLUMN `b` varchar(9) DEFAULT NULL INVISIBLE,\n  ALGORITHM=INSTANT")],
        ),
        // in one statement the first would no longer be instant
        (
            one(),
            with(table(&[a.clone(), b]), index("i", false)),
            vec![format!(
                "{alter}ADD COLUMN `b` varchar(9) DEFAULT NULL,\n  ADD KEY `i` (`a`),\n  ALGORITHM=INPLACE, LOCK=NONE"
            )],
        ),
        (
            one(),
            table(&[default]),
            vec![format!("{alter}MODIFY COLUMN `a` int DEFAULT '5',\n  ALGORITHM=INPLACE, LOCK=NONE")],
        ),
        (
            with(one(), index("i", false)),
            with(one(), index("i", true)),
            vec![format!("{alter}ALTER INDEX `i` INVISIBLE,\n  ALGORITHM=INPLACE, LOCK=NONE")],
        ),
        (
            vec![routine("SELECT 1")],
            vec![routine("SELECT 2")],
            vec![
                "DROP PROCEDURE `s`.`p`".to_owned(),
                "CREATE DEFINER=`root`@`localhost` PROCEDURE `s`.`p`() SQL SECURITY INVOKER\nSELECT 2".to_owned(),
            ],
        ),
        (
            vec![event("SELECT 1", None)],
            vec![event("SELECT 2", None)],
            vec![format!("ALTER EVENT `s`.`e` {schedule} {rest} SELECT 2")],
        ),
        (
            vec![event("SELECT 1", end)],
            vec![event("SELECT 1", None)],
            vec!["DROP EVENT `s`.`e`".to_owned(), format!("CREATE EVENT `s`.`e` {schedule} {rest} SELECT 1")],
        ),
    ] {
        assert_eq!(told(old, new, PlanMode::Online), expected);
    }
}

#[test]
fn what_is_the_same_needs_nothing() {
    let objects = || {
        let own = [index("i", true), routine("SELECT 1"), event("SELECT 1", None)];
        table(&[column("a", "int")]).into_iter().chain(own).collect::<Vec<_>>()
    };
    assert_eq!(told(objects(), objects(), PlanMode::Direct), Vec::<String>::new());
}

#[test]
fn another_database_is_read_as_the_one_it_is_for() {
    let old = snapshot("s", table(&[column("a", "int")]));
    let renamed = |object: Object| match object {
        Object::Relation(found) => Relation { schema: "other".to_owned(), ..found }.into(),
        Object::Column(found) => Column { schema: "other".to_owned(), ..found }.into(),
        object => object,
    };
    let new = snapshot("other", table(&[column("a", "bigint")]).into_iter().map(renamed).collect());
    let made = plan(&old, &new, &PlanOptions::default()).unwrap();
    assert_eq!(made.actions.len(), 1);
    let (wanted, _) = aligned(&old, &new, &PlanOptions::default()).unwrap().unwrap();
    assert_eq!(made.target_digest, wanted.digest());
    assert!(aligned(&old, &wanted, &PlanOptions::default()).unwrap().is_none());
}

#[test]
fn a_script_marks_the_end_of_bodies() {
    let body = "BEGIN SELECT 1; SELECT 2; END";
    let made = plan(&snapshot("s", vec![]), &snapshot("s", vec![routine(body)]), &PlanOptions::default()).unwrap();
    let text = script(&made);
    let expected = "SET SESSION sql_mode = 'ANSI_QUOTES';\nDELIMITER ;;\nCREATE ";
    assert!(text.contains(expected) && text.contains("END;;\nDELIMITER ;\nSET SESSION sql_mode"), "{text}");
}
