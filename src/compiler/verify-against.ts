/** Which may be deployed first, the schema or the code: each of them as it was with the other as it is. */
import { resolve } from 'node:path';
import { loadSqlParser } from '../sql/index.js';
import type { Session } from './compile-files.js';
import type { Diagnostic } from './diagnostics/diagnostic.js';
import { sortDiagnostics } from './diagnostics/sort.js';
import type { SourceFile } from './model.js';
import type { CompilerOptions } from './open-compiler.js';
import { openSession } from './open-session.js';
import { compilerOptions, judgedBy, type ProjectOptions, type ScratchOptions } from './project.js';
import { disk, type FilePlace } from './read/file-place.js';
import { openGitFiles } from './read/git-files.js';
import { readSourceFiles } from './read/read-source-files.js';
import { schemaFileChoice } from './read/schema-file-choice.js';
import { schemaHash } from './schema/schema-hash.js';
import type { Difference } from './verify/difference.js';

export interface VerifyAgainstOptions extends Omit<ProjectOptions, 'databaseUrl'>, ScratchOptions {
  /** The state to deploy over: a branch, a tag or a hash of the git repository that `cwd` is in. */
  readonly ref: string;
  /** Where that state has its schema and queries, if elsewhere than `schema` and `queries`. */
  readonly old?: Pick<ProjectOptions, 'schema' | 'queries'>;
}

/** One order of deployment, by the time in which only its first half is done. */
export interface DeployOrder {
  /** No difference is an error. */
  readonly isSafe: boolean;
  /** By file and place; files of the old state are called `ref:path`. */
  readonly differences: readonly Difference[];
}

export interface VerifyAgainstResult {
  /** The full hash of the old state. */
  readonly commit: string;
  readonly oldQueries: number;
  readonly newQueries: number;
  /** Whether the statements of the schema files differ. */
  readonly schemaChanged: boolean;
  /** First the migrations: old queries meet the new schema. Null where a schema cannot be built. */
  readonly schemaFirst: DeployOrder | null;
  /** First the code: new queries meet the old schema. */
  readonly codeFirst: DeployOrder | null;
  /** What is wrong with either state by itself; a query with an error is compared with nothing. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Compiles the queries of a commit and of the working tree with the schemas of both. Nothing is checked out or written.
 *
 * @throws GitError when there is no such commit; ScratchDatabaseError when `scratchUrl` names no server that can judge
 * @example
 * const { schemaFirst, codeFirst } = await verifyAgainst({ schema: ['migrations'], queries: ['queries'], ref: 'origin/main' });
 */
export async function verifyAgainst(options: VerifyAgainstOptions): Promise<VerifyAgainstResult> {
  const cwd = resolve(options.cwd ?? '.');
  const git = await openGitFiles(options.ref, cwd);
  await loadSqlParser();
  const judge = { ...compilerOptions(options), ...judgedBy(options.scratchUrl) };
  const before = await openState({ ...options, ...options.old }, cwd, git, judge);
  const after = await openState(options, cwd, disk, judge, before).catch(async (error: unknown) => {
    await before.session?.schema.database.close();
    throw error;
  });
  try {
    const result = { commit: git.commit, oldQueries: 0, newQueries: 0, schemaChanged: before.hash !== after.hash, schemaFirst: null, codeFirst: null };
    const { meetSchema } = await import('./meet-schema.js');
    const { session: oldSchema } = before;
    const { session: newSchema } = after;
    const unread = [...before.diagnostics, ...after.diagnostics];
    if (oldSchema === null || newSchema === null) return { ...result, diagnostics: sortDiagnostics(unread) };
    const schemaFirst = await meetSchema(before.queries, { own: oldSchema, other: newSchema, where: 'the new schema', help: 'Let the migration that takes it away follow the new code.' });
    const codeFirst = await meetSchema(after.queries, { own: newSchema, other: oldSchema, where: 'the old schema', help: 'Let the migration that brings it go first.' });
    return {
      ...result,
      oldQueries: schemaFirst.queries,
      newQueries: codeFirst.queries,
      schemaFirst: order(schemaFirst.differences),
      codeFirst: order(codeFirst.differences),
      diagnostics: sortDiagnostics([...unread, ...schemaFirst.diagnostics, ...codeFirst.diagnostics]),
    };
  } finally {
    await before.session?.schema.database.close();
    if (after.session !== before.session) await after.session?.schema.database.close();
  }
}

interface State {
  readonly hash: string;
  readonly session: Session | null;
  readonly queries: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

async function openState(
  { schema: schemaPaths, queries: queryPaths }: Pick<ProjectOptions, 'schema' | 'queries'>,
  cwd: string,
  place: FilePlace,
  judge: CompilerOptions,
  known: State | null = null,
): Promise<State> {
  const schema = await readSourceFiles(schemaPaths, cwd, schemaFileChoice, place);
  const queries = await readSourceFiles(queryPaths, cwd, undefined, place);
  const hash = schemaHash(schema.files);
  // The same schema needs no second database.
  const { session, diagnostics } = known?.hash === hash ? { session: known.session, diagnostics: [] } : await openSession(schema.files, { ...judge, hash, enums: [] });
  return { hash, session, queries: queries.files, diagnostics: [...schema.diagnostics, ...queries.diagnostics, ...diagnostics] };
}

function order(differences: readonly Difference[]): DeployOrder {
  return { isSafe: differences.every(({ severity }) => severity !== 'error'), differences: sortDiagnostics(differences) };
}
