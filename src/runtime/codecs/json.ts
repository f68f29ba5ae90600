/** `json` and `jsonb`: https://www.postgresql.org/docs/current/datatype-json.html */
import type { Codec } from './codec.js';
import { describeValue } from './describe-value.js';

/**
 * Every value that JSON can hold. `null` is JSON's own null: it lives in a NOT NULL column and says nothing about SQL
 * NULL.
 */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/**
 * `json`. As a parameter JavaScript's null becomes JSON `null`; `nullable(json)` sends SQL NULL instead. Values that
 * JSON would change silently (NaN, Infinity, undefined in an array, functions) are refused.
 * A number beyond 2^53 in the database loses digits, as in every JSON.parse.
 */
export const json: Codec<JsonValue> = { name: 'json', nullable: false, decode, encode: (value) => encode(value, false) };

/** `jsonb`; as {@link json}, and refuses the two things that only `jsonb` cannot store: `\u0000` and half surrogate pairs. */
export const jsonb: Codec<JsonValue> = { name: 'jsonb', nullable: false, decode, encode: (value) => encode(value, true) };

function decode(text: string): JsonValue {
  try {
    const value: JsonValue = JSON.parse(text);
    return value;
  } catch {
    // The parser's own message quotes the text at length.
    throw new TypeError('is not JSON');
  }
}

function encode(value: JsonValue, binary: boolean): string {
  const text = stringify(value, function replace(this: unknown, key: string, item: unknown) {
    refuse(item, Array.isArray(this) || key === '');
    if (binary) {
      refuseText(key);
      if (typeof item === 'string') refuseText(item);
    }
    return item;
  });
  if (text === undefined) throw new TypeError(`must be a JSON value, got ${describeValue(value)}`);
  return text;
}

type Replacer = (this: unknown, key: string, item: unknown) => unknown;

function stringify(value: JsonValue, replacer: Replacer): string | undefined {
  try {
    return JSON.stringify(value, replacer);
  } catch (error) {
    if (error instanceof JsonRefusal) throw error;
    // The engine's message tells names of properties over several lines.
    throw new TypeError('refers to itself or cannot be written as JSON');
  }
}

class JsonRefusal extends TypeError {}

/** @param needed the place must hold something: an array's element or the whole value, not an object's property */
function refuse(item: unknown, needed: boolean): void {
  const type = typeof item;
  const isLost = (type === 'undefined' && needed) || type === 'function' || type === 'symbol' || type === 'bigint';
  if (isLost || (type === 'number' && !Number.isFinite(item))) {
    throw new JsonRefusal(`holds ${describeValue(item)}, which JSON has no form for`);
  }
}

const unstorable = /\0|\p{Surrogate}/u;

function refuseText(text: string): void {
  if (unstorable.test(text)) {
    throw new JsonRefusal(String.raw`holds \u0000 or half of a surrogate pair, which jsonb cannot store`);
  }
}
