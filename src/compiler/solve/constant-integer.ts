/** Integers that stand in a statement as constants. */
import { children, constantBytes, int, type TreeNode } from '../tree/node.js';

/** OIDs of the casts from int4 and int2 to int8, in which LIMIT and OFFSET wrap a constant. */
const toInt8 = new Set([481, 754]);

/** The integer that stands where one must; null for NULL and negative ones, for parameters and expressions. */
export function constantInteger(node: TreeNode): number | null {
  if (toInt8.has(int(node, 'funcid'))) {
    const arg = children(node, 'args')[0];
    return arg === undefined ? null : constantInteger(arg);
  }
  const bytes = constantBytes(node);
  if (bytes === null || (bytes.at(-1) ?? 0) >= 0x80) return null;
  return bytes.reduceRight((sum, byte) => sum * 256 + byte, 0);
}
