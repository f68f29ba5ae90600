/**
 * How many elements an array surely has, and whether the first one is number 1.
 *
 * @see https://www.postgresql.org/docs/18/arrays.html
 */
import { bool, children, type TreeNode } from '../../tree/node.js';
import type { ArraySize, Contents } from '../../types/contents.js';
import type { Scope } from '../scope.js';
import type { Solver } from '../solver.js';

const unknownSize: ArraySize = { atLeast: 0, isPlain: false };

const emptySize: ArraySize = { atLeast: 0, isPlain: true };

/** Where there is no array at all, what is added makes a new one. */
export function sizeOf(contents: Contents): ArraySize {
  if (contents.kind === 'nothing') return emptySize;
  return contents.kind === 'array' ? (contents.size ?? unknownSize) : unknownSize;
}

export function withSize(contents: Contents, size: ArraySize): Contents {
  return contents.kind === 'array' ? { ...contents, size } : contents;
}

export function withoutSize(contents: Contents): Contents {
  return withSize(contents, unknownSize);
}

/** Of arrays in an array literal the empty ones leave nothing behind: `ARRAY[ARRAY[]::int[]]` is empty too. */
export function literalSize(node: TreeNode, scope: Scope, solver: Solver): ArraySize {
  const elements = children(node, 'elements');
  if (!bool(node, 'multidims')) return { atLeast: elements.length, isPlain: true };
  const isFull = (row: TreeNode): boolean => !solver.expression(row, scope).nullable && sizeOf(solver.contents(row, scope)).atLeast > 0;
  return { atLeast: elements.every(isFull) ? elements.length : 0, isPlain: false };
}

/** `array || array`. */
export function concatenatedSize(a: ArraySize, b: ArraySize): ArraySize {
  return { atLeast: a.atLeast + b.atLeast, isPlain: a.isPlain && b.isPlain };
}

/** A NULL array counts as an empty one. */
export function extendedSize(array: ArraySize, isNullable: boolean): ArraySize {
  return { atLeast: (isNullable ? 0 : array.atLeast) + 1, isPlain: array.isPlain };
}

/** A NULL array leaves the other as it is. */
export function leftOver(size: ArraySize, isNullable: boolean): ArraySize {
  return isNullable ? { ...size, atLeast: 0 } : size;
}
