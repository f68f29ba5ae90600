/** What an index can answer: the columns that lead one, and the operators that some index searches by. */
import type { AnalysisDatabase } from './analysis-database.js';

export interface IndexFacts {
  /** By table OID: the columns (numbers) that come first in some index. */
  readonly leadingColumns: ReadonlyMap<number, ReadonlyMap<number, string>>;
  /** OIDs of the operators that indexes search by: `=`, `<`, `@>` …, but not `<>`. */
  readonly searchOperators: ReadonlySet<number>;
}

interface IndexDocument {
  readonly columns: readonly (readonly [table: number, column: number, index: string])[];
  readonly operators: readonly number[];
}

/** @see https://www.postgresql.org/docs/18/catalog-pg-amop.html */
const indexSql = `
select json_build_object(
  'columns', coalesce((
    select json_agg(json_build_array(i.indrelid::int8, i.indkey[0], c.relname) order by i.indexrelid desc)
      from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indisvalid and i.indkey[0] > 0 and i.indrelid >= 16384), '[]'),
  'operators', (select json_agg(distinct amopopr::int8) from pg_amop where amoppurpose = 's'))::text`;

export async function readIndexes(database: AnalysisDatabase): Promise<IndexFacts> {
  const { columns, operators } = JSON.parse(await database.queryText(indexSql)) as IndexDocument;
  const leadingColumns = new Map<number, Map<number, string>>();
  for (const [table, column, index] of columns) {
    const known = leadingColumns.get(table) ?? new Map<number, string>();
    leadingColumns.set(table, known.set(column, index));
  }
  return { leadingColumns, searchOperators: new Set(operators) };
}
