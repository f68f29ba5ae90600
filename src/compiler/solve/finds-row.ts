/**
 * Proves that a part of FROM has a row which meets its conditions: items with a row by themselves, and tables in which
 * a foreign key finds one, from a row that is there already.
 */
import { bool, child, children, int, type TreeNode } from '../tree/node.js';
import { conjuncts } from '../tree/conjuncts.js';
import { conditionsOfKey } from './foreign-keys.js';
import { JoinType, sideKey } from './outer-joins.js';
import { ancestor, ofOwnLevel, rangeTableEntry, type Scope } from './scope.js';
import type { Solver } from './solver.js';
import { isSurelyTrue } from './sure-condition.js';

/**
 * @param part FROM, or the side of a join
 * @param on conditions beside those of the part itself: the ON of the join
 * @param scope with facts of the rows outside `part`; what this level knows of the part is not used
 * @param entryHasRow whether an item of FROM has a row by itself
 */
export function findsRow(
  part: TreeNode,
  on: TreeNode | null,
  scope: Scope,
  solver: Solver,
  entryHasRow: (entry: TreeNode, scope: Scope) => boolean,
): boolean {
  const found = collect(part);
  if (found === null) return false;
  const own = new Set(indexesBelow(part));
  const unproven = withoutFactsOf(own, scope);
  const placed = new Set<number>();
  const isGiven = (column: TreeNode): boolean => {
    const level = int(column, 'varlevelsup');
    if (level > 0) return !solver.expression(ofOwnLevel(column), ancestor(scope, level)).nullable;
    if (!own.has(int(column, 'varno'))) return !solver.expression(column, scope).nullable;
    return placed.has(int(column, 'varno')) && !solver.expression(column, unproven).nullable;
  };

  let open = [...found.conditions, ...(on === null ? [] : conjuncts(on))].filter((condition) => !isSurelyTrue(condition, unproven, solver));
  let waiting = found.items;
  for (;;) {
    const next = waiting.find((index) => {
      const entry = rangeTableEntry(scope, index);
      // Only LATERAL sees this level; other items keep the one parent by which their verdicts are remembered.
      if (entryHasRow(entry, bool(entry, 'lateral') ? unproven : scope)) return true;
      const met = conditionsOfKey(open, index, { scope: unproven, isGiven }, solver);
      open = open.filter((condition) => !met.includes(condition));
      return met.length > 0;
    });
    if (next === undefined) return waiting.length === 0 && open.length === 0;
    placed.add(next);
    waiting = waiting.filter((index) => index !== next);
  }
}

/**
 * What this level knows of the part comes from the very conditions that are to be met: facts, joins settled by them, and
 * proofs by contradiction.
 */
function withoutFactsOf(own: ReadonlySet<number>, scope: Scope): Scope {
  const joins = [...scope.outerJoins.values()].filter(({ index }) => own.has(index));
  const sides = joins.flatMap(({ index }) => [sideKey(index, 'left'), sideKey(index, 'right')]);
  return {
    ...scope,
    facts: scope.facts.filter(({ relation }) => relation !== null && !own.has(relation)),
    alive: new Set([...scope.alive, ...sides]),
    refuting: true,
  };
}

interface Part {
  /** Range table indexes of the items that must have a row. */
  readonly items: readonly number[];
  readonly conditions: readonly TreeNode[];
}

/** Null for a FULL JOIN. Of a LEFT JOIN only the side counts of which it keeps every row. */
function collect(node: TreeNode): Part | null {
  if (node.tag === 'RANGETBLREF') return { items: [int(node, 'rtindex')], conditions: [] };
  const quals = child(node, 'quals');
  const conditions = quals === null ? [] : conjuncts(quals);
  if (node.tag === 'FROMEXPR') return together(children(node, 'fromlist').map(collect), conditions);
  const sides = [child(node, 'larg'), child(node, 'rarg')].map((side) => (side === null ? null : collect(side)));
  switch (int(node, 'jointype')) {
    case JoinType.inner:
      return together(sides, conditions);
    case JoinType.left:
      return sides[0] ?? null;
    case JoinType.right:
      return sides[1] ?? null;
    default:
      return null;
  }
}

function together(parts: readonly (Part | null)[], conditions: readonly TreeNode[]): Part | null {
  const read = parts.flatMap((part) => part ?? []);
  if (read.length < parts.length) return null;
  return { items: read.flatMap(({ items }) => items), conditions: [...read.flatMap((part) => part.conditions), ...conditions] };
}

/** Range table indexes of all items and joins of the part. */
function indexesBelow(part: TreeNode): readonly number[] {
  const inner = [...children(part, 'fromlist'), ...['larg', 'rarg'].flatMap((side) => child(part, side) ?? [])];
  return [int(part, 'rtindex'), ...inner.flatMap(indexesBelow)];
}
