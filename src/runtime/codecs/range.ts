/** Ranges and multiranges: https://www.postgresql.org/docs/current/rangetypes.html */
import type { Codec } from './codec.js';
import { describeValue } from './describe-value.js';
import { quoteItem, readQuotedItem } from './quoted-list.js';

/**
 * A range of PostgreSQL: empty, or from `lower` to `upper`, where null means without bound on that side.
 *
 * @example
 * if (range.empty) return 'nothing';
 * return `from ${range.lower ?? 'ever'} to ${range.upper ?? 'ever'}`;
 */
export type Range<T> =
  | { readonly empty: true }
  | {
      readonly empty?: false;
      readonly lower: T | null;
      readonly upper: T | null;
      readonly lowerInclusive: boolean;
      readonly upperInclusive: boolean;
    };

/**
 * A range over the type of `bound`. PostgreSQL brings ranges of integers and dates to the form `[a,b)`: `[1,3]` comes
 * back as `[1,4)`.
 */
export function range<T>(bound: Codec<T>): Codec<Range<T>> {
  return {
    name: `range of ${bound.name}`,
    nullable: false,
    decode: (text) => {
      const { value, end } = decodeRange(text, 0, bound);
      if (end !== text.length) throw new TypeError(notARange);
      return value;
    },
    encode: (value) => encodeRange(value, bound),
  };
}

/** A multirange (PostgreSQL ≥ 14) as a list of ranges, sorted and without overlap when PostgreSQL made it. */
export function multirange<T>(bound: Codec<T>): Codec<Range<T>[]> {
  return {
    name: `multirange of ${bound.name}`,
    nullable: false,
    decode: (text) => decodeMultirange(text, bound),
    encode: (value) => {
      if (!Array.isArray(value)) throw new TypeError(`must be an array of ranges, got ${describeValue(value)}`);
      return `{${Array.from(value, (each) => encodeRange(each, bound)).join(',')}}`;
    },
  };
}

const notARange = 'is not a range';

function decodeRange<T>(text: string, start: number, bound: Codec<T>): { readonly value: Range<T>; readonly end: number } {
  if (text.startsWith('empty', start)) return { value: { empty: true }, end: start + 'empty'.length };
  const open = text[start];
  if (open !== '[' && open !== '(') throw new TypeError(notARange);
  const lower = readQuotedItem(text, start + 1, ',');
  const upper = readQuotedItem(text, lower.end + 1, ')]');
  const value: Range<T> = {
    lower: lower.value === null ? null : bound.decode(lower.value),
    upper: upper.value === null ? null : bound.decode(upper.value),
    lowerInclusive: open === '[',
    upperInclusive: text[upper.end] === ']',
  };
  return { value, end: upper.end + 1 };
}

function decodeMultirange<T>(text: string, bound: Codec<T>): Range<T>[] {
  if (!text.startsWith('{') || !text.endsWith('}')) throw new TypeError('is not a multirange');
  const ranges: Range<T>[] = [];
  let at = 1;
  while (at < text.length - 1) {
    const { value, end } = decodeRange(text, at, bound);
    ranges.push(value);
    if (text[end] !== ',' && end !== text.length - 1) throw new TypeError('is not a multirange');
    at = end + 1;
  }
  return ranges;
}

function encodeRange<T>(value: Range<T>, bound: Codec<T>): string {
  if (typeof value !== 'object' || value === null) throw new TypeError(`must be a range, got ${describeValue(value)}`);
  if (value.empty === true) return 'empty';
  if (typeof value.lowerInclusive !== 'boolean' || typeof value.upperInclusive !== 'boolean') {
    throw new TypeError('must say lowerInclusive and upperInclusive');
  }
  const open = value.lowerInclusive ? '[' : '(';
  const close = value.upperInclusive ? ']' : ')';
  return `${open}${encodeBound(value.lower, bound)},${encodeBound(value.upper, bound)}${close}`;
}

function encodeBound<T>(value: T | null, bound: Codec<T>): string {
  if (value === null) return '';
  const text = bound.encode(value);
  return text === null ? '' : quoteItem(text);
}
