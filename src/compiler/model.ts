/**
 * The types that cross a stage border. Each stage takes the type of the stage before and gives a
 * new one; no stage adds optional fields to another stage's result.
 *
 *     SourceFile ─parse─► AnnotatedQuery ─analyse─► AnalysedQuery ─solve─► SolvedQuery ─emit─► EmittedFile
 */
import type { Diagnostic } from './diagnostics/diagnostic.js';
import type { SchemaOutline } from './outline.js';
import type { TypeShape } from './type-shape.js';

export type { OutlineColumn, OutlineType, SchemaOutline } from './outline.js';
export type { CompositeField, ScalarCodec, SchemaReference, TypeShape } from './type-shape.js';

/** A text file as it was read. `path` is what messages show: POSIX, relative where possible. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** What a query promises to return; the word after the name in `-- name: GetTask :one`. */
export type Command =
  | 'one'
  | 'many'
  | 'exec'
  | 'execrows'
  | 'execresult'
  | 'copyfrom'
  | 'batchone'
  | 'batchmany'
  | 'batchexec';

/** One parameter as the query text shows it, before PostgreSQL has seen the statement. */
export interface AnnotatedParam {
  /** 1-based: the `n` of `$n` in `AnnotatedQuery.sql`. */
  readonly position: number;
  /** Name given by the author (`@name`, `sqlc.arg(name)`); null for a plain `$n`. */
  readonly name: string | null;
  /** `sqlc.narg(name)`: the author says that NULL may be passed. */
  readonly declaredNullable: boolean;
  /** Some place casts it (`@name::text`): then it is never NULL, unless the author says so. */
  readonly cast: boolean;
  /** `sqlc.slice(name)`: a list of values. */
  readonly slice: boolean;
  /** The author says that NULL may stand in the list. */
  readonly elementsNullable: boolean;
  /** Which bound of `BETWEEN` a plain `$n` is where it stands first; null elsewhere, and for names. */
  readonly bound: 'from' | 'to' | null;
  /** UTF-16 offset in the source file of the first place that the parameter stands in. */
  readonly offset: number;
}

/**
 * An item of a select or RETURNING list, by the number of columns that it becomes: one, those of a relation
 * (`table.*`, with the parts of its name), or a number that the text does not tell (`*`, `(composite).*`).
 */
export type SelectItem =
  | { readonly kind: 'column' }
  | { readonly kind: 'relation'; readonly path: readonly string[] }
  | { readonly kind: 'unknown' };

/** `sqlc.embed(table)`: the columns of `table` become one nested object. */
export interface Embed {
  /** The name inside the parentheses: a table, view or alias of the FROM clause; its schema, if given, before it. */
  readonly path: readonly string[];
  /** UTF-16 offset of `table.*` in `AnnotatedQuery.sql`. */
  readonly sqlOffset: number;
  /** The items of the select list before and after it. */
  readonly before: readonly SelectItem[];
  readonly after: readonly SelectItem[];
}

/** What the author says about a result column: pgtyped's `AS "name!"` and `AS "name?"`. */
export interface ColumnHint {
  /** The column's name, without the mark. */
  readonly column: string;
  readonly nullable: boolean;
  /** UTF-16 offset in the source file. */
  readonly offset: number;
}

/** A named query of a file: SQL that PostgreSQL can parse, and the way back to what was typed. */
export interface AnnotatedQuery {
  readonly name: string;
  readonly command: Command;
  readonly file: SourceFile;
  /** 1-based line of the annotation. */
  readonly line: number;
  /** Doc comment lines without comment marks. */
  readonly doc: readonly string[];
  /** The statement with `$n` parameters, otherwise as typed; no trailing semicolon. */
  readonly sql: string;
  /** Maps a UTF-16 offset in `sql` to one in `file.text`. */
  readonly toFileOffset: (sqlOffset: number) => number;
  /** In order of position, without gaps. */
  readonly params: readonly AnnotatedParam[];
  readonly embeds: readonly Embed[];
  readonly columnHints: readonly ColumnHint[];
}

/** A result column as PostgreSQL's RowDescription tells it. */
export interface DescribedColumn {
  readonly name: string;
  readonly typeOid: number;
}

/** A query that PostgreSQL accepted. */
export interface AnalysedQuery {
  readonly query: AnnotatedQuery;
  /** Type OID of each parameter, by position. */
  readonly paramTypes: readonly number[];
  readonly columns: readonly DescribedColumn[];
  /** PostgreSQL's analysed query tree as text (`pg_node_tree`), one tree. */
  readonly tree: string;
}

/** A column, or a domain that a value was cast to, whose values a parameter or result column holds unchanged. */
export interface Origin {
  /** With all its parts: `public.tasks.id`, `public.email`. */
  readonly name: string;
  /** 0: the value itself; 1: an array of such values; -1: an element of such an array. */
  readonly depth: number;
  /** Where a view's column comes from, or the value that was cast; empty for a table's column and for what is computed. */
  readonly below: readonly Origin[];
}

export interface SolvedParam {
  /** The name that the author gave, else the column it goes with, else `arg` and its position. */
  readonly field: string;
  /** camelCase, unique in the query. */
  readonly name: string;
  readonly position: number;
  readonly type: TypeShape;
  readonly nullable: boolean;
  /** What it is compared with and assigned to; empty where that is computed or unknown. */
  readonly origins: readonly Origin[];
  /** The setting that decided the type, in words; null for PostgreSQL's default. */
  readonly override: string | null;
}

export interface SolvedColumn {
  /** The column's name on the wire. */
  readonly field: string;
  /** camelCase, unique in the row, or in the object that the column is embedded in. */
  readonly name: string;
  readonly type: TypeShape;
  readonly nullable: boolean;
  /** Why, in words; one line. */
  readonly reason: string;
  /** The base table's column that the value comes from unchanged, where there is one. */
  readonly source: { readonly table: string; readonly column: string } | null;
  /** All that the value can come from unchanged; empty where some way to it is computed. */
  readonly origins: readonly Origin[];
  /** The setting that decided the type, in words; null for PostgreSQL's default. */
  readonly override: string | null;
}

/** Neighbouring columns that are one object of the row: `sqlc.embed(table)`. */
export interface SolvedEmbed {
  /** The property that holds the object: the table's or alias' name in camelCase, unique in the row. */
  readonly name: string;
  /** Place of its first column in `SolvedQuery.columns`, counted from 0. */
  readonly first: number;
  /**
   * Its columns as members of the object: NULL as they can be in a row that is there. In `SolvedQuery.columns` the same
   * columns are judged as they are sent, NULL where an outer join finds no row.
   */
  readonly columns: readonly SolvedColumn[];
  /** There may be no row, and so no object: every column is NULL then. */
  readonly nullable: boolean;
  /** Why, in words; one line. */
  readonly reason: string;
}

export interface SolvedRows {
  readonly min: 0 | 1;
  /** null: no bound is proven. */
  readonly max: 1 | null;
  readonly reason: string;
}

/** A query with every verdict; all that the emitter, `inspect` and `explain` need. */
export interface SolvedQuery {
  readonly name: string;
  readonly command: Command;
  readonly file: string;
  readonly line: number;
  readonly doc: readonly string[];
  readonly sql: string;
  /**
   * For `:copyfrom`: the statement that inserts any number of rows. Its `$n` is an array of what `$n` of `sql` is for
   * one row, in PostgreSQL's text form. Null for other commands.
   */
  readonly bulkSql: string | null;
  readonly params: readonly SolvedParam[];
  /** In the order in which they are sent; embedded ones too. */
  readonly columns: readonly SolvedColumn[];
  /** In the order of their columns. */
  readonly embeds: readonly SolvedEmbed[];
  readonly rows: SolvedRows;
  readonly readOnly: boolean;
}

/** An enum type of the schema that some query uses. */
export interface EnumType {
  /** Schema-qualified where the schema is not on the default search path. */
  readonly pgType: string;
  /** PascalCase TypeScript name. */
  readonly name: string;
  readonly labels: readonly string[];
  /** `COMMENT ON TYPE`, if any. */
  readonly comment: string | null;
}

/** A branded type of the settings that some query uses. */
export interface BrandType {
  readonly name: string;
  readonly base: TypeShape;
  /** What it was given to: columns and types of the settings, as messages show them. */
  readonly of: readonly string[];
}

/** What one compilation knows. Good queries are here even when others failed. */
export interface Compilation {
  /** `18.6`-like version of the PostgreSQL that judged. */
  readonly postgres: string;
  readonly queries: readonly SolvedQuery[];
  readonly enums: readonly EnumType[];
  readonly outline: SchemaOutline;
  readonly diagnostics: readonly Diagnostic[];
}

/** A file for the output folder; `path` is relative to it, POSIX. */
export interface EmittedFile {
  readonly path: string;
  readonly text: string;
}
