/** Trees that the catalogue keeps for a table (CHECK, generation expression), as a query reads them. */
import { isNode, type TreeNode, type TreeValue } from '../tree/node.js';

/**
 * @param tree knows its table as number 1
 * @param index the table's place in the range table of the query
 * @param version VarReturningType of the row that is meant
 */
export function treeOfRelation(tree: TreeNode, index: number, version = 0): TreeNode {
  const map = (value: TreeValue): TreeValue => {
    if (Array.isArray(value)) return value.map(map);
    return isNode(value) ? mapNode(value) : value;
  };
  const mapNode = (node: TreeNode): TreeNode => {
    if (node.tag === 'VAR') {
      return { tag: 'VAR', fields: new Map([...node.fields, ['varno', String(index)], ['varreturningtype', String(version)]]) };
    }
    return { tag: node.tag, fields: new Map([...node.fields].map(([name, field]) => [name, map(field)])) };
  };
  return mapNode(tree);
}
