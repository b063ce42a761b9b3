//! What SQL/JSON and SQL/XML write in a syntax of their own.
//!
//! Where it is a function with arguments and nothing else, it is a call; what it says besides is left out by name, and
//! its arguments stay, so that whoever asks what is read finds it.

use bastion_postgres_parser::raw::{JsonExprOp, JsonQuotes, JsonValueType, JsonWrapper, XmlExprOp};
use bastion_postgres_parser::{Node, nodes};

use super::Builder;
use crate::sql::ir::{Argument, Call, ExprId, ExprKind, Ident, Name, RelationId, Test};

impl Builder<'_> {
    pub(super) fn structured(&mut self, found: Node<'_>) -> ExprId {
        match found {
            Node::JsonIsPredicate(found) => {
                let odd = found.unique_keys || format(found.format());
                self.leave_out_if(odd, "a clause of IS JSON", found.location);
                let test = match found.item_type {
                    JsonValueType::JS_TYPE_OBJECT => Test::JsonObject,
                    JsonValueType::JS_TYPE_ARRAY => Test::JsonArray,
                    JsonValueType::JS_TYPE_SCALAR => Test::JsonScalar,
                    _ => Test::Json,
                };
                self.test(test, false, found.expr())
            }
            Node::JsonFuncExpr(found) => self.json_function(found),
            Node::JsonScalarExpr(found) => {
                self.clause(found.output().is_some(), found.location);
                let argument = self.expr(found.expr());
                self.call_of("json_scalar", vec![argument], found.location)
            }
            Node::JsonParseExpr(found) => {
                self.clause(found.output().is_some() || found.unique_keys, found.location);
                let argument = self.json_value(found.expr());
                self.call_of("json", argument.into_iter().collect(), found.location)
            }
            Node::JsonSerializeExpr(found) => {
                self.clause(found.output().is_some(), found.location);
                let argument = self.json_value(found.expr());
                self.call_of("json_serialize", argument.into_iter().collect(), found.location)
            }
            Node::JsonObjectConstructor(found) => {
                self.leave_out("JSON_OBJECT", found.location);
                let mut arguments = Vec::new();
                for pair in found.exprs() {
                    arguments.push(self.expr(pair.key()));
                    arguments.extend(self.json_value(pair.value()));
                }
                self.call_of("json_object", arguments, found.location)
            }
            Node::JsonArrayConstructor(found) => {
                self.clause(found.output().is_some() || !found.absent_on_null, found.location);
                let arguments = found.exprs().iter().filter_map(|value| self.json_value(Some(value))).collect();
                self.call_of("json_array", arguments, found.location)
            }
            Node::JsonArrayQueryConstructor(found) => {
                self.leave_out("JSON_ARRAY of a query", found.location);
                let query = self.query(found.query());
                let form = crate::sql::ir::SubqueryForm::Array;
                let span = self.at(found.location);
                self.tree.add_expr(ExprKind::Subquery { form, query }, span)
            }
            Node::JsonObjectAgg(found) => {
                let location = found.constructor().map_or(-1, |constructor| constructor.location);
                self.leave_out("JSON_OBJECTAGG", location);
                let mut arguments = Vec::new();
                if let Some(pair) = found.arg() {
                    arguments.push(self.expr(pair.key()));
                    arguments.extend(self.json_value(pair.value()));
                }
                self.json_aggregate("json_objectagg", arguments, found.constructor())
            }
            Node::JsonArrayAgg(found) => {
                let location = found.constructor().map_or(-1, |constructor| constructor.location);
                self.clause(!found.absent_on_null, location);
                let arguments = self.json_value(found.arg()).into_iter().collect();
                self.json_aggregate("json_arrayagg", arguments, found.constructor())
            }
            other => self.xml(other),
        }
    }

    fn clause(&mut self, there: bool, location: i32) {
        self.leave_out_if(there, "a clause of a JSON function", location);
    }

    fn json_value(&mut self, found: Option<&nodes::JsonValueExpr>) -> Option<ExprId> {
        let found = found?;
        self.leave_out_if(format(found.format()), "FORMAT JSON", -1);
        Some(self.expr(found.raw_expr()))
    }

    fn json_function(&mut self, found: &nodes::JsonFuncExpr) -> ExprId {
        let odd = !found.passing().is_empty()
            || found.output().is_some()
            || found.on_empty().is_some()
            || found.on_error().is_some()
            || found.wrapper != JsonWrapper::JSW_UNSPEC
            || found.quotes != JsonQuotes::JS_QUOTES_UNSPEC;
        self.clause(odd, found.location);
        let mut arguments: Vec<ExprId> = self.json_value(found.context_item()).into_iter().collect();
        arguments.push(self.expr(found.pathspec()));
        for passed in found.passing() {
            if let Node::JsonArgument(argument) = passed {
                arguments.extend(self.json_value(argument.val()));
            }
        }
        for behavior in [found.on_empty(), found.on_error()].into_iter().flatten() {
            arguments.extend(self.optional(behavior.expr()));
        }
        let name = match found.op {
            JsonExprOp::JSON_EXISTS_OP => "json_exists",
            JsonExprOp::JSON_QUERY_OP => "json_query",
            _ => "json_value",
        };
        self.call_of(name, arguments, found.location)
    }

    fn json_aggregate(
        &mut self,
        name: &str,
        arguments: Vec<ExprId>,
        found: Option<&nodes::JsonAggConstructor>,
    ) -> ExprId {
        let Some(found) = found else { return self.call_of(name, arguments, -1) };
        self.clause(found.output().is_some(), found.location);
        let mut order_by = Vec::new();
        for sort in found.agg_order() {
            if let Node::SortBy(sort) = sort {
                order_by.push(self.sort(sort));
            }
        }
        let span = self.at(found.location);
        let name = Name(vec![Ident { value: name.into(), quoted: false, span }]);
        let call = Call {
            order_by,
            filter: self.optional(found.agg_filter()),
            over: found.over().map(|over| self.over(over)),
            ..Call::plain(name, arguments)
        };
        self.tree.add_expr(ExprKind::Call(Box::new(call)), span)
    }

    fn xml(&mut self, found: Node<'_>) -> ExprId {
        match found {
            Node::XmlExpr(found) if found.op == XmlExprOp::IS_DOCUMENT => {
                self.test(Test::Document, false, found.args().first().unwrap_or(Node::None))
            }
            Node::XmlExpr(found) => {
                let name = match found.op {
                    XmlExprOp::IS_XMLCONCAT => "xmlconcat",
                    XmlExprOp::IS_XMLELEMENT => "xmlelement",
                    XmlExprOp::IS_XMLFOREST => "xmlforest",
                    XmlExprOp::IS_XMLPARSE => "xmlparse",
                    XmlExprOp::IS_XMLPI => "xmlpi",
                    XmlExprOp::IS_XMLROOT => "xmlroot",
                    _ => return self.unknown("an XML function", found.location),
                };
                self.leave_out_if(found.op != XmlExprOp::IS_XMLCONCAT, "an XML function", found.location);
                let mut arguments: Vec<Argument> = Vec::new();
                for named in found.named_args() {
                    if let Node::ResTarget(named) = named {
                        arguments.push(Argument::from(self.expr(named.val())));
                    }
                }
                arguments.extend(self.exprs(found.args()).into_iter().map(Argument::from));
                let span = self.at(found.location);
                let name = Name(vec![Ident { value: name.into(), quoted: false, span }]);
                let call = Call { arguments, ..Call::plain(name, Vec::new()) };
                self.tree.add_expr(ExprKind::Call(Box::new(call)), span)
            }
            Node::XmlSerialize(found) => {
                self.leave_out("XMLSERIALIZE", found.location);
                let argument = self.expr(found.expr());
                self.call_of("xmlserialize", vec![argument], found.location)
            }
            Node::MergeSupportFunc(found) => self.call_of("merge_action", Vec::new(), found.location),
            _ => self.unknown("an expression of another kind", -1),
        }
    }

    // what these give cannot be told, but what they read can
    pub(super) fn xml_table(&mut self, found: &nodes::RangeTableFunc) -> RelationId {
        let mut reads = vec![self.expr(found.rowexpr()), self.expr(found.docexpr())];
        for column in found.columns() {
            reads.extend(self.optional(column.colexpr()));
            reads.extend(self.optional(column.coldefexpr()));
        }
        let alias = self.alias(found.alias(), None);
        self.unknown_relation("XMLTABLE", reads, alias, found.location)
    }

    pub(super) fn json_table(&mut self, found: &nodes::JsonTable) -> RelationId {
        let mut reads: Vec<ExprId> = self.json_value(found.context_item()).into_iter().collect();
        for passed in found.passing() {
            if let Node::JsonArgument(argument) = passed {
                reads.extend(self.json_value(argument.val()));
            }
        }
        let alias = self.alias(found.alias(), None);
        self.unknown_relation("JSON_TABLE", reads, alias, found.location)
    }
}

/// Whether FORMAT JSON was written.
fn format(found: Option<&nodes::JsonFormat>) -> bool {
    found.is_some_and(|format| format.format_type != bastion_postgres_parser::raw::JsonFormatType::JS_FORMAT_DEFAULT)
}
