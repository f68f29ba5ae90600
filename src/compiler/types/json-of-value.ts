/**
 * The JSON that PostgreSQL makes of an SQL value: `to_json` and everything that builds on it.
 *
 * @see https://www.postgresql.org/docs/18/functions-json.html#FUNCTIONS-JSON-CREATION-TABLE
 */
import type { Catalogue, CatalogueType } from '../catalogue.js';
import type { JsonProperty, JsonShape } from '../json-shape.js';
import type { Contents, RowField, Slot } from './contents.js';
import { enumShape } from './enum-shape.js';
import { anyJson, neverJson, nullableShape, unionShape } from './json-union.js';

/** Types of pg_catalog whose JSON is no string, by name. `oid` is a string there. */
const plainShapes: ReadonlyMap<string, JsonShape> = new Map<string, JsonShape>([
  ['bool', { kind: 'boolean' }],
  ['int2', { kind: 'number' }],
  ['int4', { kind: 'number' }],
  ['int8', { kind: 'number' }],
  ['float4', { kind: 'float' }],
  ['float8', { kind: 'float' }],
  ['numeric', { kind: 'float' }],
  ['json', anyJson],
  ['jsonb', anyJson],
]);

/** The shape of a value of the type that is not NULL. */
export function jsonOfValue(typeOid: number, contents: Contents, catalogue: Catalogue): JsonShape {
  const type = catalogue.types.get(typeOid);
  if (type === undefined) return anyJson;
  if (contents.kind === 'nothing') return neverJson;
  if (type.kind === 'd') return jsonOfValue(type.baseOid, contents, catalogue);
  if (type.elementOid !== 0) return jsonOfArray(type, contents, catalogue);
  if (type.kind === 'c') return jsonOfRow(contents.kind === 'row' ? contents.fields : declaredFields(type, catalogue), catalogue);
  if (type.kind === 'p') return jsonOfPseudo(type.name, contents, catalogue);
  // A cast to json that the type brings along is used, not its text.
  if (type.castsToJson) return type.name === 'hstore' ? { kind: 'record', value: nullableShape({ kind: 'string' }, true) } : anyJson;
  if (type.kind === 'e') return enumShape(type, catalogue);
  const plain = type.schema === 'pg_catalog' ? plainShapes.get(type.name) : undefined;
  if (plain === undefined) return jsonOfText(contents);
  if (plain.kind === 'any') return contents.kind === 'json' ? contents.shape : anyJson;
  if (plain.kind === 'float') return contents.kind === 'finite' ? { kind: 'number' } : plain;
  return plain.kind === 'boolean' && contents.kind === 'truth' ? { kind: 'literal', value: contents.value } : plain;
}

/** The shape of a value that may be NULL. */
export function jsonOfSlot(typeOid: number, slot: Slot, catalogue: Catalogue): JsonShape {
  return nullableShape(jsonOfValue(typeOid, slot.contents, catalogue), slot.nullable);
}

function jsonOfText(contents: Contents): JsonShape {
  if (contents.kind !== 'texts') return { kind: 'string' };
  return unionShape(contents.values.map((value) => ({ kind: 'literal', value })));
}

function jsonOfArray(type: CatalogueType, contents: Contents, catalogue: Catalogue): JsonShape {
  if (contents.kind !== 'array') {
    return { kind: 'array', element: nullableShape(jsonOfValue(type.elementOid, { kind: 'unknown' }, catalogue), true) };
  }
  const { element } = contents;
  // Rows of a further dimension are arrays of the same type.
  const elementType = element.contents.kind === 'array' ? type.oid : type.elementOid;
  return { kind: 'array', element: jsonOfSlot(elementType, element, catalogue) };
}

/** An anonymous row, or a literal without a type, which is text. */
function jsonOfPseudo(name: string, contents: Contents, catalogue: Catalogue): JsonShape {
  if (name === 'unknown') return jsonOfText(contents);
  if (name !== 'record') return anyJson;
  return contents.kind === 'row' ? jsonOfRow(contents.fields, catalogue) : { kind: 'record', value: anyJson };
}

function jsonOfRow(fields: readonly RowField[], catalogue: Catalogue): JsonShape {
  return jsonObject(fields.map((field) => ({ key: field.name, shape: jsonOfSlot(field.type, field, catalogue), optional: false })));
}

/** Of two equal keys the last one counts for JSON.parse and jsonb, but nobody should count on it. */
export function jsonObject(properties: readonly JsonProperty[]): JsonShape {
  if (new Set(properties.map(({ key }) => key)).size === properties.length) return { kind: 'object', properties };
  return { kind: 'record', value: unionShape(properties.map(({ shape }) => shape)) };
}

/** A composite value is not held to the constraints of its table. */
export function declaredFields(type: CatalogueType, catalogue: Catalogue): readonly RowField[] {
  const columns = catalogue.relations.get(type.relationOid)?.columns ?? [];
  return columns.map(({ number, name, typeOid }) => ({
    number,
    name,
    type: typeOid,
    nullable: true,
    reason: 'a field of a composite value can be NULL',
    contents: { kind: 'unknown' },
  }));
}
