/** JSON of a shape that the query itself tells: https://www.postgresql.org/docs/current/functions-json.html */
import { InnerNullError, type Codec } from './codec.js';
import { describeValue } from './describe-value.js';
import { json, type JsonValue } from './json.js';
import type { JsonMismatch, JsonShape } from './json-shapes.js';

/**
 * `json` or `jsonb` of a known shape. Each value is held against it, so that a schema that has changed since the query
 * was compiled gives an error instead of a value of another type; keys that the shape does not name are let through.
 *
 * @example
 * jsonOf(jsonShapes.array(jsonShapes.object({ id: jsonShapes.number }))) // Codec<{ id: number }[]>
 */
export function jsonOf<T>(shape: JsonShape<T>): Codec<T> {
  return {
    name: 'json',
    nullable: false,
    decode: (text) => {
      const value = json.decode(text);
      const mismatch = shape.mismatch(value);
      if (mismatch !== null) throw refusal(mismatch);
      return value as T;
    },
    encode: (value) => json.encode(value as JsonValue),
  };
}

function refusal({ path, expected, found }: JsonMismatch): Error {
  const place = path === '' ? '' : ` at ${path}`;
  if (found === null) return new InnerNullError(`holds a JSON null${place}`);
  if (found === undefined) return new TypeError(`holds nothing${place}, where its type has a value`);
  return new TypeError(`holds ${describeValue(found)}${place}, where its type has ${expected}`);
}
