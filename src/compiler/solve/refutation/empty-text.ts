/** `length(name) > 0` and its like: what they say is that a text is empty, or that it is not. */
import type { Catalogue } from '../../catalogue.js';
import { children, type TreeNode } from '../../tree/node.js';
import { constantInteger } from '../constant-integer.js';
import { functionOid } from '../volatility.js';

export interface EmptyTest {
  readonly text: TreeNode;
  /** Whether the condition is true for the empty text, and for no other; else it is true for every other. */
  readonly isEmpty: boolean;
}

/** 0 for the empty text and for no other. */
const lengths = new Set(['length(text)', 'char_length(text)', 'character_length(text)', 'octet_length(text)'].map((name) => `pg_catalog.${name}`));

/** Comparisons of a length that tell 0 from all others, by operator and number. */
const tests: Readonly<Record<string, boolean>> = { 'eq 0': true, 'le 0': true, 'lt 1': true, 'ne 0': false, 'gt 0': false, 'ge 1': false };

/** Only with the length on the left; null for other conditions. */
export function emptyTest(node: TreeNode, catalogue: Catalogue): EmptyTest | null {
  const signature = node.tag === 'OPEXPR' ? catalogue.functions.get(functionOid(node, catalogue))?.signature : undefined;
  const operator = /^pg_catalog\.int4(\w\w)\(integer,integer\)$/.exec(signature ?? '')?.[1];
  const [length, limit] = children(node, 'args');
  if (length?.tag !== 'FUNCEXPR' || limit === undefined) return null;
  const isEmpty = tests[`${operator} ${constantInteger(limit)}`];
  const [text] = children(length, 'args');
  const measured = catalogue.functions.get(functionOid(length, catalogue))?.signature ?? '';
  return isEmpty === undefined || text === undefined || !lengths.has(measured) ? null : { text, isEmpty };
}
