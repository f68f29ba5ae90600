/** Shapes of JSON that a query builds (`json_build_object`, `json_agg` …): what generated code checks each value against. */
import type { JsonValue } from './json.js';

/** What JSON holds for a `real`, `double precision` or `numeric`: PostgreSQL writes what JSON has no number for as a string. */
export type JsonFloat = number | 'NaN' | 'Infinity' | '-Infinity';

/** Holds a value against a shape. */
export interface JsonCheck {
  /** Null for a value of this shape; otherwise the first thing that is not. */
  readonly mismatch: (value: JsonValue) => JsonMismatch | null;
}

/** The shape of JSON values of type `T`. */
export interface JsonShape<T> extends JsonCheck {
  /** Never there: it makes `T` exact, as it is in a codec. */
  readonly type?: (value: T) => T;
}

export interface JsonMismatch {
  /** `[0].id`; empty for the value itself. */
  readonly path: string;
  /** `a number`. */
  readonly expected: string;
  /** Undefined: the key is missing. */
  readonly found: JsonValue | undefined;
}

/** A property that may be missing. */
export interface OptionalShape<S extends JsonCheck> {
  readonly optional: S;
}

type ShapeOf<S> = S extends JsonShape<infer T> ? T : never;
type PropertyShapes = Readonly<Record<string, JsonCheck | OptionalShape<JsonCheck>>>;
type OptionalKeys<P> = { [K in keyof P]: P[K] extends OptionalShape<JsonCheck> ? K : never }[keyof P];
type ObjectOf<P> = Flat<
  { -readonly [K in Exclude<keyof P, OptionalKeys<P>>]: ShapeOf<P[K]> } & {
    -readonly [K in OptionalKeys<P>]?: P[K] extends OptionalShape<infer S> ? ShapeOf<S> : never;
  }
>;
type Flat<T> = { [K in keyof T]: T[K] };

function simple<T>(expected: string, fits: (value: JsonValue) => boolean): JsonShape<T> {
  return { mismatch: (value) => (fits(value) ? null : { path: '', expected, found: value }) };
}

function inside(path: string, { path: deeper, expected, found }: JsonMismatch): JsonMismatch {
  return { path: path + deeper, expected, found };
}

function isObject(value: JsonValue): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function keyPath(key: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

/** The first of several checks that fails. */
function first<T>(items: readonly T[], check: (item: T, index: number) => JsonMismatch | null): JsonMismatch | null {
  for (let index = 0; index < items.length; index += 1) {
    const found = check(items[index] as T, index);
    if (found !== null) return found;
  }
  return null;
}

const value: JsonShape<JsonValue> = { mismatch: () => null };
const string: JsonShape<string> = simple('a string', (found) => typeof found === 'string');
const number: JsonShape<number> = simple('a number', (found) => typeof found === 'number');
const boolean: JsonShape<boolean> = simple('a boolean', (found) => typeof found === 'boolean');
const none: JsonShape<null> = simple('null', (found) => found === null);
const notFinite: ReadonlySet<unknown> = new Set(['NaN', 'Infinity', '-Infinity']);
const float: JsonShape<JsonFloat> = simple('a number', (found) => typeof found === 'number' || notFinite.has(found));

function literal<const T extends readonly (string | boolean)[]>(...values: T): JsonShape<T[number]> {
  const known: ReadonlySet<unknown> = new Set(values);
  return simple(`one of ${values.map((each) => JSON.stringify(each)).join(', ')}`, (found) => known.has(found));
}

function enumOf<const Labels extends Readonly<Record<string, string>>>(labels: Labels): JsonShape<Labels[keyof Labels]> {
  const known: ReadonlySet<unknown> = new Set(Object.values(labels));
  return simple('a label that the enum had when this query was compiled', (found) => known.has(found));
}

function nullable<T>(shape: JsonShape<T>): JsonShape<T | null> {
  return { mismatch: (found) => (found === null ? null : shape.mismatch(found)) };
}

function optional<S extends JsonCheck>(shape: S): OptionalShape<S> {
  return { optional: shape };
}

function array<T>(element: JsonShape<T>): JsonShape<T[]> {
  return {
    mismatch: (found) => {
      if (!Array.isArray(found)) return { path: '', expected: 'an array', found };
      return first(found, (item, index) => {
        const wrong = element.mismatch(item);
        return wrong === null ? null : inside(`[${index}]`, wrong);
      });
    },
  };
}

function tuple<const S extends readonly JsonCheck[]>(...elements: S): JsonShape<{ -readonly [K in keyof S]: ShapeOf<S[K]> }> {
  const expected = `an array of ${elements.length} elements`;
  return {
    mismatch: (found) => {
      if (!Array.isArray(found) || found.length !== elements.length) return { path: '', expected, found };
      return first(elements, (element, index) => {
        const wrong = element.mismatch(found[index] as JsonValue);
        return wrong === null ? null : inside(`[${index}]`, wrong);
      });
    },
  };
}

function object<P extends PropertyShapes>(properties: P): JsonShape<ObjectOf<P>> {
  const list = Object.entries(properties).map(([key, given]) =>
    'optional' in given ? { key, shape: given.optional, needed: false } : { key, shape: given, needed: true },
  );
  return {
    mismatch: (found) => {
      if (!isObject(found)) return { path: '', expected: 'an object', found };
      return first(list, ({ key, shape, needed }) => {
        const held = Object.hasOwn(found, key) ? found[key] : undefined;
        if (held === undefined) return needed ? { path: keyPath(key), expected: 'a value', found: undefined } : null;
        const wrong = shape.mismatch(held);
        return wrong === null ? null : inside(keyPath(key), wrong);
      });
    },
  };
}

function record<T>(each: JsonShape<T>): JsonShape<Record<string, T>> {
  return {
    mismatch: (found) => {
      if (!isObject(found)) return { path: '', expected: 'an object', found };
      return first(Object.entries(found), ([key, held]) => {
        const wrong = each.mismatch(held);
        return wrong === null ? null : inside(keyPath(key), wrong);
      });
    },
  };
}

function anyOf<const S extends readonly JsonCheck[]>(...members: S): JsonShape<ShapeOf<S[number]>> {
  return {
    mismatch: (found) => {
      const wrong = members.map((member) => member.mismatch(found));
      if (wrong.includes(null)) return null;
      // With one member that the value comes near to, its complaint says more than "none of them".
      const deep = wrong.filter((each) => each !== null && each.path !== '');
      return deep.length === 1 ? (deep[0] ?? null) : { path: '', expected: 'one of the shapes of its type', found };
    },
  };
}

/**
 * Makers of shapes; generated code calls them `j`. `codecs.jsonOf` makes a codec of one.
 *
 * @example
 * import { jsonShapes as j } from 'rowtype';
 * j.array(j.object({ id: j.number, note: j.nullable(j.string), tag: j.optional(j.string) }))
 * // JsonShape<{ id: number; note: string | null; tag?: string }[]>
 */
export const jsonShapes = {
  value,
  string,
  number,
  boolean,
  null: none,
  float,
  literal,
  enumOf,
  nullable,
  optional,
  array,
  tuple,
  object,
  record,
  anyOf,
} as const;
