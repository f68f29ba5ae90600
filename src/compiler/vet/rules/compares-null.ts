/**
 * RT504: `x = NULL` is NULL for every x, so the condition never holds.
 *
 * @see https://www.postgresql.org/docs/18/functions-comparison.html
 */
import { functionOid } from '../../solve/volatility.js';
import { bool, child, children, int, type TreeNode } from '../../tree/node.js';
import { fieldsOf, walkLevel } from '../query-levels.js';
import type { Remark, VetRule } from '../vet-rule.js';

/** OID of boolean. */
const BOOL = 16;

export const comparesNull: VetRule = {
  code: 'RT504',
  byDefault: true,
  check({ levels, catalogue, offsetOf }) {
    const remarks: Remark[] = [];
    for (const { query } of levels) {
      walkLevel(fieldsOf(query), (node) => {
        if (node.tag !== 'OPEXPR' || int(node, 'opresulttype') !== BOOL) return;
        if (catalogue.functions.get(functionOid(node, catalogue))?.strict !== true) return;
        if (!children(node, 'args').some(isNullConstant)) return;
        remarks.push({
          offset: offsetOf(node),
          message: 'this comparison with NULL is NULL for every value, so it never holds',
          help: 'Write IS NULL or IS NOT NULL; IS DISTINCT FROM compares NULL like a value.',
        });
      });
    }
    return remarks;
  },
};

/** NULL, also `NULL::text`. */
function isNullConstant(node: TreeNode): boolean {
  if (node.tag === 'CONST') return bool(node, 'constisnull');
  if (node.tag === 'RELABELTYPE' || node.tag === 'COERCEVIAIO' || node.tag === 'COLLATEEXPR') {
    const arg = child(node, 'arg');
    return arg !== null && isNullConstant(arg);
  }
  // CoercionForm 0 is an ordinary call, which may make something of NULL.
  const isCast = node.tag === 'FUNCEXPR' && int(node, 'funcformat') !== 0;
  const [arg] = isCast ? children(node, 'args') : [];
  return arg !== undefined && isNullConstant(arg);
}
