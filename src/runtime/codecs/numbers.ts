/** Booleans and numbers: https://www.postgresql.org/docs/current/datatype-numeric.html */
import type { Codec } from './codec.js';
import { describeValue } from './describe-value.js';

/** `boolean`. */
export const bool: Codec<boolean> = {
  name: 'bool',
  nullable: false,
  decode: (text) => {
    if (text === 't') return true;
    if (text === 'f') return false;
    throw new TypeError('is not a boolean');
  },
  encode: (value) => {
    if (typeof value !== 'boolean') throw new TypeError(`must be a boolean, got ${describeValue(value)}`);
    return value ? 't' : 'f';
  },
};

/** `smallint`: −32768 … 32767. */
export const int2: Codec<number> = integerCodec('int2', -32_768, 32_767);

/** `integer`: −2147483648 … 2147483647. */
export const int4: Codec<number> = integerCodec('int4', -2_147_483_648, 2_147_483_647);

/** `oid`: 0 … 4294967295. */
export const oid: Codec<number> = integerCodec('oid', 0, 4_294_967_295);

/** `bigint` as a JavaScript bigint, exact. */
export const int8: Codec<bigint> = {
  name: 'int8',
  nullable: false,
  decode: (text) => {
    if (!integerPattern.test(text)) throw new TypeError('is not an integer');
    return BigInt(text);
  },
  encode: (value) => {
    if (typeof value !== 'bigint') throw new TypeError(`must be a bigint, got ${describeValue(value)}`);
    if (BigInt.asIntN(64, value) !== value) throw new RangeError('is out of range for the type int8');
    return value.toString();
  },
};

/** `double precision`, with NaN, ±Infinity and −0. */
export const float8: Codec<number> = {
  name: 'float8',
  nullable: false,
  decode: decodeFloat,
  encode: encodeFloat,
};

/**
 * `real`. The number is the shortest decimal that names the value (0.1, not 0.10000000149011612), as PostgreSQL
 * prints it; `Math.fround` gives the stored one.
 */
export const float4: Codec<number> = {
  name: 'float4',
  nullable: false,
  decode: decodeFloat,
  encode: (value) => {
    const text = encodeFloat(value);
    const stored = Math.fround(value);
    const overflows = Number.isFinite(value) && !Number.isFinite(stored);
    if (overflows || (stored === 0 && value !== 0)) throw new RangeError('is out of range for the type float4');
    return text;
  },
};

const integerPattern = /^-?\d+$/;

function integerCodec(name: string, min: number, max: number): Codec<number> {
  return {
    name,
    nullable: false,
    decode: (text) => {
      const value = Number(text);
      if (!integerPattern.test(text) || value < min || value > max) throw new TypeError('is not an integer of its type');
      return value;
    },
    encode: (value) => {
      if (typeof value !== 'number') throw new TypeError(`must be a number, got ${describeValue(value)}`);
      if (!Number.isInteger(value)) throw new TypeError('must be an integer');
      if (value < min || value > max) throw new RangeError(`is out of range for the type ${name}`);
      return String(value);
    },
  };
}

const floatPattern = /^-?(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?|Infinity)$|^NaN$/;

function decodeFloat(text: string): number {
  if (!floatPattern.test(text)) throw new TypeError('is not a number');
  return Number(text);
}

function encodeFloat(value: number): string {
  if (typeof value !== 'number') throw new TypeError(`must be a number, got ${describeValue(value)}`);
  return Object.is(value, -0) ? '-0' : String(value);
}
