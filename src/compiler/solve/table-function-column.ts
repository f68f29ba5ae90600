/**
 * Columns of XMLTABLE and JSON_TABLE.
 *
 * @see https://www.postgresql.org/docs/18/functions-json.html#FUNCTIONS-SQLJSON-TABLE
 */
import { child, int, ints, isNode, items, type TreeNode } from '../tree/node.js';
import type { Scope } from './scope.js';
import type { Solver } from './solver.js';
import { notNull, nullable, type Verdict } from './verdict.js';

/** TableFuncType of JSON_TABLE. */
const JSON_TABLE = 1;

export function tableFunctionColumn(entry: TreeNode, attribute: number, scope: Scope, solver: Solver): Verdict {
  const node = child(entry, 'tablefunc');
  if (node === null) return nullable('a table function that cannot be read');
  if (int(node, 'functype') === JSON_TABLE) return jsonTableColumn(node, attribute - 1, scope, solver);
  if (int(node, 'ordinalitycol') === attribute - 1) return notNull('FOR ORDINALITY numbers every row');
  if (ints(node, 'notnulls').includes(attribute - 1)) return notNull('declared NOT NULL in the column list');
  return nullable('the path may find nothing');
}

/** Each column is an expression over the current item; one FOR ORDINALITY has none. */
function jsonTableColumn(node: TreeNode, index: number, scope: Scope, solver: Solver): Verdict {
  const plan = child(node, 'plan');
  // PostgreSQL puts the columns of NESTED paths behind all others.
  const isOfEveryRow = plan?.tag === 'JSONTABLEPATHSCAN' && index <= int(plan, 'colMax');
  if (!isOfEveryRow) return nullable('a NESTED path may find nothing');
  const value = items(node, 'colvalexprs')[index];
  return isNode(value) ? solver.expression(value, scope) : notNull('FOR ORDINALITY numbers every row');
}
