/** Statements, analysed once and run once: all that is needed to judge a solver again and again. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Catalogue } from '../../src/compiler/catalogue.js';
import type { AnalysedQuery, AnnotatedQuery, SourceFile } from '../../src/compiler/model.js';
import { createTypeResolver, type TypeResolver } from '../../src/compiler/types/resolve-type.js';
import { loadSqlParser } from '../../src/sql/index.js';
import * as embeds from '../dialect/embed-cases.js';
import { corpusFiles } from '../nullability/corpus-files.js';
import { type Expectation, readExpectation } from '../nullability/expectation.js';
import { olderSchema, withoutStatement } from '../nullability/older-corpus.js';
import { openRawDatabase, type RawRow } from '../nullability/raw-database.js';
import { olderServers, type RunningServer } from '../support/older-servers.js';
import { analysedFiles, type Mend } from './analysed-files.js';
import { keep, readKept } from './kept.js';

export interface CorpusTree {
  readonly analysed: AnalysedQuery;
  readonly catalogue: Catalogue;
  readonly types: TypeResolver;
  /** What a statement of the corpus says and returns; null where a test compares the verdict word for word. */
  readonly expected: { readonly said: Expectation; readonly rows: readonly RawRow[] } | null;
}

/**
 * The corpus; the queries of this package and those with mistakes, whose verdicts are committed files; those with
 * `sqlc.embed`, which a test judges row by row; and the corpus as PostgreSQL 16 reads it, of which
 * `test/nullability/routes.test.ts` wants the same verdicts.
 */
export async function readCorpusTrees(): Promise<readonly CorpusTree[]> {
  await loadSqlParser();
  const schema = corpusFiles('schema/');
  const corpus = await treesOf('embedded', schema, corpusFiles(''));
  const rows = await corpusRows(schema.map(({ text }) => text), corpus.map(({ analysed }) => analysed.query));
  const trees = corpus.map((tree, index) => ({ ...tree, expected: { said: readExpectation(tree.analysed.query), rows: rows[index] ?? [] } }));
  const own = await treesOf('own', sqlFiles('migrations/'), sqlFiles('queries/'));
  const mistaken = await treesOf('mistaken', sqlFiles('test/golden/diagnostics/'), mistakenQueries());
  const embedding = await treesOf('embedding', [{ path: 'schema.sql', text: embeds.schema }], [{ path: 'queries.sql', text: embeds.queries }]);
  return [...trees, ...own, ...mistaken, ...embedding, ...(await olderTrees(schema))];
}

async function corpusRows(schema: readonly string[], queries: readonly AnnotatedQuery[]): Promise<readonly (readonly RawRow[])[]> {
  const texts = [...schema, ...queries.map(({ sql, doc }) => `${sql}\n${doc.join('\n')}`)];
  const known = await readKept<readonly (readonly RawRow[])[]>(texts);
  if (known !== null) return known;
  const database = await openRawDatabase(schema);
  const rows: (readonly RawRow[])[] = [];
  for (const query of queries) rows.push(await database.rows(query.sql, readExpectation(query).args));
  await database.close();
  await keep(texts, rows);
  return rows;
}

async function olderTrees(schema: readonly SourceFile[]): Promise<readonly CorpusTree[]> {
  const server = olderServers().find(({ version }) => version === 16);
  if (server === undefined || server.skip !== null) throw new Error(`PostgreSQL 16 cannot be had here: ${server?.skip}`);
  let running: RunningServer | null = null;
  try {
    const open = async (): Promise<string> => (running = await server.start()).url;
    return await treesOf(server.name, olderSchema(schema, server.version), corpusFiles(''), open, withoutStatement);
  } finally {
    await (running as RunningServer | null)?.stop();
  }
}

async function treesOf(
  name: string,
  schema: readonly SourceFile[],
  files: readonly SourceFile[],
  open: () => Promise<string | null> = () => Promise.resolve(null),
  mend: Mend | null = null,
): Promise<readonly CorpusTree[]> {
  const { catalogue, queries } = await analysedFiles(name, schema, files, open, mend);
  const types = createTypeResolver(catalogue);
  return queries.map((analysed) => ({ analysed, catalogue, types, expected: null }));
}

const root = new URL('../../', import.meta.url);

/** @param folder from the root of the package, with a slash at its end */
function sqlFiles(folder: string): readonly SourceFile[] {
  const names = readdirSync(new URL(folder, root)).filter((name) => name.endsWith('.sql'));
  return names.sort().map((name) => ({ path: `${folder}${name}`, text: readFileSync(new URL(`${folder}${name}`, root), 'utf8') }));
}

/** Of the codes that the solver gives. */
function mistakenQueries(): readonly SourceFile[] {
  return ['RT104/embeds', 'RT107/slices', 'RT402/record', 'RT402/types'].flatMap((name) => sqlFiles(`test/golden/diagnostics/${name}/queries/`));
}
