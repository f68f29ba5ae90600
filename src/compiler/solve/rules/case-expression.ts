/** CASE: each branch under what its WHEN proves; without ELSE, NULL. */
import type { TreeNode } from '../../tree/node.js';
import { caseBranches } from '../case-branches.js';
import type { Rule } from '../solver.js';
import { notNull, nullable } from '../verdict.js';

export const caseExpression: Rule = (node, scope, solver) => {
  const branches = caseBranches(node, scope, solver);
  if (branches === null) return nullable('a CASE that cannot be read');
  for (const { result, scope: inside, isElse } of branches) {
    if (isElse && isNullConstant(result)) break;
    const verdict = solver.expression(result, inside);
    if (verdict.nullable) return nullable(`${isElse ? 'the ELSE' : 'a branch'} of CASE: ${verdict.reason}`);
    if (isElse) return notNull('every branch of CASE is not null');
  }
  return nullable('CASE without ELSE gives NULL when no WHEN fits');
};

function isNullConstant(node: TreeNode): boolean {
  return node.tag === 'CONST' && node.fields.get('constisnull') === 'true';
}
