/** The verdict for a column of a query's result, through set operations and RETURNING. */
import { child, int, type TreeNode } from '../tree/node.js';
import { buildScope, conditionPlace, type ScopeOptions, withRowFacts } from './build-scope.js';
import { factsWhenNotNull } from './conditions.js';
import { CommandType, outputEntries, rangeTableEntry, type Scope } from './scope.js';
import type { QuerySource, Solver } from './solver.js';
import { allOf, anyOf, nullable, type Verdict } from './verdict.js';

/** SetOperation. */
const SetOperation = { union: 1, intersect: 2, except: 3 } as const;

/** Judges an expression of the query: its NULLs, or those of its elements. */
export type Judge = (node: TreeNode, scope: Scope) => Verdict;

/** The judgement of output column `position` of a query. */
export function queryOutput(
  source: QuerySource,
  position: number,
  judge: Judge,
  solver: Solver,
  options: ScopeOptions,
): Verdict {
  const scope = queryScope(source, options);
  const operations = child(source.query, 'setOperations');
  if (operations !== null) return setOutput(operations, { ...source, parent: scope }, position, judge, solver, options);
  const expression = outputExpression(source.query, position);
  if (expression === null) return nullable('a column that the query does not have');
  return judge(expression, shownRow(source, scope, options));
}

/** The scope of a query that a source means. */
export function queryScope(source: QuerySource, options: ScopeOptions): Scope {
  return buildScope(source.query, source.parent, options, source.stale);
}

/** The scope with what is known of the row that is looked at. */
export function shownRow(source: QuerySource, scope: Scope, options: ScopeOptions): Scope {
  if (int(source.query, 'commandType') !== CommandType.select) return { ...scope, returning: true };
  const place = conditionPlace(scope, options.catalogue, 'a condition outside');
  const facts = source.proven.flatMap((proven) => {
    const expression = outputExpression(source.query, proven);
    return expression === null ? [] : factsWhenNotNull(expression, place);
  });
  return withRowFacts(scope, facts, options);
}

export function outputExpression(query: TreeNode, position: number): TreeNode | null {
  const entry = outputEntries(query)[position - 1];
  return entry === undefined ? null : child(entry, 'expr');
}

/** `source.parent` is the scope of the set operation itself: its arms are sub-queries of it. */
function setOutput(
  node: TreeNode,
  source: QuerySource,
  position: number,
  judge: Judge,
  solver: Solver,
  options: ScopeOptions,
): Verdict {
  const arm = (field: string): Verdict => {
    const side = child(node, field);
    if (side === null || source.parent === null) return nullable('a set operation that cannot be read');
    if (side.tag === 'SETOPERATIONSTMT') return setOutput(side, source, position, judge, solver, options);
    const query = child(rangeTableEntry(source.parent, int(side, 'rtindex')), 'subquery');
    return query === null ? nullable('a set operation that cannot be read') : queryOutput({ ...source, query }, position, judge, solver, options);
  };
  switch (int(node, 'op')) {
    case SetOperation.union:
      return allOf([arm('larg'), arm('rarg')], 'no arm of UNION gives NULL');
    case SetOperation.intersect:
      return anyOf([arm('larg'), arm('rarg')], 'both arms of INTERSECT can give NULL');
    default:
      return arm('larg');
  }
}
