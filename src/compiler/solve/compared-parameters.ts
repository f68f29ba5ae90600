/** Parameters that a statement compares with columns: `column = $1`, `$1 < column`, `column = ANY ($1)`. */
import { child, children, int, items, type TreeNode } from '../tree/node.js';
import { walk } from '../tree/walk.js';
import { loneParameter } from './lone-parameter.js';

export interface Comparison {
  readonly number: number;
  /** The name of the column. */
  readonly column: string;
}

/**
 * At one level of a statement, without the queries in it.
 *
 * @param levels the query, and those around it, the innermost first
 */
export function comparisons(levels: readonly [TreeNode, ...TreeNode[]]): readonly Comparison[] {
  const found: Comparison[] = [];
  walk([...levels[0].fields.values()], (node) => {
    if (node.tag === 'OPEXPR' || node.tag === 'SCALARARRAYOPEXPR' || node.tag === 'DISTINCTEXPR') found.push(...operands(node, levels));
    return node.tag !== 'QUERY';
  });
  return found;
}

function operands(operator: TreeNode, levels: readonly TreeNode[]): readonly Comparison[] {
  const args = children(operator, 'args');
  return args.flatMap((arg, index) => {
    // `column IN ($1, $2)` compares with an array of parameters.
    const compared = arg.tag === 'ARRAYEXPR' ? children(arg, 'elements') : [arg];
    return compared.flatMap((each) => {
      const number = loneParameter(each);
      if (number === null) return [];
      const column = firstColumn(args[1 - index] ?? null, levels);
      return column === null ? [] : [{ number, column }];
    });
  });
}

function firstColumn(node: TreeNode | null, levels: readonly TreeNode[]): string | null {
  let column: string | null = null;
  walk(node, (part) => {
    if (part.tag === 'QUERY') return false;
    column ??= columnName(part, levels);
    return true;
  });
  return column;
}

/** Of a column reference; null for whole rows and any other node. */
function columnName(node: TreeNode, levels: readonly TreeNode[]): string | null {
  const level = levels[int(node, 'varlevelsup')];
  const entry = level === undefined ? undefined : children(level, 'rtable')[int(node, 'varno') - 1];
  const eref = entry === undefined ? null : child(entry, 'eref');
  const name = eref === null ? undefined : items(eref, 'colnames')[int(node, 'varattno') - 1];
  return typeof name === 'string' ? name : null;
}
