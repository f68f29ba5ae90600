/** How many rows a query gives, in words. */
import type { SolvedRows } from '../model.js';

export function rowWords({ min, max }: Pick<SolvedRows, 'min' | 'max'>): string {
  if (max === null) return min === 0 ? 'any number of rows' : '1 row or more';
  return min === 1 ? 'exactly 1 row' : '0 or 1 row';
}
