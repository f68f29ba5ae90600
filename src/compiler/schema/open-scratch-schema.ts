/** Builds a schema in a scratch database of a real server. */
import { indexCatalogue, readCatalogue } from '../analyse/read-catalogue.js';
import { ScratchDatabase } from '../analyse/scratch-database.js';
import type { SourceFile } from '../model.js';
import { withTrueAges } from './catalogue-ages.js';
import type { OpenedSchema } from './open-schema.js';
import { runStatements } from './run-statements.js';
import { readSchemaFiles } from './schema-files.js';

/**
 * `loadSqlParser()` must have been awaited.
 *
 * @throws ScratchDatabaseError when the server cannot be used
 */
export async function openScratchSchema(files: readonly SourceFile[], url: string): Promise<OpenedSchema> {
  const source = readSchemaFiles(files);
  if (source.diagnostics.length > 0) return { schema: null, diagnostics: source.diagnostics };
  const database = await ScratchDatabase.open(url);
  try {
    const { diagnostics } = await runStatements(database, source.statements);
    if (diagnostics.length > 0) {
      await database.close();
      return { schema: null, diagnostics };
    }
    const catalogue = indexCatalogue(withTrueAges(await readCatalogue(database), source.statements));
    database.useCatalogue(catalogue);
    return { schema: { database, catalogue, cached: false }, diagnostics: [] };
  } catch (error) {
    await database.close();
    throw error;
  }
}
