/** Reads the catalogue of a database: one JSON document a kind of object, since row parsing is the slow part. */
import type {
  Catalogue,
  CatalogueFunction,
  CatalogueRelation,
  CatalogueType,
} from '../catalogue.js';
import { catalogueSql } from './catalogue-sql.js';
import { type BodyReader, readFunctionBodies } from './read-function-bodies.js';

/** The catalogue as plain JSON, as it is kept beside a schema snapshot. */
export interface CatalogueDocument {
  readonly version: string;
  readonly searchPath: readonly string[];
  readonly relations: readonly CatalogueRelation[];
  readonly types: readonly CatalogueType[];
  readonly functions: readonly CatalogueFunction[];
  readonly operators: readonly (readonly [number, number])[];
  readonly equalities: readonly (readonly [number, readonly number[]])[];
  readonly looseCollations: readonly number[];
}

export interface NameReader {
  queryText(sql: string): Promise<string>;
}

/** Reads everything the solver needs. PostgreSQL 16 or newer. */
export async function readCatalogue(database: BodyReader): Promise<CatalogueDocument> {
  const document = await inOneTransaction(database, () => readStoredCatalogue(database));
  return { ...document, functions: await readFunctionBodies(document.functions, database) };
}

/** Ages are counted back from the transaction that asks; others on the server would make those of a later query greater. */
async function inOneTransaction<T>(database: BodyReader, read: () => Promise<T>): Promise<T> {
  await database.execute('begin transaction isolation level repeatable read read only');
  try {
    return await read();
  } finally {
    await database.execute('rollback');
  }
}

/** The same without the trees of function bodies that are kept as text: only reads. PostgreSQL 14 or newer. */
export async function readStoredCatalogue(database: NameReader): Promise<CatalogueDocument> {
  const queryText = (sql: string): Promise<string> => database.queryText(sql);
  const json = async <T>(sql: string): Promise<T> => JSON.parse(await queryText(sql)) as T;
  const version = Number(await queryText(`select current_setting('server_version_num')`));
  return {
    version: `${Math.trunc(version / 10_000)}.${version % 10_000}`,
    searchPath: await json(catalogueSql.searchPath),
    relations: await json(catalogueSql.relations(version)),
    types: await json(catalogueSql.types),
    functions: await json(catalogueSql.functions),
    operators: await json(catalogueSql.operators),
    equalities: await json(catalogueSql.equalities),
    looseCollations: await json(catalogueSql.looseCollations),
  };
}

/** Indexes a catalogue document by OID. */
export function indexCatalogue(document: CatalogueDocument): Catalogue {
  return {
    version: document.version,
    searchPath: document.searchPath,
    relations: new Map(document.relations.map((relation) => [relation.oid, relation])),
    types: new Map(document.types.map((type) => [type.oid, type])),
    functions: new Map(document.functions.map((entry) => [entry.oid, entry])),
    operators: new Map(document.operators),
    equalities: new Map(document.equalities.map(([family, operators]) => [family, new Set(operators)])),
    looseCollations: new Set(document.looseCollations),
  };
}
