/** Comparisons with constants of types whose values are equal when, and only when, their bytes are. */
import type { Catalogue } from '../../catalogue.js';
import { bool, children, constantBytes, int, type TreeNode } from '../../tree/node.js';
import { bare } from '../relative-text.js';
import { functionOid } from '../volatility.js';
import { emptyTest } from './empty-text.js';

/**
 * Signatures of `=`; `<>` has `ne` for `eq`. numeric, floats, citext and bpchar have equal values of different bytes; conditions on booleans are read as truth values.
 */
const equalities = new Set(
  [
    'texteq(text,text)',
    'uuid_eq(uuid,uuid)',
    'enum_eq(anyenum,anyenum)',
    'int2eq(smallint,smallint)',
    'int4eq(integer,integer)',
    'int8eq(bigint,bigint)',
    'int24eq(smallint,integer)',
    'int42eq(integer,smallint)',
    'int28eq(smallint,bigint)',
    'int82eq(bigint,smallint)',
    'int48eq(integer,bigint)',
    'int84eq(bigint,integer)',
  ].map((name) => `pg_catalog.${name}`),
);

/** `value = constant` or `value <> constant`, either way round, or `value IN (…)`, `value NOT IN (…)`. */
export interface ConstantComparison {
  readonly value: TreeNode;
  readonly constants: readonly string[];
  /** True where the value being one of the constants makes the condition true; false for `<>` and NOT IN. */
  readonly isEqual: boolean;
}

const known = new WeakMap<TreeNode, ConstantComparison | null>();

export function constantComparison(node: TreeNode, catalogue: Catalogue): ConstantComparison | null {
  const found = known.get(node);
  if (found !== undefined) return found;
  const comparison = readComparison(node, catalogue);
  known.set(node, comparison);
  return comparison;
}

/** The key of '': the four bytes of its length. */
const EMPTY_TEXT = '16 0 0 0';

function readComparison(node: TreeNode, catalogue: Catalogue): ConstantComparison | null {
  const empty = emptyTest(node, catalogue);
  if (empty !== null) return { value: empty.text, constants: [EMPTY_TEXT], isEqual: empty.isEmpty };
  const operator = equalityOperator(node, catalogue);
  const [left, right] = children(node, 'args');
  if (operator === null || left === undefined || right === undefined) return null;
  if (node.tag === 'OPEXPR') {
    const [value, constant] = bare(left).tag === 'CONST' ? [right, left] : [left, right];
    const key = constantKey(bare(constant));
    return key === null ? null : { value, constants: [key], isEqual: operator === 'eq' };
  }
  // `= ANY` and `<> ALL`; the other two ask that all, or one, be different.
  if (bool(right, 'multidims') || bool(node, 'useOr') !== (operator === 'eq')) return null;
  const elements = children(right, 'elements').map((element) => constantKey(bare(element)));
  const constants = elements.flatMap((key) => key ?? []);
  return constants.length === 0 || constants.length < elements.length ? null : { value: left, constants, isEqual: operator === 'eq' };
}

/** Whether the operator is `=` or `<>` of such a type; null for others, and where a collation has equal words of its own. */
function equalityOperator(node: TreeNode, catalogue: Catalogue): 'eq' | 'ne' | null {
  const signature = catalogue.functions.get(functionOid(node, catalogue))?.signature ?? '';
  if (catalogue.looseCollations.has(int(node, 'inputcollid'))) return null;
  if (equalities.has(signature)) return 'eq';
  return equalities.has(signature.replace(/ne\(/, 'eq(')) ? 'ne' : null;
}

/** OIDs of int8, int2 and int4: one number has one key, whatever its width. */
const integers = new Set([20, 21, 23]);

/** Null for NULL and for anything but a constant. */
export function constantKey(node: TreeNode): string | null {
  const bytes = constantBytes(node);
  if (bytes === null) return null;
  if (!integers.has(int(node, 'consttype'))) return bytes.join(' ');
  const unsigned = bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return `${BigInt.asIntN(bytes.length * 8, unsigned)}`;
}
