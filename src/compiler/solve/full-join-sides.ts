/**
 * Proof by cases over FULL JOINs: in every row the left side is present or the right one, so what holds in
 * both cases holds.
 *
 * @see https://www.postgresql.org/docs/18/queries-table-expressions.html#QUERIES-JOIN
 */
import { sideKey } from './outer-joins.js';
import type { Scope } from './scope.js';
import type { Verdict } from './verdict.js';

/** Each join doubles the number of cases. */
const MOST_JOINS = 4;

/** The verdict in the worst case; the first nullable one tells why. */
export function inEveryCase(scope: Scope, judge: (scope: Scope) => Verdict): Verdict {
  const whole = judge(scope);
  if (!whole.nullable) return whole;
  const open = [...scope.outerJoins.keys()].filter((join) => isOpen(scope, join)).slice(0, MOST_JOINS);
  return open.length === 0 ? whole : worstCase(scope, open, judge);
}

function worstCase(scope: Scope, open: readonly number[], judge: (scope: Scope) => Verdict): Verdict {
  const [join, ...rest] = open;
  if (join === undefined) return judge(scope);
  const left = worstCase(present(scope, sideKey(join, 'left')), rest, judge);
  return left.nullable ? left : worstCase(present(scope, sideKey(join, 'right')), rest, judge);
}

/** A FULL JOIN of which either side can still be missing. */
function isOpen(scope: Scope, join: number): boolean {
  return scope.alive.has(sideKey(join, 'left')) && scope.alive.has(sideKey(join, 'right'));
}

function present(scope: Scope, side: string): Scope {
  return { ...scope, alive: new Set([...scope.alive].filter((key) => key !== side)) };
}
