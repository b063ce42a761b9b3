//! The kinds of reasons, and what follows from them.

/// Whether a statement may run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Decision {
    /// It only reads what it may.
    Allow,
    /// A person who knows the named object has to say so.
    NeedsApproval,
    /// It may not run.
    Deny,
}

impl Decision {
    /// The decision as it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::NeedsApproval => "needs_approval",
            Self::Deny => "deny",
        }
    }
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $code:literal;)+) => {
        /// A kind of reason.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Code {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The kind as it is written.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }
        }
    };
}

codes! {
    /// It cannot be read as a text of the grammar, or is larger or deeper than the bounds.
    NotReadable = "not_readable";
    /// No list of functions was reviewed for the grammar.
    NoList = "no_list";
    /// A comment that a server may execute.
    ExecutableComment = "executable_comment";
    /// There is not exactly one statement.
    NotOneStatement = "not_one_statement";
    /// The statement is of a kind that does something else than read.
    NotARead = "not_a_read";
    /// Something is written within a read.
    Writes = "writes";
    /// Rows are locked.
    LocksRows = "locks_rows";
    /// The result goes somewhere else than to the reader.
    Into = "into";
    /// The tree has no place for something.
    NotUnderstood = "not_understood";
    /// A function that no read may call.
    Function = "function";
    /// A function that is not the product's.
    UserFunction = "user_function";
    /// An operator that is not the product's.
    Operator = "operator";
    /// A type that is not the product's.
    Type = "type";
    /// A collation that is not the product's.
    Collation = "collation";
    /// A variable of the session or the system.
    Variable = "variable";
    /// A schema that may not be read.
    Schema = "schema";
    /// A relation that may not be read.
    Relation = "relation";
    /// A relation that the snapshot does not have.
    UnknownRelation = "unknown_relation";
    /// A relation whose rows come from somewhere else.
    ForeignRelation = "foreign_relation";
    /// The system's catalogue, or what tells about the server.
    Catalogue = "catalogue";
    /// A recursive query that nothing ends.
    Endless = "endless";
    /// A way to take a sample that is not the product's.
    Sample = "sample";
    /// An option of EXPLAIN that is not known.
    ExplainOption = "explain_option";
}
