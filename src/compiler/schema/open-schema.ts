/** Gives the analysis database of a schema: from the snapshot on disk, or built and kept there. */
import { indexCatalogue, readCatalogue } from '../analyse/read-catalogue.js';
import type { AnalysisDatabase } from '../analyse/analysis-database.js';
import { EmbeddedDatabase } from '../analyse/embedded-database.js';
import { isShippedExtension } from '../analyse/shipped-extensions.js';
import type { Catalogue } from '../catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../model.js';
import { withTrueAges } from './catalogue-ages.js';
import { runStatements, type SchemaRun } from './run-statements.js';
import { readSchemaFiles, type SchemaSource } from './schema-files.js';
import type { SnapshotStore } from './snapshot-store.js';

export interface OpenSchema {
  readonly database: AnalysisDatabase;
  readonly catalogue: Catalogue;
  /** Whether the schema came from a snapshot. */
  readonly cached: boolean;
}

export interface OpenedSchema {
  /** Null, with diagnostics, when a file or statement of the schema is refused. */
  readonly schema: OpenSchema | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * A snapshot is opened without a look at the files: it was made from the same text.
 * `loadSqlParser()` must have been awaited.
 *
 * @param hash `schemaHash` of the files
 */
export async function openSchema(
  files: readonly SourceFile[],
  hash: string,
  store: SnapshotStore | null,
): Promise<OpenedSchema> {
  const kept = await store?.read(hash);
  if (kept !== undefined && kept !== null && kept.catalogue !== null) {
    const catalogue = indexCatalogue(kept.catalogue);
    const database = await EmbeddedDatabase.open({ extensions: kept.extensions, snapshot: kept.dataDirectory });
    return { schema: { database, catalogue, cached: true }, diagnostics: [] };
  }
  const source = readSchemaFiles(files);
  return source.diagnostics.length > 0
    ? { schema: null, diagnostics: source.diagnostics }
    : buildSchema(source, hash, store);
}

async function buildSchema(source: SchemaSource, hash: string, store: SnapshotStore | null): Promise<OpenedSchema> {
  let { extensions } = source;
  for (;;) {
    const built = await buildWith(extensions, source, hash, store);
    const missing = built.missingExtension;
    if (missing === null || extensions.includes(missing) || !isShippedExtension(missing)) return built;
    // Code in the schema made up the name, and an embedded database takes extensions only at its start.
    extensions = [...extensions, missing];
  }
}

async function buildWith(
  extensions: readonly string[],
  source: SchemaSource,
  hash: string,
  store: SnapshotStore | null,
): Promise<OpenedSchema & Pick<SchemaRun, 'missingExtension'>> {
  const database = store === null ? await EmbeddedDatabase.open({ extensions }) : await emptyDatabase(extensions, store);
  try {
    const { diagnostics, missingExtension } = await runStatements(database, source.statements);
    if (diagnostics.length > 0) {
      await database.close();
      return { schema: null, diagnostics, missingExtension };
    }
    const document = withTrueAges(await readCatalogue(database), source.statements);
    await store?.write(hash, { extensions, catalogue: document, dataDirectory: await database.dump() });
    return { schema: { database, catalogue: indexCatalogue(document), cached: false }, diagnostics: [], missingExtension };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Nobody makes databases in there, and a snapshot without what they are made from is half as large. */
const slimming = [
  "update pg_database set datistemplate = false where datname in ('template0', 'template1')",
  'drop database template0',
  'drop database template1',
  'checkpoint',
];

/** The empty cluster is kept too: loading it takes a fifth of the time that initdb needs. */
async function emptyDatabase(extensions: readonly string[], store: SnapshotStore): Promise<EmbeddedDatabase> {
  const key = 'empty';
  const kept = await store.read(key);
  if (kept !== null) return EmbeddedDatabase.open({ extensions, snapshot: kept.dataDirectory });
  const dataDirectory = await makeEmptyCluster();
  await store.write(key, { extensions: [], catalogue: null, dataDirectory });
  return EmbeddedDatabase.open({ extensions, snapshot: dataDirectory });
}

async function makeEmptyCluster(): Promise<Uint8Array<ArrayBuffer>> {
  const database = await EmbeddedDatabase.open({ extensions: [] });
  try {
    for (const sql of slimming) await database.execute(sql);
    return await database.dump();
  } finally {
    await database.close();
  }
}
