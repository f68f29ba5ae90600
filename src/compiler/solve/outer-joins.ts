/** The outer joins of a query level, the facts of its conditions, and which joins are still outer. */
import { child, children, int, type TreeNode } from '../tree/node.js';
import { factsWhenTrue, type ConditionPlace } from './conditions.js';
import type { Fact } from './fact.js';

/** JoinType of a JOINEXPR. */
export const JoinType = { inner: 0, left: 1, full: 2, right: 3 } as const;

export interface OuterJoin {
  /** Range table index of the join. */
  readonly index: number;
  readonly type: number;
  /** Range table indexes below each side, joins included. */
  readonly left: ReadonlySet<number>;
  readonly right: ReadonlySet<number>;
  /** The JOINEXPR. */
  readonly node: TreeNode;
}

export type JoinSide = 'left' | 'right';

export interface FromClause {
  readonly outerJoins: ReadonlyMap<number, OuterJoin>;
  readonly facts: readonly Fact[];
}

export function sideKey(join: number, side: JoinSide): string {
  return `${join}:${side}`;
}

/** The side of the join that holds the relation, which stands below it. */
export function sideOf(join: OuterJoin, relation: number): JoinSide {
  return join.left.has(relation) ? 'left' : 'right';
}

/** Reads the FROM clause and WHERE of a query. */
export function readFromClause(joinTree: TreeNode | null, place: Omit<ConditionPlace, 'unless' | 'origin'>): FromClause {
  const outerJoins = new Map<number, OuterJoin>();
  const facts: Fact[] = [];

  const condition = (qual: TreeNode | null, origin: string, unless: string | null): readonly Fact[] =>
    qual === null ? [] : factsWhenTrue(qual, { ...place, origin, unless });

  const read = (node: TreeNode): ReadonlySet<number> => {
    if (node.tag === 'RANGETBLREF') return new Set([int(node, 'rtindex')]);
    if (node.tag === 'FROMEXPR') {
      const below = children(node, 'fromlist').map(read);
      facts.push(...condition(child(node, 'quals'), 'WHERE', null));
      return new Set(below.flatMap((relations) => [...relations]));
    }
    return readJoin(node);
  };

  const readJoin = (node: TreeNode): ReadonlySet<number> => {
    const left = readArgument(node, 'larg');
    const right = readArgument(node, 'rarg');
    const index = int(node, 'rtindex');
    const type = int(node, 'jointype');
    const quals = child(node, 'quals');
    if (type === JoinType.inner) {
      facts.push(...condition(quals, 'the join condition', null));
    } else {
      const join: OuterJoin = { index, type, left, right, node };
      outerJoins.set(index, join);
      facts.push(...matchedRowFacts(join, condition(quals, 'the join condition', null)));
    }
    return new Set([...left, ...right, index]);
  };

  const readArgument = (node: TreeNode, field: string): ReadonlySet<number> => {
    const argument = child(node, field);
    return argument === null ? new Set() : read(argument);
  };

  if (joinTree !== null) read(joinTree);
  return { outerJoins, facts };
}

/**
 * ON holds in matched rows only. A column that the join itself fills with NULLs is judged by the join;
 * one of the other side is proven only while every row of its side is matched.
 */
function matchedRowFacts(join: OuterJoin, facts: readonly Fact[]): readonly Fact[] {
  return facts.flatMap((fact) => {
    if (fact.relation === null) return [];
    const other: JoinSide = sideOf(join, fact.relation) === 'left' ? 'right' : 'left';
    return [{ ...fact, unless: sideKey(join.index, other) }];
  });
}

/** Whether the join can fill this side with NULLs, by its type alone. */
export function fillsSide(join: OuterJoin, side: JoinSide): boolean {
  return join.type === JoinType.full || side === (join.type === JoinType.left ? 'right' : 'left');
}

/**
 * Which sides can still be filled, given the facts: a fact about a column as seen above joins S says
 * that none of S filled the column's side in that row. Runs to a fixpoint, for a dead side may free
 * facts of the other.
 *
 * @param always sides that never are filled for another reason, such as a join that always finds its row.
 */
export function survivingSides(from: FromClause, extra: readonly Fact[], always: ReadonlySet<string>): ReadonlySet<string> {
  const alive = new Set<string>();
  for (const join of from.outerJoins.values()) {
    for (const side of ['left', 'right'] as const) {
      const key = sideKey(join.index, side);
      if (fillsSide(join, side) && !always.has(key)) alive.add(key);
    }
  }
  const facts = [...from.facts, ...extra];
  for (let changed = true; changed; ) {
    changed = false;
    for (const fact of facts) {
      if (fact.relation === null || (fact.unless !== null && alive.has(fact.unless))) continue;
      for (const index of fact.nulling) {
        const join = from.outerJoins.get(index);
        if (join !== undefined && alive.delete(sideKey(index, sideOf(join, fact.relation)))) changed = true;
      }
    }
  }
  return alive;
}
