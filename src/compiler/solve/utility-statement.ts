/** Columns and rows of statements that are no query: EXPLAIN, SHOW, CALL, EXECUTE, FETCH. */
import type { AnalysedQuery, SolvedRows } from '../model.js';
import { notNull, nullable, type Verdict } from './verdict.js';

/** PostgreSQL analyses only parts of them: the first words tell all that there is. */
export function utilityColumn(sql: string): Verdict {
  const [first, second] = firstWords(sql);
  if (first === 'explain') return notNull('EXPLAIN writes lines');
  // SHOW ALL describes each setting too, and not every setting has a description.
  if (first === 'show' && second !== 'all') return notNull('SHOW tells the value of a setting');
  if (first === 'call') return nullable('a procedure can leave an output argument NULL');
  return nullable('a utility statement tells nothing');
}

/** @see https://www.postgresql.org/docs/18/sql-call.html on the row of output arguments */
export function utilityRows({ query, columns }: AnalysedQuery): SolvedRows {
  const [first, second] = firstWords(query.sql);
  if (first === 'call' && columns.length > 0) return { min: 1, max: 1, reason: 'CALL gives one row of output arguments' };
  if (first === 'show' && second !== 'all') return { min: 1, max: 1, reason: 'SHOW gives one row' };
  return { min: 0, max: null, reason: 'a utility statement tells nothing' };
}

function firstWords(sql: string): readonly [string, string] {
  const [first = '', second = ''] = sql.replace(/--.*|\/\*[^]*?\*\//g, ' ').trim().toLowerCase().split(/\s+/);
  return [first, second];
}
