//! Operators, what indexes and casts know about them, collations.

object! {
    /// An operator.
    Operator, root Operator, home Shape;
    key {
        /// The schema.
        schema: String,
        /// The name and the types of its operands: `===(integer, integer)`, `@(NONE, integer)`.
        signature: String,
    }
    path (this) vec![this.schema.clone(), this.signature.clone()];
    required {
        /// The name alone.
        Shape name: String,
        /// The type of its result, as SQL.
        Shape result_type: String,
        /// The routine behind it, qualified.
        Shape routine: String,
    }
    optional {
        /// The type on its left, as SQL; absent for a prefix operator.
        Shape left_type: Option<String>,
        /// The type on its right, as SQL.
        Shape right_type: Option<String>,
        /// The operator that gives the same with the operands exchanged, qualified.
        Ops commutator: Option<String>,
        /// The operator that gives the contrary, qualified.
        Ops negator: Option<String>,
        /// The routine that estimates how many rows satisfy it, qualified.
        Ops restriction_estimator: Option<String>,
        /// The routine that estimates how many pairs satisfy it, qualified.
        Ops join_estimator: Option<String>,
        /// May be used in a merge join.
        Ops merges: bool,
        /// May be used in a hash join.
        Ops hashes: bool,
        /// The owning role.
        Access owner: Option<String>,
        /// What people wrote about it.
        Doc comment: Option<String>,
    }
}

object! {
    /// A family of operator classes that work together.
    OperatorFamily, root OperatorFamily, home Ops;
    key {
        /// The schema.
        schema: String,
        /// The name and the access method: `word_ops USING btree`.
        signature: String,
    }
    path (this) vec![this.schema.clone(), this.signature.clone()];
    required {
        /// The name alone.
        Ops name: String,
        /// The access method.
        Ops method: String,
    }
    optional {
        /// The operators and functions that belong to the family and to no class, as SQL.
        Ops members: Vec<String>,
        /// The owning role.
        Access owner: Option<String>,
        /// What people wrote about it.
        Doc comment: Option<String>,
    }
}

object! {
    /// A class of operators that an index of some type can serve.
    OperatorClass, root OperatorClass, home Ops;
    key {
        /// The schema.
        schema: String,
        /// The name and the access method: `word_ops USING btree`.
        signature: String,
    }
    path (this) vec![this.schema.clone(), this.signature.clone()];
    required {
        /// The name alone.
        Ops name: String,
        /// The access method.
        Ops method: String,
        /// The type it is for, as SQL.
        Ops data_type: String,
        /// The family it belongs to, qualified and quoted as SQL.
        Ops family: String,
    }
    optional {
        /// It is used for its type unless another is named.
        Ops default_for_type: bool,
        /// The type that is stored, as SQL, where it is another.
        Ops storage_type: Option<String>,
        /// Its operators and functions, as SQL.
        Ops members: Vec<String>,
        /// The owning role.
        Access owner: Option<String>,
        /// What people wrote about it.
        Doc comment: Option<String>,
    }
}

object! {
    /// A conversion between two types.
    Cast, root Cast, home Shape;
    key {
        /// The two types: `integer AS public.mood`.
        signature: String,
    }
    path (this) vec![this.signature.clone()];
    required {
        /// The type it takes, as SQL.
        Shape source_type: String,
        /// The type it gives, as SQL.
        Shape target_type: String,
        /// When it is used: `explicit`, `assignment`, `implicit`.
        Shape context: String,
        /// How it works: `function`, `binary`, `text`.
        Shape method: String,
    }
    optional {
        /// The routine behind it, with its argument types.
        Shape routine: Option<String>,
        /// What people wrote about it.
        Doc comment: Option<String>,
    }
}

object! {
    /// A collation.
    Collation, root Collation, home Shape;
    key {
        /// The schema.
        schema: String,
        /// Its name.
        name: String,
    }
    path (this) vec![this.schema.clone(), this.name.clone()];
    required {
        /// Who sorts: `libc`, `icu`, `builtin`.
        Shape provider: String,
    }
    optional {
        /// The provider's locale.
        Shape locale: Option<String>,
        /// The order of texts (libc).
        Shape collate: Option<String>,
        /// The classes of characters (libc).
        Shape character_type: Option<String>,
        /// Rules beyond the locale's (ICU).
        Shape rules: Option<String>,
        /// Texts of different bytes may be equal.
        Shape nondeterministic: bool,
        /// The provider's version when it was made.
        Ops version: Option<String>,
        /// The owning role.
        Access owner: Option<String>,
        /// What people wrote about it.
        Doc comment: Option<String>,
    }
}
