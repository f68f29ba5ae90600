/** Canonical text of an expression over one relation, so that an index's trees and a query's compare. */
import { bool, child, children, constantBytes, int, isNode, type TreeNode, type TreeValue, word } from '../tree/node.js';
import { conjuncts } from '../tree/conjuncts.js';

/** Fields that differ between an index definition and a query without a difference in meaning. */
const ignored = new Set([
  'location',
  'varnosyn',
  'varattnosyn',
  'varnullingrels',
  'funcformat',
  'relabelformat',
  'coerceformat',
  'coercionformat',
  'opfuncid',
  'inputcollid',
  'list_start',
  'list_end',
]);

/** Prints columns of `relation` by number alone; everything else in full. */
export function relativeText(node: TreeNode, relation: number): string {
  return text(node, relation);
}

/** The conditions of an AND, with `x = true` as `x` and `x = false` as `NOT x`. */
export function relativeConjuncts(node: TreeNode, relation: number): readonly string[] {
  return conjuncts(node).map((part) => text(part, relation));
}

function text(value: TreeValue, relation: number): string {
  if (value === null) return '<>';
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `(${value.map((item) => text(item, relation)).join(' ')})`;
  if (!isNode(value)) return `[${value.datum.join(' ')}]`;
  if (value.tag === 'VAR' && int(value, 'varlevelsup') === 0 && int(value, 'varno') === relation) {
    return `@${int(value, 'varattno')}`;
  }
  const truth = comparedWithTruth(value, relation);
  if (truth !== null) return truth;
  const fields: string[] = [];
  for (const [name, field] of value.fields) {
    if (!ignored.has(name)) fields.push(`${name}=${text(field, relation)}`);
  }
  return `{${value.tag} ${fields.join(' ')}}`;
}

/** OID of `boolean = boolean`. */
const BOOLEAN_EQUAL = 91;

function comparedWithTruth(node: TreeNode, relation: number): string | null {
  if (node.tag === 'BOOLEXPR' && word(node, 'boolop') === 'not') {
    const arg = children(node, 'args')[0];
    return arg === undefined ? null : `!${text(arg, relation)}`;
  }
  if (node.tag !== 'OPEXPR' || int(node, 'opno') !== BOOLEAN_EQUAL) return null;
  const [left, right] = children(node, 'args');
  if (left === undefined || right?.tag !== 'CONST' || bool(right, 'constisnull')) return null;
  return constantBytes(right)?.[0] === 1 ? text(left, relation) : `!${text(left, relation)}`;
}

/** The expression under casts that change no byte. */
export function bare(node: TreeNode): TreeNode {
  const arg = node.tag === 'RELABELTYPE' ? child(node, 'arg') : null;
  return arg === null ? node : bare(arg);
}
