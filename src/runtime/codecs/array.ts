/** Arrays: https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO */
import { parseArrayLiteral, quoteArrayElement, type ArrayItem } from './array-literal.js';
import { InnerNullError, type Codec } from './codec.js';
import { describeValue } from './describe-value.js';

/**
 * A PostgreSQL array as a JavaScript array.
 *
 * PostgreSQL's type `int4[]` says nothing about dimensions; the codec does: `array(int4)` is one-dimensional and
 * refuses other values, `array(array(int4))` is two-dimensional and is `number[][]`. An empty array has no dimensions
 * and fits all. Lower bounds (`[0:2]={…}`) are read and dropped: the first element is element 0.
 * Elements that may be NULL: `array(nullable(int4))`.
 *
 * @example array(codecs.text) // Codec<string[]>
 */
export function array<T>(element: Codec<T>): Codec<T[]> {
  return {
    name: `${element.name}[]`,
    nullable: false,
    // The codec is only called with values of its own type; `unknown` is how a value of any codec is carried along.
    element: element as Codec<unknown>,
    decode: (text) => parseArrayLiteral(text).map((item) => decodeItem(item, element as Codec<unknown>) as T),
    encode: (value) => {
      const dimensions = dimensionsOf(value, element as Codec<unknown>);
      return dimensions.includes(0) ? '{}' : encodeItems(value, element as Codec<unknown>);
    },
  };
}

function decodeItem(item: ArrayItem, codec: Codec<unknown>): unknown {
  if (item === null) {
    if (codec.nullable) return null;
    throw new InnerNullError('holds a NULL element');
  }
  if (typeof item === 'string') return codec.decode(item);
  const inner = codec.element;
  if (inner === undefined) throw new TypeError('has more dimensions than its type');
  return item.map((each) => decodeItem(each, inner));
}

function encodeItems(items: readonly unknown[], codec: Codec<unknown>): string {
  const inner = codec.element;
  // Array.from also visits holes, which `map` would pass over.
  const texts = Array.from(items, (item) => {
    if (inner !== undefined) return encodeItems(item as readonly unknown[], inner);
    const text = codec.encode(item);
    return text === null ? 'NULL' : quoteArrayElement(text);
  });
  return `{${texts.join(',')}}`;
}

/** Length in each dimension; every row must have the same lengths, or there is no such PostgreSQL array. */
function dimensionsOf(value: unknown, codec: Codec<unknown>): readonly number[] {
  if (!Array.isArray(value)) throw new TypeError(`must be an array, got ${describeValue(value)}`);
  const inner = codec.element;
  if (inner === undefined || value.length === 0) return [value.length];
  const [first = [], ...others] = Array.from(value, (row) => dimensionsOf(row, inner));
  if (others.some((other) => other.join() !== first.join())) {
    throw new TypeError('must have rows of equal length to be a PostgreSQL array');
  }
  return [value.length, ...first];
}
