/** The corpus, analysed once and run once: all that is needed to judge a solver again and again. */
import { analyseQuery } from '../../src/compiler/analyse/analyse-query.js';
import { eachQuery, type Session } from '../../src/compiler/compile-files.js';
import type { AnalysedQuery } from '../../src/compiler/model.js';
import { openSession } from '../../src/compiler/open-session.js';
import { loadSqlParser } from '../../src/sql/index.js';
import { corpusFiles } from '../nullability/corpus-files.js';
import { type Expectation, readExpectation } from '../nullability/expectation.js';
import { openRawDatabase, type RawRow } from '../nullability/raw-database.js';

export interface CorpusTree {
  readonly analysed: AnalysedQuery;
  readonly expected: Expectation;
  readonly rows: readonly RawRow[];
}

export interface CorpusTrees {
  readonly trees: readonly CorpusTree[];
  readonly catalogue: Session['schema']['catalogue'];
  readonly types: Session['types'];
}

export async function readCorpusTrees(): Promise<CorpusTrees> {
  await loadSqlParser();
  const schema = corpusFiles('schema/');
  const { session } = await openSession(schema, { hash: '', cacheFolder: null, enums: [] });
  if (session === null) throw new Error('the schema of the corpus is refused');
  const { results, diagnostics } = await eachQuery<AnalysedQuery>(corpusFiles(''), async (query) => {
    const analysed = await analyseQuery(query, session.schema.database);
    return 'code' in analysed ? [analysed] : analysed;
  });
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  await session.schema.database.close();
  const database = await openRawDatabase(schema.map(({ text }) => text));
  const trees: CorpusTree[] = [];
  for (const analysed of results) {
    const expected = readExpectation(analysed.query);
    trees.push({ analysed, expected, rows: await database.rows(analysed.query.sql, expected.args) });
  }
  await database.close();
  return { trees, catalogue: session.schema.catalogue, types: session.types };
}
