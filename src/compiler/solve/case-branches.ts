/** The branches of a CASE, each with what is known where it is taken. */
import { child, children, isNode, type TreeNode, type TreeValue } from '../tree/node.js';
import { conditionPlace } from './build-scope.js';
import { factsWhenFalse, factsWhenNotNull, factsWhenTrue } from './conditions.js';
import type { Fact } from './fact.js';
import { FALSE, NULL, TRUE } from './refutation/outcomes.js';
import { isNeverNullTest } from './rules/never-null-test.js';
import type { Premise, Scope } from './scope.js';
import type { Solver } from './solver.js';
import { functionOid } from './volatility.js';

export interface CaseBranch {
  readonly result: TreeNode;
  readonly scope: Scope;
  readonly isElse: boolean;
}

/** In order, ELSE last; PostgreSQL writes ELSE NULL where there is none. Null: a CASE that cannot be read. */
export function caseBranches(node: TreeNode, scope: Scope, solver: Solver): readonly CaseBranch[] | null {
  const subject = child(node, 'arg');
  const place = conditionPlace(scope, solver.catalogue, 'WHEN');
  const branches: CaseBranch[] = [];
  let failed: readonly Fact[] = [];
  let passed: readonly Premise[] = [];
  for (const when of children(node, 'args')) {
    const condition = child(when, 'expr');
    const result = child(when, 'result');
    if (condition === null || result === null) return null;
    const matched = subject !== null && comparesStrictly(condition, solver) ? factsWhenNotNull(subject, place) : [];
    const test = subject === null ? condition : withSubject(condition, subject);
    const narrowed = solver.narrowed(scope, [...failed, ...factsWhenTrue(condition, place), ...matched]);
    branches.push({ result, scope: assuming([...passed, { condition: test, outcomes: TRUE }], narrowed, scope), isElse: false });
    // A WHEN that was passed over was false or NULL; only a test that is never NULL was surely false.
    if (isNeverNullTest(condition)) failed = [...failed, ...factsWhenFalse(condition, place)];
    passed = [...passed, { condition: test, outcomes: FALSE | NULL }];
  }
  const otherwise = child(node, 'defresult');
  if (otherwise === null) return null;
  return [...branches, { result: otherwise, scope: assuming(passed, solver.narrowed(scope, failed), scope), isElse: true }];
}

/** `CASE x WHEN v`: the test is `x = v`, true only for an x that is not NULL. */
function comparesStrictly(condition: TreeNode, { catalogue }: Solver): boolean {
  if (catalogue.functions.get(functionOid(condition, catalogue))?.strict !== true) return false;
  return children(condition, 'args').some((arg) => arg.tag === 'CASETESTEXPR' || child(arg, 'arg')?.tag === 'CASETESTEXPR');
}

/** The scope in which the WHENs came out so. Other rows, which window functions see, may take another branch. */
function assuming(premises: readonly Premise[], narrowed: Scope, whole: Scope): Scope {
  return { ...narrowed, assumptions: [...whole.assumptions, ...premises], wholeSet: narrowed.wholeSet ?? whole };
}

/** The test with x itself in it. Below another CASE, or the cast of an array, the placeholder stands for something else. */
function withSubject(condition: TreeNode, subject: TreeNode): TreeNode {
  const map = (value: TreeValue): TreeValue => {
    if (Array.isArray(value)) return value.map(map);
    return isNode(value) ? mapNode(value) : value;
  };
  const mapNode = (node: TreeNode): TreeNode => {
    if (node.tag === 'CASETESTEXPR') return subject;
    if (node.tag === 'CASEEXPR' || node.tag === 'ARRAYCOERCEEXPR') return node;
    return { tag: node.tag, fields: new Map([...node.fields].map(([name, field]) => [name, map(field)])) };
  };
  return mapNode(condition);
}
