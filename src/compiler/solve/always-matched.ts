/**
 * Outer joins that never fill a side with NULLs because they always find a row: `ON true` onto a query
 * with a row, and a join along a foreign key.
 */
import { child } from '../tree/node.js';
import { findsRow } from './finds-row.js';
import { type FromClause, sideKey } from './outer-joins.js';
import { entryRows } from './rows.js';
import type { Scope } from './scope.js';
import type { Solver } from './solver.js';

/** Sides of outer joins that are found for every row that `scope` shows. */
export function alwaysMatchedSides(from: FromClause, scope: Scope, solver: Solver): ReadonlySet<string> {
  const sides = new Set<string>();
  for (const join of from.outerJoins.values()) {
    for (const side of ['left', 'right'] as const) {
      const key = sideKey(join.index, side);
      const part = child(join.node, side === 'left' ? 'larg' : 'rarg');
      if (part === null || !scope.alive.has(key)) continue;
      const hasRow = findsRow(part, child(join.node, 'quals'), scope, solver, (entry, known) => entryRows(entry, known, solver).min === 1);
      if (hasRow) sides.add(key);
    }
  }
  return sides;
}
