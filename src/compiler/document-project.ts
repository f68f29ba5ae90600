/** Writes the documentation of a project's database and queries. */
import type { Diagnostic } from './diagnostics/diagnostic.js';
import { sortDiagnostics } from './diagnostics/sort.js';
import type { SolvedQuery } from './model.js';
import { openProject } from './open-project.js';
import { overrideQueries, type ProjectOptions } from './project.js';

export interface ProjectDocument {
  /** GitHub Markdown: a diagram, tables, views, enums, queries. Empty when the schema is refused. */
  readonly text: string;
  /** A query with an error is not in the text. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Describes the database that the schema files build, and the queries: for people who look for a table, and for reviews.
 *
 * @example
 * const { text } = await documentProject({ schema: ['migrations'], queries: ['queries'] });
 */
export async function documentProject(options: ProjectOptions): Promise<ProjectDocument> {
  const { session, queries, diagnostics } = await openProject(options);
  if (session === null) return { text: '', diagnostics: sortDiagnostics(diagnostics) };
  try {
    const [{ describeSchema }, { compileFiles }, { documentText }] = await Promise.all([
      import('./analyse/describe-schema.js'),
      import('./compile-files.js'),
      import('./docs/document.js'),
    ]);
    const described = await describeSchema(session.schema.database);
    const tables: { readonly label: string; readonly query: SolvedQuery }[] = [];
    for (const { label } of described.relations) {
      const select = { path: label, text: `-- name: AllRows :many\nSELECT * FROM ${label};\n` };
      const { queries: solved } = await compileFiles([select], session);
      if (solved[0] !== undefined) tables.push({ label, query: solved[0] });
    }
    const compiled = await compileFiles(queries, session);
    const all = [...tables.map(({ query }) => query), ...compiled.queries];
    const { version: postgres } = session.schema.catalogue;
    const compilation = { postgres, queries: all, enums: session.types.enums(), outline: session.outline, diagnostics: compiled.diagnostics };
    const typed = await overrideQueries(compilation, options);
    const rows = new Map(tables.map(({ label }, index) => [label, typed.queries[index]?.columns ?? []]));
    const text = documentText({ schema: described, rows, queries: typed.queries.slice(tables.length) });
    return { text, diagnostics: sortDiagnostics([...diagnostics, ...compiled.diagnostics, ...typed.diagnostics]) };
  } finally {
    await session.schema.database.close();
  }
}
