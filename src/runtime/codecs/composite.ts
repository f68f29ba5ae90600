/** Composite types: https://www.postgresql.org/docs/current/rowtypes.html#ROWTYPES-IO-SYNTAX */
import { orderedKeys } from '../ordered-keys.js';
import { InnerNullError, type Codec } from './codec.js';
import { describeValue } from './describe-value.js';
import { quoteItem, readQuotedItem } from './quoted-list.js';

/** The attributes of a composite type in the order of its definition: `{ key: ['name in PostgreSQL', codec] }`. */
export type CompositeFields<T> = { readonly [K in keyof T]-?: readonly [string, Codec<T[K]>] };

/**
 * A composite value as an object. A value with more or fewer attributes than `fields` (the type was altered) is an
 * error.
 *
 * @example
 * composite({ id: ['id', codecs.uuid], name: ['name', codecs.nullable(codecs.text)] })
 * // Codec<{ id: string; name: string | null }>
 */
export function composite<T extends object>(fields: CompositeFields<T>): Codec<T> {
  const list = listFields(fields as unknown as Readonly<Record<string, readonly [string, Codec<unknown>]>>);
  return {
    name: 'composite',
    nullable: false,
    decode: (text) => {
      const items = readItems(text);
      // A type without attributes and one whose only attribute is NULL both print `()`.
      if (items.length !== list.length && !(list.length === 0 && text === '()')) {
        throw new TypeError('has another number of attributes than its type had');
      }
      const value = list.map((field, index) => [field.key, decodeField(field, items[index] ?? null)] as const);
      return Object.fromEntries(value) as T;
    },
    encode: (value) => `(${list.map((field) => encodeField(field, value)).join(',')})`,
  };
}

interface Field {
  readonly key: string;
  readonly name: string;
  readonly codec: Codec<unknown>;
}

function listFields(fields: Readonly<Record<string, readonly [string, Codec<unknown>]>>): readonly Field[] {
  return orderedKeys('composite: key', fields).flatMap((key) => {
    const field = fields[key];
    return field === undefined ? [] : [{ key, name: field[0], codec: field[1] }];
  });
}

function decodeField(field: Field, item: string | null): unknown {
  if (item !== null) return field.codec.decode(item);
  if (field.codec.nullable) return null;
  throw new InnerNullError(`holds a NULL attribute ${field.name}`);
}

function encodeField(field: Field, value: unknown): string {
  if (typeof value !== 'object' || value === null) throw new TypeError(`must be an object, got ${describeValue(value)}`);
  const member: unknown = (value as Readonly<Record<string, unknown>>)[field.key];
  if (member === undefined) throw new TypeError(`lacks the key ${field.key}`);
  const text = encodeMember(field, member);
  return text === null ? '' : quoteItem(text);
}

function encodeMember(field: Field, member: unknown): string | null {
  try {
    return field.codec.encode(member);
  } catch (error) {
    if (error instanceof Error) throw new TypeError(`has a key ${field.key} that ${error.message}`, { cause: error });
    throw error;
  }
}

function readItems(text: string): readonly (string | null)[] {
  if (!text.startsWith('(')) throw new TypeError('is not a composite value');
  const items: (string | null)[] = [];
  let at = 1;
  for (;;) {
    const { value, end } = readQuotedItem(text, at, ',)');
    items.push(value);
    at = end + 1;
    if (text[end] === ')') break;
  }
  if (at !== text.length) throw new TypeError('is not a composite value');
  return items;
}
