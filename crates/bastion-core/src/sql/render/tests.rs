//! Trees made by hand, and what is written of them.

use super::super::ir::*;
use super::super::{generic, prescan};
use super::*;

fn number(tree: &mut Tree, text: &str) -> ExprId {
    tree.add_expr(ExprKind::Literal(Literal::Number(text.into())), Span::default())
}

fn string(tree: &mut Tree, text: &str) -> ExprId {
    tree.add_expr(ExprKind::Literal(Literal::String(text.into())), Span::default())
}

fn column(tree: &mut Tree, parts: &[&str]) -> ExprId {
    let name = Name(parts.iter().map(|part| Ident::made(part)).collect());
    tree.add_expr(ExprKind::Column(name), Span::default())
}

fn binary(tree: &mut Tree, symbol: &str, left: ExprId, right: ExprId) -> ExprId {
    tree.add_expr(ExprKind::Binary { operator: Operator::plain(symbol), left, right }, Span::default())
}

/// `SELECT` of one expression.
fn selected(grammar: Grammar, make: impl FnOnce(&mut Tree) -> ExprId) -> Tree {
    let mut tree = Tree::new(grammar);
    let value = make(&mut tree);
    let select = Select { items: vec![Item::bare(value)], ..Select::default() };
    let query = tree.add_query(Query::of(Body::Select(Box::new(select))));
    let root = tree.add_statement(StatementKind::Query(query), Span::default());
    tree.roots.push(root);
    tree
}

fn written(grammar: Grammar, make: impl FnOnce(&mut Tree) -> ExprId) -> String {
    let tree = selected(grammar, make);
    let text = statement(&tree, tree.roots[0]).unwrap();
    text.strip_prefix("SELECT ").unwrap().to_owned()
}

#[test]
fn brackets_stand_where_a_product_would_read_another_tree() {
    let pg = Grammar::Postgresql;
    let sum = |tree: &mut Tree, symbol: &str| {
        let (one, two) = (number(tree, "1"), number(tree, "-2"));
        binary(tree, symbol, one, two)
    };
    let cases = [
        ("-", "-", "1 - -2 - 3", "3 - (1 - -2)"),
        ("-", "*", "(1 - -2) * 3", "3 * (1 - -2)"),
        ("*", "-", "1 * -2 - 3", "3 - 1 * -2"),
        ("=", "=", "(1 = -2) = 3", "3 = (1 = -2)"),
        ("||", "||", "1 || (-2) || 3", "3 || (1 || (-2))"),
        ("^", "^", "(1 ^ (-2)) ^ 3", "3 ^ (1 ^ (-2))"),
        ("||", "+", "(1 || (-2)) + 3", "3 + (1 || (-2))"),
        ("->", "=", "1 -> (-2) = 3", "3 = 1 -> (-2)"),
    ];
    for (inner, outer, left, right) in cases {
        let at_left = |tree: &mut Tree| {
            let inner = sum(tree, inner);
            let three = number(tree, "3");
            binary(tree, outer, inner, three)
        };
        let at_right = |tree: &mut Tree| {
            let inner = sum(tree, inner);
            let three = number(tree, "3");
            binary(tree, outer, three, inner)
        };
        assert_eq!(written(pg, at_left), left);
        assert_eq!(written(pg, at_right), right);
    }
}

#[test]
fn a_literal_is_the_same_under_every_setting() {
    let cases = [
        (Grammar::Postgresql, r"a'\b", r"E'a''\\b'"),
        (Grammar::Postgresql, "a'b", "'a''b'"),
        (Grammar::Mysql, r"a'\b", r"CONCAT('a''', LEFT('\\', 1), 'b') AS `a'\b`"),
        (Grammar::Mariadb, r"\", r"LEFT('\\', 1) AS `\`"),
        (Grammar::Sqlite, r"a'\b", r"'a''\b'"),
        (Grammar::Bigquery, "a'\\b\n", r"'a\'\\b\n'"),
        (Grammar::Snowflake, r"a'\b", r"'a''\\b'"),
        (Grammar::Ansi, r"a'\b", r"'a''\b'"),
    ];
    for (grammar, text, expected) in cases {
        assert_eq!(written(grammar, |tree| string(tree, text)), expected);
    }
}

#[test]
fn the_backslash_of_mysql_is_not_escaped_again() {
    let text = written(Grammar::Mysql, |tree| {
        let (text, length) = (string(tree, "\\"), number(tree, "1"));
        let name = Name(vec![Ident::made("LEFT")]);
        tree.add_expr(ExprKind::Call(Box::new(Call::plain(name, vec![text, length]))), Span::default())
    });
    assert_eq!(text, r"LEFT('\\', 1)");
}

#[test]
fn names_stand_in_the_quotes_of_their_product() {
    let cases = [
        (Grammar::Postgresql, r#"a"b"#, r#""a""b""#),
        (Grammar::Mysql, "a`b", "`a``b`"),
        (Grammar::Bigquery, "a`b\\", "`a\\`b\\\\`"),
        (Grammar::Sqlite, "a", "a"),
        (Grammar::Sqlite, "order", "\"order\""),
        (Grammar::Snowflake, "A", "\"A\""),
    ];
    for (grammar, name, expected) in cases {
        assert_eq!(written(grammar, |tree| column(tree, &[name])), expected);
    }
    let tree = selected(Grammar::Postgresql, |tree| column(tree, &["public", "Order", "key"]));
    assert_eq!(pretty(&tree, tree.roots[0]).unwrap(), "SELECT public.\"Order\".key");
}

#[test]
fn what_is_not_understood_is_refused_by_its_name() {
    let tree = selected(Grammar::Postgresql, |tree| tree.add_expr(ExprKind::Unknown("a PIVOT"), Span::default()));
    assert_eq!(statement(&tree, tree.roots[0]).unwrap_err().what, "a PIVOT");
    let mut tree = selected(Grammar::Postgresql, |tree| number(tree, "1"));
    tree.leave_out("TOP", Span::default());
    assert_eq!(statement(&tree, tree.roots[0]).unwrap_err().what, "TOP");
    for (kind, what) in [
        (ExprKind::Literal(Literal::Number("1; DROP".into())), "a number of another form"),
        (ExprKind::Parameter("$1; DROP".into()), "a parameter"),
        (ExprKind::Literal(Literal::Bits("12".into())), "a bit string of another form"),
    ] {
        let tree = selected(Grammar::Postgresql, |tree| tree.add_expr(kind, Span::default()));
        assert_eq!(statement(&tree, tree.roots[0]).unwrap_err().what, what);
    }
    let tree = selected(Grammar::Postgresql, |tree| {
        let one = number(tree, "1");
        binary(tree, "--", one, one)
    });
    assert_eq!(statement(&tree, tree.roots[0]).unwrap_err().what, "an operator of another form");
}

#[test]
fn a_value_that_could_not_be_read_again_is_refused() {
    let again = |grammar, text: &str| {
        prescan::with_stack(|| {
            let tree = generic::parse(grammar, text).unwrap();
            statement(&tree, tree.roots[0]).map_err(|refused| refused.to_string())
        })
    };
    let text = "SELECT (SELECT 1 UNION SELECT 2 UNION ALL SELECT 3)";
    assert!(again(Grammar::Mariadb, text).unwrap_err().contains("a query in brackets"));
    assert_eq!(again(Grammar::Sqlite, text).unwrap(), text);
    let nested = "SELECT (SELECT 1 UNION SELECT 2) IN (SELECT 1 UNION SELECT 2 UNION ALL SELECT 3)";
    assert!(again(Grammar::Mariadb, nested).is_ok());
}

#[test]
fn a_deep_tree_is_written_or_refused() {
    let deep = |levels: usize| {
        selected(Grammar::Postgresql, |tree| {
            (0..levels).fold(number(tree, "1"), |inner, _| {
                let one = number(tree, "1");
                binary(tree, "+", inner, one)
            })
        })
    };
    let tree = deep(50_000);
    assert_eq!(statement(&tree, tree.roots[0]).unwrap().len(), "SELECT 1".len() + 50_000 * " + 1".len());
    let tree = deep(SQL_RENDER_LEVELS_MAX + 1);
    assert!(statement(&tree, tree.roots[0]).unwrap_err().what.contains("deeper"));
}
