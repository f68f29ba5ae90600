/** PostgreSQL's wide numbers in narrower types: a value that would lose anything is an error. */
import type { Codec } from './codec.js';
import { describeValue } from './describe-value.js';
import { int8 } from './numbers.js';

/** `bigint` as a number: whole numbers up to ±(2^53 − 1), beyond which a number is not exact. */
export const int8AsNumber: Codec<number> = {
  name: 'int8',
  nullable: false,
  decode: (text) => {
    const value = Number(int8.decode(text));
    if (!Number.isSafeInteger(value)) throw new RangeError('is beyond what a number holds exactly');
    return value;
  },
  encode: (value) => {
    if (typeof value !== 'number') throw new TypeError(`must be a number, got ${describeValue(value)}`);
    if (!Number.isSafeInteger(value)) throw new TypeError('must be an integer of at most 2^53 - 1');
    return int8.encode(BigInt(value));
  },
};

/**
 * `numeric` as a number: `12.50` is 12.5, NaN and ±Infinity are what they are, and a value with more digits than a number
 * has is an error.
 */
export const numericAsNumber: Codec<number> = {
  name: 'numeric',
  nullable: false,
  decode: (text) => {
    const value = Number(text);
    if (!numericPattern.test(text) || (Number.isNaN(value) && text !== 'NaN')) throw new TypeError('is not a number');
    if (Number.isFinite(value) ? digits(String(value)) !== digits(text) : !/^(?:NaN|-?Infinity)$/.test(text)) {
      throw new RangeError('has more digits than a number holds exactly');
    }
    return value;
  },
  encode: (value) => {
    if (typeof value !== 'number') throw new TypeError(`must be a number, got ${describeValue(value)}`);
    return String(value);
  },
};

/** `numeric` as a bigint: whole numbers of any size; a fraction, NaN or an infinity is an error. */
export const numericAsBigint: Codec<bigint> = {
  name: 'numeric',
  nullable: false,
  decode: (text) => {
    const [, whole] = /^(-?\d+)(?:\.0+)?$/.exec(text) ?? [];
    if (whole === undefined) throw new TypeError('is not a whole number');
    return BigInt(whole);
  },
  encode: (value) => {
    if (typeof value !== 'bigint') throw new TypeError(`must be a bigint, got ${describeValue(value)}`);
    return value.toString();
  },
};

const numericPattern = /^(?:-?\d+(?:\.\d+)?|NaN|-?Infinity)$/;

/** A decimal's sign, significant digits and exponent, by which equal values have equal texts. */
function digits(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(text) ?? [];
  const all = (whole + fraction).replace(/^0+/, '');
  const significant = all.replace(/0+$/, '');
  if (significant === '') return '0';
  return `${sign}${significant}e${Number(exponent) - fraction.length + all.length - significant.length}`;
}
