/**
 * RT505: a condition that no row with NULLs passes, over an outer join that fills with NULLs. `IS NOT NULL` over a column
 * of the join is let be: who writes it has the missing rows in mind.
 */
import { alwaysMatchedSides } from '../../solve/always-matched.js';
import { factsWhenTrue } from '../../solve/conditions.js';
import { fillsSide, type FromClause, type JoinSide, type OuterJoin, sideKey, survivingSides } from '../../solve/outer-joins.js';
import { entryName, rangeTableEntry, RteKind, type Scope } from '../../solve/scope.js';
import { conjuncts } from '../../tree/conjuncts.js';
import { child, children, int, ints, type TreeNode, word } from '../../tree/node.js';
import { type QueryLevel, walkLevel } from '../query-levels.js';
import type { Remark, VetRule } from '../vet-rule.js';
import type { VettedQuery } from '../vetted-query.js';

export const joinTurnedInner: VetRule = {
  code: 'RT505',
  byDefault: true,
  check: (vetted) => vetted.levels.flatMap((level) => turnedJoins(level, vetted)),
};

const laterJoin = 'the ON of a JOIN';

interface Condition {
  readonly node: TreeNode;
  /** `WHERE`, `HAVING` or `laterJoin`. */
  readonly place: string;
}

function turnedJoins({ query, scope }: QueryLevel, { catalogue, solver, offsetOf }: VettedQuery): readonly Remark[] {
  if (scope.outerJoins.size === 0) return [];
  // What an outer join's own ON proves, once its rows must be matched.
  const from: FromClause = { outerJoins: scope.outerJoins, facts: scope.facts.filter(({ unless }) => unless !== null) };
  const conditions = levelConditions(query).map((condition) => {
    const facts = factsWhenTrue(condition.node, { catalogue, rangeTable: scope.rangeTable, level: 0, origin: '', unless: null });
    return { ...condition, alive: survivingSides(from, facts, new Set()) };
  });
  // A join that finds a row whatever comes, such as a count, has nothing to lose.
  const always = alwaysMatchedSides(from, { ...scope, facts: from.facts, alive: survivingSides(from, [], new Set()) }, solver);
  return [...scope.outerJoins.values()].flatMap((join) => {
    const killed = (['left', 'right'] as const).flatMap((side) => {
      if (!fillsSide(join, side) || always.has(sideKey(join.index, side))) return [];
      const killers = conditions.filter(({ alive }) => !alive.has(sideKey(join.index, side)));
      const [killer] = killers;
      return killer === undefined || killers.some(({ node }) => asksForRow(node)) ? [] : [{ side, killer }];
    });
    const instead = joinInstead(join, killed.map(({ side }) => side));
    return killed.map(({ side, killer }) => ({
      offset: offsetOf(filledColumn(killer.node, join.index) ?? killer.node),
      ...words({ name: sideName(join, side, scope), kind: joinWord(join), instead, place: killer.place }),
    }));
  });
}

function joinWord({ type }: OuterJoin): string {
  return ['', 'LEFT JOIN', 'FULL JOIN', 'RIGHT JOIN'][type] ?? 'outer join';
}

/** A FULL JOIN of which one side is always there still keeps all rows of that side. */
function joinInstead(join: OuterJoin, killed: readonly JoinSide[]): string {
  if (joinWord(join) !== 'FULL JOIN' || killed.length !== 1) return 'JOIN';
  return killed[0] === 'left' ? 'LEFT JOIN' : 'RIGHT JOIN';
}

function words({ name, kind, instead, place }: Readonly<Record<'name' | 'kind' | 'instead' | 'place', string>>): Omit<Remark, 'offset'> {
  const result = instead === 'JOIN' ? 'an inner join' : `a ${instead}`;
  const keep = place === laterJoin ? 'Make the later JOIN a LEFT JOIN too' : 'Move the condition into the ON of that join';
  return {
    message: `${place} makes the ${kind} of ${name} ${result}: no row without ${name} passes`,
    help: `${keep} to keep rows without ${name}, or write ${instead}.`,
  };
}

/** The first relation of the side that is no join. */
function sideName(join: OuterJoin, side: JoinSide, scope: Scope): string {
  const entries = [...join[side]].map((index) => rangeTableEntry(scope, index));
  const entry = entries.find((candidate) => int(candidate, 'rtekind') !== RteKind.join);
  return entry === undefined ? 'that side' : entryName(entry);
}

/** The conjuncts of WHERE, HAVING and the ON of inner joins. */
function levelConditions(query: TreeNode): readonly Condition[] {
  const found: Condition[] = [];
  const add = (node: TreeNode | null, place: string): void => {
    if (node !== null) found.push(...conjuncts(node).map((part) => ({ node: part, place })));
  };
  walkLevel(child(query, 'jointree'), (node) => {
    if (node.tag === 'FROMEXPR') add(child(node, 'quals'), 'WHERE');
    if (node.tag === 'JOINEXPR' && int(node, 'jointype') === 0) add(child(node, 'quals'), laterJoin);
  });
  add(child(query, 'havingQual'), 'HAVING');
  return found;
}

/** `x IS NOT NULL`, or `NOT (x IS NULL)`. */
function asksForRow(node: TreeNode): boolean {
  if (node.tag === 'NULLTEST') return int(node, 'nulltesttype') === 1;
  const [arg] = node.tag === 'BOOLEXPR' && word(node, 'boolop') === 'not' ? children(node, 'args') : [];
  return arg?.tag === 'NULLTEST' && int(arg, 'nulltesttype') === 0;
}

/** The first column in the condition that the join fills with NULL. */
function filledColumn(condition: TreeNode, join: number): TreeNode | null {
  let column: TreeNode | null = null;
  walkLevel(condition, (node) => {
    if (column === null && node.tag === 'VAR' && ints(node, 'varnullingrels').includes(join)) column = node;
  });
  return column;
}
