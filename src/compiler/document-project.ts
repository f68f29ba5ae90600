/** Writes the documentation of a project's database and queries. */
import { resolve } from 'node:path';
import { loadSqlParser } from '../sql/index.js';
import type { Diagnostic } from './diagnostics/diagnostic.js';
import { sortDiagnostics } from './diagnostics/sort.js';
import type { SolvedColumn } from './model.js';
import { openSession } from './open-session.js';
import { compilerOptions, type ProjectOptions } from './project.js';
import { readSourceFiles } from './read/read-source-files.js';
import { schemaFileChoice } from './read/schema-file-choice.js';
import { schemaHash } from './schema/schema-hash.js';

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
  const cwd = resolve(options.cwd ?? '.');
  const [schema, queries] = await Promise.all([
    readSourceFiles(options.schema, cwd, schemaFileChoice),
    readSourceFiles(options.queries, cwd),
  ]);
  await loadSqlParser();
  const { cacheFolder, databaseUrl } = compilerOptions(options);
  const judge = databaseUrl === undefined ? {} : { databaseUrl };
  const opened = await openSession(schema.files, { cacheFolder, hash: schemaHash(schema.files), enums: [], ...judge });
  const unread = [...schema.diagnostics, ...queries.diagnostics, ...opened.diagnostics];
  if (opened.session === null) return { text: '', diagnostics: sortDiagnostics(unread) };
  const { session } = opened;
  try {
    const [{ describeSchema }, { compileFiles }, { documentText }] = await Promise.all([
      import('./analyse/describe-schema.js'),
      import('./compile-files.js'),
      import('./docs/document.js'),
    ]);
    const described = await describeSchema(session.schema.database);
    const rows = new Map<string, readonly SolvedColumn[]>();
    for (const { label } of described.relations) {
      const select = { path: label, text: `-- name: AllRows :many\nSELECT * FROM ${label};\n` };
      const { queries: solved } = await compileFiles([select], session);
      if (solved[0] !== undefined) rows.set(label, solved[0].columns);
    }
    const compiled = await compileFiles(queries.files, session);
    const text = documentText({ schema: described, rows, queries: compiled.queries });
    return { text, diagnostics: sortDiagnostics([...unread, ...compiled.diagnostics]) };
  } finally {
    await session.schema.database.close();
  }
}
