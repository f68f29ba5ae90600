/**
 * Rows that a group surely has, because HAVING or the branch of CASE asks for one: `bool_or(done)` is true only where a row
 * is done, `count(x) > 0` and `max(x) < 5` only where some x is not NULL.
 *
 * @see https://www.postgresql.org/docs/18/functions-aggregate.html what aggregates give for no rows
 */
import type { Catalogue } from '../catalogue.js';
import { child, children, type TreeNode, type TreeValue, word } from '../tree/node.js';
import { walk } from '../tree/walk.js';
import { aggregateName, collecting, keeping } from './aggregate-kinds.js';
import { conditionPlace } from './build-scope.js';
import { canonicalText } from './canonical.js';
import { factsWhenFalse, factsWhenTrue } from './conditions.js';
import { countComparison } from './count-comparison.js';
import { FALSE, negated, TRUE } from './refutation/outcomes.js';
import type { Premise, Scope } from './scope.js';
import type { Solver } from './solver.js';

/** What holds of one row. */
type Row = readonly Premise[];

const asked = new WeakMap<Scope, readonly Scope[]>();

/** For each such row the scope in which aggregates see it. `scope`: the level of the groups. */
export function askedRows(scope: Scope, solver: Solver): readonly Scope[] {
  const known = asked.get(scope);
  if (known !== undefined) return known;
  const having = child(scope.query, 'havingQual');
  const premises = [...(having === null ? [] : [{ condition: having, outcomes: TRUE }]), ...scope.assumptions];
  const proven = new Set(scope.facts.map(({ key }) => key));
  const rows = premises.flatMap((premise) => [...askedBy(premise, solver.catalogue), ...seenBy(premise.condition, proven, solver.catalogue)]);
  const scopes = rows.map((row) => scopeOfRow(row, scope, solver));
  asked.set(scope, scopes);
  return scopes;
}

function askedBy({ condition, outcomes }: Premise, catalogue: Catalogue): readonly Row[] {
  if (condition.tag === 'BOOLEXPR') {
    const operator = word(condition, 'boolop');
    // A true AND and an OR that is not true decide every part.
    const inside = operator === 'not' ? negated(outcomes) : outcomes;
    const decidesAll = operator === 'not' || (operator === 'and' ? outcomes === TRUE : (outcomes & TRUE) === 0);
    return decidesAll ? children(condition, 'args').flatMap((part) => askedBy({ condition: part, outcomes: inside }, catalogue)) : [];
  }
  const counted = countComparison(condition, catalogue);
  // A count is never NULL: what is not true is false.
  if (counted !== null) return (outcomes & (counted.heldByZero ? TRUE : FALSE)) === 0 ? [rowOf(counted.count)] : [];
  // Each aggregate of truth values gives one that some row has: `bool_or`, `every`, `any_value`, `mode`.
  const argument = aggregateName(condition, catalogue) === null ? null : aggregated(condition);
  if (argument === null || (outcomes !== TRUE && outcomes !== FALSE)) return [];
  return [[{ condition: argument, outcomes }, ...filterOf(condition)]];
}

/** Aggregates of the condition that are proven not to be NULL here, and so have seen a row. */
function seenBy(condition: TreeNode, proven: ReadonlySet<string>, catalogue: Catalogue): readonly Row[] {
  const rows: Row[] = [];
  walk(condition, (node) => {
    const name = aggregateName(node, catalogue);
    if (name !== null && proven.has(canonicalText(node))) {
      if (collecting.has(name)) rows.push(filterOf(node));
      if (keeping.has(name)) rows.push(rowOf(node));
    }
    // The aggregates inside are of another level.
    return node.tag !== 'SUBLINK';
  });
  return rows;
}

/** A row that the aggregate keeps: it passes FILTER, and the argument, where there is one, is not NULL. */
function rowOf(aggregate: TreeNode): Row {
  const argument = aggregated(aggregate);
  return [...(argument === null ? [] : [{ condition: isNotNull(argument), outcomes: TRUE }]), ...filterOf(aggregate)];
}

function isNotNull(argument: TreeNode): TreeNode {
  const fields: readonly (readonly [string, TreeValue])[] = [['arg', argument], ['nulltesttype', '1'], ['argisrow', 'false']];
  return { tag: 'NULLTEST', fields: new Map(fields) };
}

function filterOf(aggregate: TreeNode): Row {
  const filter = child(aggregate, 'aggfilter');
  return filter === null ? [] : [{ condition: filter, outcomes: TRUE }];
}

/** The value that is aggregated: for `WITHIN GROUP` the ordered one, which stands first too. Null for `count(*)`. */
export function aggregated(aggregate: TreeNode): TreeNode | null {
  const entry = children(aggregate, 'args')[0];
  return entry === undefined ? null : child(entry, 'expr');
}

function scopeOfRow(row: Row, scope: Scope, solver: Solver): Scope {
  const place = conditionPlace(scope, solver.catalogue, 'HAVING');
  const facts = row.flatMap(({ condition, outcomes }) => (outcomes === TRUE ? factsWhenTrue(condition, place) : factsWhenFalse(condition, place)));
  const narrowed = solver.narrowed({ ...scope, beforeGrouping: true }, facts);
  return { ...narrowed, assumptions: [...scope.assumptions, ...row] };
}
