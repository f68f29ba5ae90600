/** Types whose value in TypeScript is PostgreSQL's own text: text, varchar, numeric, date, interval … */
import type { Codec } from './codec.js';
import { describeValue } from './describe-value.js';

/** A codec whose value is the text itself; `read` may refuse a text that is not in the promised form. */
export function textCodec(name: string, accepts?: { readonly pattern: RegExp; readonly otherwise: string }): Codec<string> {
  return {
    name,
    nullable: false,
    decode: accepts === undefined ? asItIs : (text) => matching(text, accepts.pattern, accepts.otherwise),
    encode: encodeText,
  };
}

/**
 * Any type whose text is its value.
 * PostgreSQL's text holds no NUL character and no half of a surrogate pair: a parameter with one is refused.
 */
export const text: Codec<string> = textCodec('text');

/**
 * `numeric` as PostgreSQL prints it, exact (`'12.50'`, `'NaN'`, `'Infinity'`):
 * https://www.postgresql.org/docs/current/datatype-numeric.html
 */
export const numeric: Codec<string> = textCodec('numeric');

/** `interval` as the session's IntervalStyle prints it (`'1 day 02:00:00'`). */
export const interval: Codec<string> = textCodec('interval');

/** `time` and `timetz` (`'13:37:00.5'`). */
export const time: Codec<string> = textCodec('time');

const otherDateStyle = 'is not in ISO form; the session must use DateStyle ISO';

/** `date` as `'2024-02-29'`, `'0044-03-15 BC'`, `'infinity'`. Names no instant, so it is not a Date. */
export const date: Codec<string> = textCodec('date', {
  pattern: /^(?:\d{4,}-\d\d-\d\d(?: BC)?|-?infinity)$/,
  otherwise: otherDateStyle,
});

/** `timestamp` without time zone as `'2024-02-29 13:37:00.5'`. Names no instant, so it is not a Date. */
export const timestamp: Codec<string> = textCodec('timestamp', {
  pattern: /^(?:\d{4,}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?(?: BC)?|-?infinity)$/,
  otherwise: otherDateStyle,
});

const uuidPattern =
  /^(?:[0-9a-f]{4}-?){7}[0-9a-f]{4}$|^\{(?:[0-9a-f]{4}-?){7}[0-9a-f]{4}\}$/i;

/** `uuid`; a parameter may have every form that PostgreSQL reads: upper case, without hyphens, in braces. */
export const uuid: Codec<string> = {
  ...textCodec('uuid'),
  encode: (value) => {
    const plain = encodeText(value);
    if (!uuidPattern.test(plain)) throw new TypeError('must be a UUID');
    return plain;
  },
};

const loneSurrogate = /\p{Surrogate}/u;

/** The text itself, if PostgreSQL can hold it. */
export function encodeText(value: string): string {
  if (typeof value !== 'string') throw new TypeError(`must be a string, got ${describeValue(value)}`);
  if (value.includes('\0')) throw new TypeError(String.raw`holds the character \u0000, which PostgreSQL cannot store`);
  if (loneSurrogate.test(value)) throw new TypeError('holds half of a surrogate pair, which is no Unicode character');
  return value;
}

function asItIs(value: string): string {
  return value;
}

function matching(value: string, pattern: RegExp, otherwise: string): string {
  if (!pattern.test(value)) throw new TypeError(otherwise);
  return value;
}
