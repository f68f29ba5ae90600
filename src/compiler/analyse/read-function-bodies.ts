/** Trees of functions whose body is kept as text: each is made again as a function in SQL with a body that is analysed. */
import type { CatalogueFunction } from '../catalogue.js';
import { plpgsqlReturns } from './plpgsql-returns.js';

export interface BodyReader {
  execute(sql: string): Promise<void>;
  queryText(sql: string): Promise<string>;
}

/** The functions, with the trees that could be read; nothing stays in the database. */
export async function readFunctionBodies(
  functions: readonly CatalogueFunction[],
  database: BodyReader,
): Promise<readonly CatalogueFunction[]> {
  const read: CatalogueFunction[] = [];
  for (const entry of functions) {
    const { source, declaration, definition } = entry;
    if (source !== null && declaration !== null) {
      const tree = await bodyTree(source, declaration, database);
      read.push(tree === null ? entry : { ...entry, bodyTree: tree });
    } else if (definition !== null && declaration !== null) {
      read.push({ ...entry, returnTrees: await returnTrees(entry, declaration, database) });
    } else read.push(entry);
  }
  return read;
}

type Declaration = NonNullable<CatalogueFunction['declaration']>;

async function bodyTree(source: string, { args, result, searchPath }: Declaration, database: BodyReader): Promise<string | null> {
  try {
    await database.execute('begin');
    // What it names is sought there first; the types of its arguments are written for the path of the session.
    if (searchPath !== null) {
      const path = `'${searchPath.replaceAll("'", "''")}, ' || current_setting('search_path')`;
      await database.queryText(`select set_config('search_path', ${path}, true)`);
    }
    await database.execute(`create function pg_temp.rowtype_body(${args}) returns ${result} language sql begin atomic ${source}\n; end`);
    return await database.queryText(`select prosqlbody::text from pg_proc where proname = 'rowtype_body'`);
  } catch {
    // A body that this form refuses (a utility statement, a polymorphic type) is simply not known.
    return null;
  } finally {
    await database.execute('rollback');
  }
}

/** PL/pgSQL converts by text what has no cast, such as a literal for an enum. */
async function valueTree(expression: string, form: Declaration, database: BodyReader): Promise<string | null> {
  return (await bodyTree(`select ${expression}`, form, database)) ?? (await bodyTree(`select (${expression})::${form.result}`, form, database));
}

/** PL/pgSQL evaluates what it returns as `SELECT expression`; a name that is no argument of the function is refused here. */
async function returnTrees(
  { definition, argumentCount, returnsSet }: CatalogueFunction,
  declaration: Declaration,
  database: BodyReader,
): Promise<readonly string[] | null> {
  const returns = plpgsqlReturns(definition ?? '', argumentCount, returnsSet);
  if (returns === null) return null;
  const trees: string[] = [];
  const form = { ...declaration, args: returns.keepsArguments ? declaration.args : '' };
  for (const expression of returns.expressions) {
    const tree = returnsSet ? await bodyTree(expression, form, database) : await valueTree(expression, form, database);
    if (tree === null) return null;
    trees.push(tree);
  }
  return trees;
}
