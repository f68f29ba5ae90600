/** Trees of SQL functions whose body is kept as text: each is made again with a body that is analysed. */
import type { CatalogueFunction } from '../catalogue.js';

export interface BodyReader {
  execute(sql: string): Promise<void>;
  queryText(sql: string): Promise<string>;
}

/** The functions, with `bodyTree` where one could be read; nothing stays in the database. */
export async function readFunctionBodies(
  functions: readonly CatalogueFunction[],
  database: BodyReader,
): Promise<readonly CatalogueFunction[]> {
  const read: CatalogueFunction[] = [];
  for (const entry of functions) {
    const tree = entry.source === null || entry.declaration === null ? null : await bodyTree(entry, database);
    read.push(tree === null ? entry : { ...entry, bodyTree: tree });
  }
  return read;
}

async function bodyTree({ source, declaration }: CatalogueFunction, database: BodyReader): Promise<string | null> {
  try {
    await database.execute('begin');
    await database.execute(
      `create function pg_temp.rowtype_body(${declaration?.args}) returns ${declaration?.result} ` +
        `language sql begin atomic ${source}\n; end`,
    );
    return await database.queryText(`select prosqlbody::text from pg_proc where proname = 'rowtype_body'`);
  } catch {
    // A body that this form refuses (a utility statement, a polymorphic type) is simply not known.
    return null;
  } finally {
    await database.execute('rollback');
  }
}
