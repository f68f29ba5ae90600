/** The name of a result column, as its member of the row is made from it. */
import { child, children, int, type TreeNode, word } from '../tree/node.js';
import { outputEntries } from './scope.js';

/** PostgreSQL's name for a column without one. */
const UNNAMED = '?column?';

/** SubLinkType: 0 EXISTS. */
const EXISTS = 0;

/**
 * PostgreSQL's name. Where it has none sqlc has `not_exists` for NOT EXISTS, and so has rowtype.
 *
 * @param position 0-based
 */
export function columnName(field: string, tree: TreeNode | null, position: number): string {
  const entry = tree === null || field !== UNNAMED ? undefined : outputEntries(tree)[position];
  const expression = entry === undefined ? null : child(entry, 'expr');
  return expression === null || !isNotExists(expression) ? field : 'not_exists';
}

function isNotExists(node: TreeNode): boolean {
  const [arg] = children(node, 'args');
  return word(node, 'boolop') === 'not' && arg?.tag === 'SUBLINK' && int(arg, 'subLinkType') === EXISTS;
}
