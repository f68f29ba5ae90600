/**
 * What is known of the inside of a value that is not NULL: of an array's elements, a row's fields, a JSON value. The
 * solver finds it, the resolver joins it to the type.
 */
import type { JsonShape } from '../json-shape.js';
import { unionShape } from './json-union.js';

export type Contents =
  | { readonly kind: 'unknown' }
  /** There is no such value: NULL is written here, or the array that it would stand in is empty. */
  | { readonly kind: 'nothing' }
  /** For a further dimension the element's contents are those of an array again. */
  | { readonly kind: 'array'; readonly element: Slot; readonly size?: ArraySize }
  | { readonly kind: 'row'; readonly fields: readonly RowField[] }
  | { readonly kind: 'json'; readonly shape: JsonShape }
  /** A text that is one of these. */
  | { readonly kind: 'texts'; readonly values: readonly string[] }
  | { readonly kind: 'truth'; readonly value: boolean }
  /** A number that is neither NaN nor infinite, a time or interval that is not infinite. */
  | { readonly kind: 'finite' };

/** How many elements an array has, and where they stand. */
export interface ArraySize {
  /** Fewest elements; where the array may not be plain, all that counts is whether it may be empty. */
  readonly atLeast: number;
  /** Unless it is empty, the array has one dimension, counted from 1. */
  readonly isPlain: boolean;
}

/** A place for a value: can it be NULL, why, and what is in it otherwise. */
export interface Slot {
  readonly nullable: boolean;
  readonly reason: string;
  readonly contents: Contents;
}

export interface RowField extends Slot {
  /** pg_attribute.attnum for a named type, else counted from 1. */
  readonly number: number;
  readonly name: string;
  /** Type OID. */
  readonly type: number;
}

export const unknownContents: Contents = { kind: 'unknown' };
export const noContents: Contents = { kind: 'nothing' };

/** More different texts than this are just text. */
const MOST_TEXTS = 16;

/** What holds for a value that has either contents. */
export function eitherContents(a: Contents, b: Contents): Contents {
  if (a.kind === 'nothing') return b;
  if (b.kind === 'nothing') return a;
  if (a.kind === 'array' && b.kind === 'array') return { kind: 'array', element: eitherElement(a.element, b.element), ...eitherSize(a.size, b.size) };
  if (a.kind === 'json' && b.kind === 'json') return { kind: 'json', shape: unionShape([a.shape, b.shape]) };
  if (a.kind === 'row' && b.kind === 'row') return eitherRow(a.fields, b.fields);
  if (a.kind === 'finite' && b.kind === 'finite') return a;
  if (a.kind === 'truth' && b.kind === 'truth' && a.value === b.value) return a;
  if (a.kind === 'texts' && b.kind === 'texts') {
    const values = [...new Set([...a.values, ...b.values])];
    return values.length > MOST_TEXTS ? unknownContents : { kind: 'texts', values };
  }
  return unknownContents;
}

export function eitherOf(all: readonly Contents[]): Contents {
  return all.reduce(eitherContents, noContents);
}

/** Of a flat array and one with rows nobody knows what an element is: a row that is there may hold NULL. */
function eitherElement(a: Slot, b: Slot): Slot {
  const nested = [a, b].filter(({ contents }) => contents.kind === 'array');
  const isMixed = nested.length === 1 && a.contents.kind !== 'nothing' && b.contents.kind !== 'nothing';
  return isMixed ? { nullable: true, reason: 'an array of unknown dimensions can hold NULL', contents: unknownContents } : eitherSlot(a, b);
}

function eitherSize(a?: ArraySize, b?: ArraySize): { readonly size?: ArraySize } {
  if (a === undefined || b === undefined) return {};
  return { size: { atLeast: Math.min(a.atLeast, b.atLeast), isPlain: a.isPlain && b.isPlain } };
}

function eitherSlot(a: Slot, b: Slot): Slot {
  const { nullable, reason } = a.nullable ? a : b;
  return { nullable, reason, contents: eitherContents(a.contents, b.contents) };
}

function eitherRow(a: readonly RowField[], b: readonly RowField[]): Contents {
  const isSame = a.length === b.length && a.every((field, index) => sameField(field, b[index]));
  if (!isSame) return unknownContents;
  return { kind: 'row', fields: a.map((field, index) => ({ ...field, ...eitherSlot(field, b[index] ?? field) })) };
}

function sameField(a: RowField, b: RowField | undefined): boolean {
  return b !== undefined && a.name === b.name && a.number === b.number && a.type === b.type;
}
