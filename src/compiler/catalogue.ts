/** What the solver and the type resolver know of a database, read once per schema. OIDs are the keys. */

export interface CatalogueColumn {
  readonly number: number;
  readonly name: string;
  readonly typeOid: number;
  /** NOT NULL by a constraint that is validated, enforced and holds for all children. */
  readonly notNull: boolean;
  /** When its NOT NULL was made, as far as that is known. Greater is later; any other meaning the number has not. */
  readonly notNullSince: number | null;
  /** No new row may hold NULL here, whatever older rows and child tables hold. */
  readonly refusesNull: boolean;
  /** A default, an identity or a generation expression gives the value when INSERT omits it. */
  readonly hasDefault: boolean;
  readonly generated: boolean;
  /** Node tree of the default or the generation expression, or null. */
  readonly expression: string | null;
  readonly identity: boolean;
}

/** A unique index that can prove "at most one row". */
export interface CatalogueKey {
  /** Column numbers of the key; 0 where the key is an expression. */
  readonly columns: readonly number[];
  /** Collation OID of each key column, 0 for none. */
  readonly collations: readonly number[];
  /** Operator family OID of each key column. */
  readonly families: readonly number[];
  /** Node trees of the expressions (text), or null. */
  readonly expressions: string | null;
  /** Node tree of the predicate of a partial index, or null. */
  readonly predicate: string | null;
  /** NULLS NOT DISTINCT. */
  readonly nullsNotDistinct: boolean;
}

/** A validated, enforced, not deferrable foreign key. */
export interface CatalogueForeignKey {
  readonly columns: readonly number[];
  readonly referenced: number;
  readonly referencedColumns: readonly number[];
}

export interface CatalogueRelation {
  readonly oid: number;
  readonly schema: string;
  readonly name: string;
  /** pg_class.relkind: r table, p partitioned, v view, m materialised view, f foreign table … */
  readonly kind: string;
  readonly columns: readonly CatalogueColumn[];
  /** Has or had inheritance children or partitions. */
  readonly hasChildren: boolean;
  readonly isPartitioned: boolean;
  readonly rowSecurity: boolean;
  /** Row triggers that can change or skip rows, by event. */
  readonly beforeInsert: boolean;
  readonly beforeUpdate: boolean;
  readonly beforeDelete: boolean;
  readonly insteadOf: boolean;
  /** Rules other than a view's own. */
  readonly hasRules: boolean;
  /** Node trees of validated, enforced, inherited CHECK constraints. */
  readonly checks: readonly string[];
  readonly keys: readonly CatalogueKey[];
  readonly foreignKeys: readonly CatalogueForeignKey[];
  /** The query tree of a view or materialised view. */
  readonly viewTree: string | null;
  /** When that query was made, as in `notNullSince`. */
  readonly definedAt: number | null;
}

export interface CatalogueType {
  readonly oid: number;
  readonly schema: string;
  readonly name: string;
  /** `format_type` of the type: what users write. */
  readonly label: string;
  /** pg_type.typtype: b base, c composite, d domain, e enum, p pseudo, r range, m multirange. */
  readonly kind: string;
  readonly category: string;
  /** Element type of a true array type, else 0. */
  readonly elementOid: number;
  /** Base type of a domain, else 0. */
  readonly baseOid: number;
  /** Subtype of a range or multirange, else 0. */
  readonly subtypeOid: number;
  /** The composite type's relation, else 0. */
  readonly relationOid: number;
  readonly domainNotNull: boolean;
  readonly domainHasCheck: boolean;
  readonly labels: readonly string[];
  /** A function casts it to json, which to_json and its like prefer to the text. */
  readonly castsToJson: boolean;
  /** A function of the user, or of an extension, casts it to some type, or some type to it. */
  readonly isCastByUsers: boolean;
  readonly comment: string | null;
}

export interface CatalogueFunction {
  readonly oid: number;
  /** `schema.name(type, …)`; a function of an extension counts as of schema `public`. */
  readonly signature: string;
  readonly name: string;
  /** Lives in pg_catalog or came with an extension, so that the table of facts may speak of it. */
  readonly builtIn: boolean;
  readonly strict: boolean;
  /** i immutable, s stable, v volatile. */
  readonly volatility: string;
  /** f function, a aggregate, w window, p procedure. */
  readonly kind: string;
  readonly language: string;
  readonly returnsSet: boolean;
  readonly returnTypeOid: number;
  /** Names of the input arguments, empty for one that has none; no entries where none has. */
  readonly argumentNames: readonly string[];
  /** Number of input arguments, those with defaults included. */
  readonly argumentCount: number;
  /** Tree of the default values, which belong to the last arguments, of a function of the user; null without any. */
  readonly argumentDefaults: string | null;
  /** SQL body as a tree (BEGIN ATOMIC / RETURN), or null. */
  readonly bodyTree: string | null;
  /** Source text of functions in SQL without a stored tree, else null. */
  readonly source: string | null;
  /** Arguments and result as in `CREATE FUNCTION`, where `source` or `definition` is given; `searchPath` where it sets one. */
  readonly declaration: { readonly args: string; readonly result: string; readonly searchPath: string | null } | null;
  /** `CREATE FUNCTION …` of functions in PL/pgSQL that return a value or a set and have no OUT arguments but those of TABLE, else null. */
  readonly definition: string | null;
  /** Where `definition` is given and could be read: the trees of `SELECT expression` for each RETURN, of a set those of each RETURN QUERY. */
  readonly returnTrees: readonly string[] | null;
  /** When a function of the user got its present definition, as in `notNullSince`. */
  readonly definedAt: number | null;
}

export interface Catalogue {
  /** `18.6`-like. */
  readonly version: string;
  /** Schemas of the search path, in order; names in them are shown unqualified. */
  readonly searchPath: readonly string[];
  readonly relations: ReadonlyMap<number, CatalogueRelation>;
  readonly types: ReadonlyMap<number, CatalogueType>;
  readonly functions: ReadonlyMap<number, CatalogueFunction>;
  /** Operator OID → function OID. */
  readonly operators: ReadonlyMap<number, number>;
  /** Operator family OID → OIDs of its equality operators. */
  readonly equalities: ReadonlyMap<number, ReadonlySet<number>>;
  /** Collations that are not deterministic. */
  readonly looseCollations: ReadonlySet<number>;
}
