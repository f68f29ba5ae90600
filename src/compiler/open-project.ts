/** Reads a project's files and opens its schema, for work that goes beyond compiling. */
import { resolve } from 'node:path';
import { loadSqlParser } from '../sql/index.js';
import type { Session } from './compile-files.js';
import type { Diagnostic } from './diagnostics/diagnostic.js';
import type { SourceFile } from './model.js';
import { openSession } from './open-session.js';
import { compilerOptions, type ProjectOptions } from './project.js';
import { readSourceFiles } from './read/read-source-files.js';
import { schemaFileChoice } from './read/schema-file-choice.js';
import { schemaHash } from './schema/schema-hash.js';

export interface OpenedProject {
  /** Null, with diagnostics, when the schema is refused. Its database is the caller's to close. */
  readonly session: Session | null;
  /** The query files that could be read. */
  readonly queries: readonly SourceFile[];
  /** What is wrong with paths, files and the schema. */
  readonly diagnostics: readonly Diagnostic[];
}

export async function openProject(options: ProjectOptions): Promise<OpenedProject> {
  const cwd = resolve(options.cwd ?? '.');
  const [schema, queries] = await Promise.all([
    readSourceFiles(options.schema, cwd, schemaFileChoice),
    readSourceFiles(options.queries, cwd),
  ]);
  await loadSqlParser();
  const unread = [...schema.diagnostics, ...queries.diagnostics];
  // With a part of the schema missing, each query would be refused for want of it.
  if (schema.diagnostics.some(({ severity }) => severity === 'error')) return { session: null, queries: queries.files, diagnostics: unread };
  const { session, diagnostics } = await openSession(schema.files, { ...compilerOptions(options), hash: schemaHash(schema.files), enums: [] });
  return { session, queries: queries.files, diagnostics: [...unread, ...diagnostics] };
}
