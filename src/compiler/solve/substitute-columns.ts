/** Carries a condition on a sub-query's output into the sub-query. */
import { child, int, isNode, type TreeNode, type TreeValue } from '../tree/node.js';

/**
 * The expression with each column of `relation` replaced by what the sub-query selects for it; null when it needs
 * columns of other relations or levels, or a sub-query of its own.
 *
 * @param outputs the sub-query's target entries without junk
 */
export function substituteColumns(node: TreeNode, relation: number, outputs: readonly TreeNode[]): TreeNode | null {
  let impossible = false;

  const map = (value: TreeValue): TreeValue => {
    if (Array.isArray(value)) return value.map(map);
    return isNode(value) ? mapNode(value) : value;
  };
  const mapNode = (part: TreeNode): TreeNode => {
    if (part.tag === 'SUBLINK') impossible = true;
    if (part.tag !== 'VAR') return { tag: part.tag, fields: new Map([...part.fields].map(([name, field]) => [name, map(field)])) };
    const isOutput = int(part, 'varlevelsup') === 0 && int(part, 'varno') === relation;
    const output = isOutput ? outputs[int(part, 'varattno') - 1] : undefined;
    const expression = output === undefined ? null : child(output, 'expr');
    impossible ||= expression === null;
    return expression ?? part;
  };

  const result = mapNode(node);
  return impossible ? null : result;
}
