/** CASE: each branch under what its WHEN proves; without ELSE, NULL. */
import { child, children, type TreeNode } from '../../tree/node.js';
import { conditionPlace } from '../build-scope.js';
import { factsWhenFalse, factsWhenNotNull, factsWhenTrue } from '../conditions.js';
import type { Fact } from '../fact.js';
import type { Rule, Solver } from '../solver.js';
import { notNull, nullable } from '../verdict.js';
import { functionOid } from '../volatility.js';
import { isNeverNullTest } from './never-null-test.js';

export const caseExpression: Rule = (node, scope, solver) => {
  const subject = child(node, 'arg');
  const place = conditionPlace(scope, solver.catalogue, 'WHEN');
  let failed: readonly Fact[] = [];
  for (const when of children(node, 'args')) {
    const condition = child(when, 'expr');
    const result = child(when, 'result');
    if (condition === null || result === null) return nullable('a CASE that cannot be read');
    const matched = subject !== null && comparesStrictly(condition, solver) ? factsWhenNotNull(subject, place) : [];
    const inside = solver.narrowed(scope, [...failed, ...factsWhenTrue(condition, place), ...matched]);
    const verdict = solver.expression(result, inside);
    if (verdict.nullable) return nullable(`a branch of CASE: ${verdict.reason}`);
    // A WHEN that was passed over was false or NULL; only a test that is never NULL was surely false.
    if (isNeverNullTest(condition)) failed = [...failed, ...factsWhenFalse(condition, place)];
  }
  const otherwise = child(node, 'defresult');
  if (otherwise === null || isNullConstant(otherwise)) return nullable('CASE without ELSE gives NULL when no WHEN fits');
  const verdict = solver.expression(otherwise, solver.narrowed(scope, failed));
  return verdict.nullable ? nullable(`the ELSE of CASE: ${verdict.reason}`) : notNull('every branch of CASE is not null');
};

/** `CASE x WHEN v`: the test is `x = v`, true only for an x that is not NULL. */
function comparesStrictly(condition: TreeNode, { catalogue }: Solver): boolean {
  if (condition.tag !== 'OPEXPR' || catalogue.functions.get(functionOid(condition, catalogue))?.strict !== true) return false;
  return children(condition, 'args').some((arg) => arg.tag === 'CASETESTEXPR' || child(arg, 'arg')?.tag === 'CASETESTEXPR');
}

function isNullConstant(node: TreeNode): boolean {
  return node.tag === 'CONST' && node.fields.get('constisnull') === 'true';
}
