/** Carries a condition on a sub-query's output into the sub-query. */
import { child, int, isNode, type TreeNode, type TreeValue } from '../tree/node.js';

/**
 * The expression with each column of `relation` replaced by what the sub-query selects for it; null when
 * it needs columns of other relations or a sub-query of its own, or when it has no column of `relation`.
 *
 * @param outputs the sub-query's target entries without junk
 */
export function substituteColumns(node: TreeNode, relation: number, outputs: readonly TreeNode[]): TreeNode | null {
  let replaced = 0;
  let impossible = false;

  const map = (value: TreeValue): TreeValue => {
    if (Array.isArray(value)) return value.map(map);
    if (!isNode(value)) return value;
    if (value.tag === 'SUBLINK') impossible = true;
    if (value.tag === 'VAR' && int(value, 'varlevelsup') === 0) {
      const output = int(value, 'varno') === relation ? outputs[int(value, 'varattno') - 1] : undefined;
      const expression = output === undefined ? null : child(output, 'expr');
      if (expression === null) impossible = true;
      else replaced += 1;
      return expression ?? value;
    }
    return { tag: value.tag, fields: new Map([...value.fields].map(([name, field]) => [name, map(field)])) };
  };

  const result = map(node);
  return impossible || replaced === 0 || !isNode(result) ? null : result;
}
