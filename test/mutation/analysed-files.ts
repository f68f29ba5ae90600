/** Query files as PostgreSQL reads them, each read once and then remembered. */
import { isDeepStrictEqual } from 'node:util';
import { analyseQuery } from '../../src/compiler/analyse/analyse-query.js';
import type { Catalogue } from '../../src/compiler/catalogue.js';
import { eachQuery, type Session } from '../../src/compiler/compile-files.js';
import type { AnalysedQuery, SourceFile } from '../../src/compiler/model.js';
import { openSession } from '../../src/compiler/open-session.js';
import { schemaHash } from '../../src/compiler/schema/schema-hash.js';
import { keep, readKept } from './kept.js';

/** How the schema goes on where a statement is refused. */
export type Mend = (schema: readonly SourceFile[], path: string, offset: number) => readonly SourceFile[];

/**
 * @param name of the source, by which its trees are remembered
 * @param open the address of the server to ask; null for the embedded one. Not called while all is remembered.
 */
export async function analysedFiles(
  name: string,
  schema: readonly SourceFile[],
  files: readonly SourceFile[],
  open: () => Promise<string | null>,
  mend: Mend | null = null,
): Promise<{ readonly catalogue: Catalogue; readonly queries: readonly AnalysedQuery[] }> {
  const schemaTexts = [name, schemaHash(schema)];
  const textsOf = (file: SourceFile): readonly string[] => [...schemaTexts, file.path, file.text];
  const known = await readKept<Catalogue>(schemaTexts);
  const kept = new Map<SourceFile, readonly AnalysedQuery[]>();
  for (const file of known === null ? [] : files) {
    const queries = await readKept<readonly AnalysedQuery[]>(textsOf(file));
    if (queries !== null) kept.set(file, queries.map((analysed) => placed(analysed, file)));
  }
  const fresh = files.filter((file) => !kept.has(file));
  if (known !== null && fresh.length === 0) return { catalogue: known, queries: files.flatMap((file) => kept.get(file) ?? []) };

  const session = await openedSession(schema, await open(), mend);
  const { catalogue, database } = session.schema;
  // Other numbers of tables and types than before: what is remembered does not fit.
  const fits = known !== null && isDeepStrictEqual(known, catalogue);
  for (const file of fits ? fresh : files) {
    const { results } = await eachQuery<AnalysedQuery>([file], async (query) => {
      const analysed = await analyseQuery(query, database);
      return 'code' in analysed ? [analysed] : analysed;
    });
    kept.set(file, results);
    await keep(textsOf(file), results.map(bare));
  }
  await database.close();
  await keep(schemaTexts, catalogue);
  return { catalogue, queries: files.flatMap((file) => kept.get(file) ?? []) };
}

async function openedSession(schema: readonly SourceFile[], databaseUrl: string | null, mend: Mend | null): Promise<Session> {
  const { session, diagnostics } = await openSession(schema, { hash: '', cacheFolder: null, enums: [], ...(databaseUrl === null ? {} : { databaseUrl }) });
  if (session !== null) return session;
  const [refusal] = diagnostics;
  if (refusal === undefined || mend === null) throw new Error(`the schema is refused: ${refusal?.message}`);
  return openedSession(mend(schema, refusal.file.path, refusal.offset), databaseUrl, mend);
}

/** Functions cannot be kept; the solver tells of mistakes by place, and the place does not matter here. */
function bare(analysed: AnalysedQuery): unknown {
  return { ...analysed, query: { ...analysed.query, toFileOffset: null, file: null } };
}

function placed(analysed: AnalysedQuery, file: SourceFile): AnalysedQuery {
  return { ...analysed, query: { ...analysed.query, file, toFileOffset: (offset) => offset } };
}
