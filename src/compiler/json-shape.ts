/** What a JSON value looks like once JavaScript has parsed it. Crosses borders as a part of `TypeShape`. */

export type JsonShape =
  /** Anything that JSON can hold: `JsonValue`. */
  | { readonly kind: 'any' }
  | { readonly kind: 'null' }
  | { readonly kind: 'string' }
  | { readonly kind: 'number' }
  | { readonly kind: 'boolean' }
  /** A float or numeric, whose NaN and infinities PostgreSQL writes as strings: `JsonFloat`. */
  | { readonly kind: 'float' }
  | { readonly kind: 'literal'; readonly value: string | boolean }
  | { readonly kind: 'enum'; readonly pgType: string; readonly enumName: string; readonly labels: readonly string[] }
  | { readonly kind: 'array'; readonly element: JsonShape }
  /** An array of known length. */
  | { readonly kind: 'tuple'; readonly elements: readonly JsonShape[] }
  /** An object with these keys, all different; it may hold others. */
  | { readonly kind: 'object'; readonly properties: readonly JsonProperty[] }
  /** An object with any keys. */
  | { readonly kind: 'record'; readonly value: JsonShape }
  /** Two members or more, none of them a union. */
  | { readonly kind: 'union'; readonly members: readonly JsonShape[] };

export interface JsonProperty {
  /** As in the JSON text: PostgreSQL's name, not camelCase. */
  readonly key: string;
  readonly shape: JsonShape;
  readonly optional: boolean;
}
