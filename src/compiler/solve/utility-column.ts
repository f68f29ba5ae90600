/** Columns of statements that are no query: EXPLAIN, SHOW, CALL, EXECUTE, FETCH. */
import { notNull, nullable, type Verdict } from './verdict.js';

/** PostgreSQL writes no analysed tree of them: the first words tell all that there is. */
export function utilityColumn(sql: string): Verdict {
  const [first = '', second = ''] = sql.replace(/--.*|\/\*[^]*?\*\//g, ' ').trim().toLowerCase().split(/\s+/);
  if (first === 'explain') return notNull('EXPLAIN writes lines');
  // SHOW ALL describes each setting too, and not every setting has a description.
  if (first === 'show' && second !== 'all') return notNull('SHOW tells the value of a setting');
  return nullable('a utility statement tells nothing');
}
