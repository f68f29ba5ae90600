/** The branches of a CASE, each with what is known where it is taken. */
import { child, children, type TreeNode } from '../tree/node.js';
import { conditionPlace } from './build-scope.js';
import { factsWhenFalse, factsWhenNotNull, factsWhenTrue } from './conditions.js';
import type { Fact } from './fact.js';
import { isNeverNullTest } from './rules/never-null-test.js';
import type { Scope } from './scope.js';
import type { Solver } from './solver.js';
import { functionOid } from './volatility.js';

export interface CaseBranch {
  readonly result: TreeNode;
  readonly scope: Scope;
  readonly isElse: boolean;
}

/** In order, ELSE last where there is one. Null: a CASE that cannot be read. */
export function caseBranches(node: TreeNode, scope: Scope, solver: Solver): readonly CaseBranch[] | null {
  const subject = child(node, 'arg');
  const place = conditionPlace(scope, solver.catalogue, 'WHEN');
  const branches: CaseBranch[] = [];
  let failed: readonly Fact[] = [];
  for (const when of children(node, 'args')) {
    const condition = child(when, 'expr');
    const result = child(when, 'result');
    if (condition === null || result === null) return null;
    const matched = subject !== null && comparesStrictly(condition, solver) ? factsWhenNotNull(subject, place) : [];
    branches.push({ result, scope: solver.narrowed(scope, [...failed, ...factsWhenTrue(condition, place), ...matched]), isElse: false });
    // A WHEN that was passed over was false or NULL; only a test that is never NULL was surely false.
    if (isNeverNullTest(condition)) failed = [...failed, ...factsWhenFalse(condition, place)];
  }
  const otherwise = child(node, 'defresult');
  if (otherwise !== null) branches.push({ result: otherwise, scope: solver.narrowed(scope, failed), isElse: true });
  return branches;
}

/** `CASE x WHEN v`: the test is `x = v`, true only for an x that is not NULL. */
function comparesStrictly(condition: TreeNode, { catalogue }: Solver): boolean {
  if (condition.tag !== 'OPEXPR' || catalogue.functions.get(functionOid(condition, catalogue))?.strict !== true) return false;
  return children(condition, 'args').some((arg) => arg.tag === 'CASETESTEXPR' || child(arg, 'arg')?.tag === 'CASETESTEXPR');
}
