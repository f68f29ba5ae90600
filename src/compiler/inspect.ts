/** What the compiler knows of a project, as plain JSON. */
import { diagnosticPosition } from './diagnostics/render.js';
import type { Diagnostic } from './diagnostics/diagnostic.js';
import { typescriptType } from './emit/typescript-type.js';
import type { Command, SolvedColumn, SolvedParam, SolvedQuery } from './model.js';
import { compileProject, type ProjectOptions } from './project.js';

export interface InspectedParam {
  /** As in the SQL; `property` is its name in TypeScript. */
  readonly name: string;
  readonly property: string;
  readonly position: number;
  readonly pgType: string;
  readonly tsType: string;
  readonly nullable: boolean;
  readonly array: boolean;
  /** The setting that decided the type, in words; null for the default. */
  readonly override: string | null;
}

export interface InspectedColumn {
  /** As on the wire; `property` is its name in TypeScript. */
  readonly name: string;
  readonly property: string;
  readonly pgType: string;
  readonly tsType: string;
  readonly nullable: boolean;
  readonly reason: string;
  /** The base table and column that the value comes from unchanged; null for computed values. */
  readonly table: string | null;
  readonly column: string | null;
  /** The property of the row whose object holds the column (`sqlc.embed`); null for a property of the row itself. */
  readonly embed: string | null;
  /** The setting that decided the type, in words; null for the default. */
  readonly override: string | null;
}

export interface InspectedQuery {
  readonly name: string;
  readonly command: Command;
  readonly file: string;
  readonly line: number;
  readonly doc: string;
  /** Positional, as sent. */
  readonly sql: string;
  readonly params: readonly InspectedParam[];
  readonly columns: readonly InspectedColumn[];
  readonly rows: { readonly min: 0 | 1; readonly max: 1 | null; readonly reason: string };
  readonly readOnly: boolean;
}

export interface InspectedError {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
}

export interface Inspection {
  /** Version of the PostgreSQL that judged, `18.6`; empty when the schema could not be built. */
  readonly postgres: string;
  readonly queries: readonly InspectedQuery[];
  readonly errors: readonly InspectedError[];
}

/**
 * Compiles a project and tells everything about it; nothing is written but the schema's snapshot.
 * Mistakes of the user are entries of `errors` and never hide the good queries.
 *
 * @example
 * const { queries, errors } = await inspect({ schema: ['migrations'], queries: ['queries'] });
 */
export async function inspect(options: ProjectOptions): Promise<Inspection> {
  const { compilation } = await compileProject(options);
  return {
    postgres: compilation.postgres,
    queries: compilation.queries.map(inspectQuery),
    errors: compilation.diagnostics.filter(({ severity }) => severity === 'error').map(inspectError),
  };
}

function inspectQuery(query: SolvedQuery): InspectedQuery {
  const { name, command, file, line, sql, rows, readOnly } = query;
  return {
    name,
    command,
    file,
    line,
    doc: query.doc.join('\n'),
    sql,
    params: query.params.map(inspectParam),
    columns: query.columns.map((column, index) => inspectColumn(column, embedAt(query, index))),
    rows,
    readOnly,
  };
}

function inspectParam({ field, name, position, type, nullable, override }: SolvedParam): InspectedParam {
  return {
    name: field,
    property: name,
    position,
    pgType: type.pgType,
    tsType: typescriptType(type, nullable),
    nullable,
    array: type.kind === 'array',
    override,
  };
}

/** The name of the object that column `index` is embedded in. */
function embedAt({ embeds }: SolvedQuery, index: number): string | null {
  return embeds.find(({ first, columns }) => index >= first && index < first + columns.length)?.name ?? null;
}

function inspectColumn({ field, name, type, nullable, reason, source, override }: SolvedColumn, embed: string | null): InspectedColumn {
  return {
    name: field,
    property: name,
    pgType: type.pgType,
    tsType: typescriptType(type, nullable),
    nullable,
    reason,
    table: source?.table ?? null,
    column: source?.column ?? null,
    embed,
    override,
  };
}

function inspectError(diagnostic: Diagnostic): InspectedError {
  const { file, code, message, help } = diagnostic;
  return { file: file.path, ...diagnosticPosition(diagnostic), code, message, hint: help };
}
