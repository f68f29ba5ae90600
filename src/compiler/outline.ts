/** What the settings can name of a schema: columns and types. */

/** What a schema has that a setting can name. */
export interface SchemaOutline {
  readonly columns: readonly OutlineColumn[];
  readonly types: readonly OutlineType[];
}

export interface OutlineColumn {
  /** Table or view, as messages and composite types call it. */
  readonly relation: string;
  /** `public.tasks.id` */
  readonly name: string;
  /** Without its schema where that is on the search path: `tasks.id`. */
  readonly shownName: string;
  readonly column: string;
  /** Full name of an `OutlineType`. */
  readonly type: string;
  /** Full names of the columns that its foreign keys reference. */
  readonly references: readonly string[];
}

export interface OutlineType {
  /** `pg_catalog.int8` */
  readonly name: string;
  /** Without its schema where that is on the search path: `int8`. */
  readonly shownName: string;
  /** As PostgreSQL prints it, and as `TypeShape.pgType` has it: `bigint`. */
  readonly label: string;
  readonly kind: 'base' | 'composite' | 'domain' | 'enum' | 'range' | 'multirange' | 'array';
  /** Full name of a domain's base type or an array's element type; else null. */
  readonly of: string | null;
}
