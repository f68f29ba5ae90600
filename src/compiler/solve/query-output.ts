/** The verdict for a column of a query's result, through set operations and RETURNING. */
import { child, int, type TreeNode } from '../tree/node.js';
import { type Contents, eitherOf, unknownContents } from '../types/contents.js';
import { buildScope, conditionPlace, type ScopeOptions, withRowFacts } from './build-scope.js';
import { type ConditionPlace, factsWhenFalse, factsWhenNotNull, factsWhenTrue } from './conditions.js';
import type { Fact } from './fact.js';
import { FALSE, TRUE } from './refutation/outcomes.js';
import { CommandType, outputEntries, type Premise, rangeTableEntry, type Scope } from './scope.js';
import type { QuerySource } from './solver.js';
import { allOf, anyOf, nullable, type Verdict } from './verdict.js';

/** SetOperation. */
const SetOperation = { union: 1, intersect: 2, except: 3 } as const;

/** What is asked of an output column, and how the answers of the arms of a set operation go together. */
export interface Question<T> {
  readonly ask: (node: TreeNode, scope: Scope) => T;
  readonly union: (arms: readonly T[]) => T;
  readonly intersect: (arms: readonly T[]) => T;
  readonly unknown: (reason: string) => T;
}

/** Can the column be NULL? */
export function nullQuestion(ask: Question<Verdict>['ask']): Question<Verdict> {
  return {
    ask,
    union: (arms) => allOf(arms, 'no arm of UNION gives NULL'),
    intersect: (arms) => anyOf(arms, 'both arms of INTERSECT can give NULL'),
    unknown: nullable,
  };
}

/** What is in its values? Those that INTERSECT finds equal may be of either arm. */
export function contentsQuestion(ask: Question<Contents>['ask']): Question<Contents> {
  return { ask, union: eitherOf, intersect: eitherOf, unknown: () => unknownContents };
}

/** The answer for output column `position` of a query. */
export function queryOutput<T>(source: QuerySource, position: number, question: Question<T>, options: ScopeOptions): T {
  const scope = queryScope(source, options);
  const operations = child(source.query, 'setOperations');
  if (operations !== null) return setOutput(operations, { ...source, parent: scope }, position, question, options);
  const expression = outputExpression(source.query, position);
  if (expression === null) return question.unknown('a column that the query does not have');
  return question.ask(expression, shownRow(source, scope, options));
}

/** The scope of a query that a source means. */
export function queryScope(source: QuerySource, options: ScopeOptions): Scope {
  return buildScope(source.query, source.parent, options, source.asOf);
}

/** The scope with what is known of the row that is looked at. */
export function shownRow(source: QuerySource, scope: Scope, options: ScopeOptions): Scope {
  if (int(source.query, 'commandType') !== CommandType.select) return { ...scope, returning: true };
  const place = conditionPlace(scope, options.catalogue, 'a condition outside');
  const told = source.proven.flatMap(({ column, value }) => {
    const expression = outputExpression(source.query, column);
    return expression === null ? [] : [{ expression, value }];
  });
  const narrowed = withRowFacts(scope, told.flatMap(({ expression, value }) => factsOf(expression, value, place)), options);
  const premises = told.flatMap(({ expression, value }): readonly Premise[] => (value === null ? [] : [{ condition: expression, outcomes: value ? TRUE : FALSE }]));
  return premises.length === 0 ? narrowed : { ...narrowed, assumptions: [...narrowed.assumptions, ...premises], wholeSet: narrowed.wholeSet ?? scope };
}

function factsOf(expression: TreeNode, value: boolean | null, place: ConditionPlace): readonly Fact[] {
  if (value === null) return factsWhenNotNull(expression, place);
  return value ? factsWhenTrue(expression, place) : factsWhenFalse(expression, place);
}

export function outputExpression(query: TreeNode, position: number): TreeNode | null {
  const entry = outputEntries(query)[position - 1];
  return entry === undefined ? null : child(entry, 'expr');
}

/** `source.parent` is the scope of the set operation itself: its arms are sub-queries of it. */
function setOutput<T>(node: TreeNode, source: QuerySource, position: number, question: Question<T>, options: ScopeOptions): T {
  const arm = (field: string): T => {
    const side = child(node, field);
    if (side === null || source.parent === null) return question.unknown('a set operation that cannot be read');
    if (side.tag === 'SETOPERATIONSTMT') return setOutput(side, source, position, question, options);
    const query = child(rangeTableEntry(source.parent, int(side, 'rtindex')), 'subquery');
    return query === null ? question.unknown('a set operation that cannot be read') : queryOutput({ ...source, query }, position, question, options);
  };
  switch (int(node, 'op')) {
    case SetOperation.union:
      return question.union([arm('larg'), arm('rarg')]);
    case SetOperation.intersect:
      return question.intersect([arm('larg'), arm('rarg')]);
    default:
      return arm('larg');
  }
}
