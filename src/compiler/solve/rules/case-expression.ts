/** CASE: each branch under what its WHEN proves; without ELSE, NULL, unless some WHEN always fits. */
import { bool, type TreeNode } from '../../tree/node.js';
import { caseBranches } from '../case-branches.js';
import { isImpossible } from '../refutation/refute.js';
import type { Rule } from '../solver.js';
import { notNull, nullable } from '../verdict.js';

export const caseExpression: Rule = (node, scope, solver) => {
  const branches = caseBranches(node, scope, solver);
  if (branches === null) return nullable('a CASE that cannot be read');
  for (const { result, scope: inside, isElse } of branches) {
    const verdict = solver.expression(result, inside);
    if (!verdict.nullable || isImpossible(inside, solver)) continue;
    if (isElse && isNullConstant(result)) return nullable('CASE without ELSE gives NULL when no WHEN fits');
    return nullable(`${isElse ? 'the ELSE' : 'a branch'} of CASE: ${verdict.reason}`);
  }
  const isOpen = branches.some(({ result, isElse }) => isElse && isNullConstant(result));
  return notNull(isOpen ? 'some WHEN of CASE always fits' : 'every branch of CASE is not null');
};

function isNullConstant(node: TreeNode): boolean {
  return bool(node, 'constisnull');
}
