/** The TypeScript side of a PostgreSQL type. */
import type { JsonShape } from './json-shape.js';

/** How a PostgreSQL type looks from TypeScript. The emitter and `inspect` both read this. */
export type TypeShape =
  | { readonly kind: 'scalar'; readonly pgType: string; readonly codec: ScalarCodec }
  | { readonly kind: 'enum'; readonly pgType: string; readonly enumName: string; readonly labels: readonly string[] }
  | { readonly kind: 'array'; readonly pgType: string; readonly element: TypeShape; readonly elementNullable: boolean }
  | { readonly kind: 'composite'; readonly pgType: string; readonly fields: readonly CompositeField[] }
  /** json or jsonb whose inside the query tells. */
  | { readonly kind: 'json'; readonly pgType: string; readonly shape: JsonShape }
  | { readonly kind: 'range'; readonly pgType: string; readonly subtype: TypeShape }
  | { readonly kind: 'multirange'; readonly pgType: string; readonly subtype: TypeShape }
  | { readonly kind: 'branded'; readonly pgType: string; readonly brand: string; readonly base: TypeShape }
  | {
      readonly kind: 'validated';
      readonly pgType: string;
      readonly base: TypeShape;
      readonly schema: SchemaReference;
      /** What the validator takes, for a parameter, or what it gives, for a column. */
      readonly direction: 'input' | 'output';
    };

/** A validator of the user (Standard Schema) that generated code imports. */
export interface SchemaReference {
  /** A package, or a path that starts with a dot and counts from the folder of the settings. */
  readonly module: string;
  readonly exportName: string;
  /** What generated modules call it. */
  readonly alias: string;
}

export interface CompositeField {
  /** The attribute's name in PostgreSQL. */
  readonly name: string;
  readonly type: TypeShape;
  readonly nullable: boolean;
}

/**
 * Names of the runtime's scalar codecs (`codecs` of `rowtype`), by what TypeScript sees:
 * int2/int4/float4/float8/oid → number; int8 → bigint; bool → boolean; bytea → Uint8Array;
 * timestamptz → Date; json/jsonb → JsonValue; text → string, used for every type whose text form
 * is its value (text, varchar, uuid, numeric, date, time, timestamp, interval, inet, xml …).
 * `…As…` are the forms that an override can choose: exact, or an error.
 */
export type ScalarCodec =
  | 'text'
  | 'uuid'
  | 'bool'
  | 'int2'
  | 'int4'
  | 'int8'
  | 'oid'
  | 'float4'
  | 'float8'
  | 'numeric'
  | 'date'
  | 'time'
  | 'timestamp'
  | 'timestamptz'
  | 'interval'
  | 'bytea'
  | 'json'
  | 'jsonb'
  | 'int8AsNumber'
  | 'numericAsNumber'
  | 'numericAsBigint'
  | 'dateAsDate';
