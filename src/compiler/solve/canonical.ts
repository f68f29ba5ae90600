/** One text for equal expressions: equal but for places and display names. */
import { isNode, type TreeNode, type TreeValue } from '../tree/node.js';

/** Fields that say how an expression was written, not what it is. */
export const display = new Set([
  'location',
  'varnosyn',
  'varattnosyn',
  'funcformat',
  'relabelformat',
  'coerceformat',
  'coercionformat',
  'row_format',
  'list_start',
  'list_end',
  'rteid',
]);

/** @example canonicalText(a) === canonicalText(b) // the two expressions always have one value, if not volatile */
export function canonicalText(node: TreeNode): string {
  return text(node);
}

function text(value: TreeValue): string {
  if (value === null) return '<>';
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `(${value.map(text).join(' ')})`;
  if (!isNode(value)) return `[${value.datum.join(' ')}]`;
  const fields: string[] = [];
  for (const [name, field] of value.fields) {
    if (!display.has(name)) fields.push(`${name}=${text(field)}`);
  }
  return `{${value.tag} ${fields.join(' ')}}`;
}
