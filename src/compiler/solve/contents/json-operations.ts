/** Operators on JSON of known shape. What they do to other shapes is not followed: anything may come out. */
import type { JsonProperty, JsonShape } from '../../json-shape.js';
import { anyJson, elementShape, unionShape } from '../../types/json-union.js';

/** `jsonb || jsonb`: objects are joined, the right one wins; lists are appended. */
export function concatenated(left: JsonShape, right: JsonShape): JsonShape {
  if (left.kind === 'union') return unionShape(left.members.map((member) => concatenated(member, right)));
  if (right.kind === 'union') return unionShape(right.members.map((member) => concatenated(left, member)));
  if (isList(left) && isList(right)) {
    if (left.kind === 'tuple' && right.kind === 'tuple') return { kind: 'tuple', elements: [...left.elements, ...right.elements] };
    return { kind: 'array', element: unionShape([elementShape(left), elementShape(right)]) };
  }
  if (left.kind === 'object' && right.kind === 'object') return joinedObjects(left.properties, right.properties);
  if (isObject(left) && isObject(right)) return { kind: 'record', value: unionShape([...valuesOf(left), ...valuesOf(right)]) };
  return anyJson;
}

/** The shapes of objects name every key that PostgreSQL put there. */
function joinedObjects(left: readonly JsonProperty[], right: readonly JsonProperty[]): JsonShape {
  const kept = left.flatMap((property): JsonProperty[] => {
    const over = right.find(({ key }) => key === property.key);
    if (over === undefined) return [property];
    if (!over.optional) return [];
    return [{ key: property.key, shape: unionShape([property.shape, over.shape]), optional: property.optional }];
  });
  const added = right.filter(({ key }) => !kept.some((property) => property.key === key));
  return { kind: 'object', properties: [...kept, ...added] };
}

function isList(shape: JsonShape): boolean {
  return shape.kind === 'array' || shape.kind === 'tuple';
}

function isObject(shape: JsonShape): boolean {
  return shape.kind === 'object' || shape.kind === 'record';
}

function valuesOf(shape: JsonShape): readonly JsonShape[] {
  if (shape.kind === 'record') return [shape.value];
  return shape.kind === 'object' ? shape.properties.map((property) => property.shape) : [anyJson];
}

/** `jsonb - text`; of an array it takes equal strings out. Null: a key that only the run knows. */
export function withoutKey(shape: JsonShape, key: string | null): JsonShape {
  switch (shape.kind) {
    case 'union':
      return unionShape(shape.members.map((member) => withoutKey(member, key)));
    case 'object':
      return {
        kind: 'object',
        properties: key === null ? shape.properties.map((property) => ({ ...property, optional: true })) : shape.properties.filter((property) => property.key !== key),
      };
    case 'record':
      return shape;
    case 'array':
    case 'tuple':
      return { kind: 'array', element: elementShape(shape) };
    default:
      return anyJson;
  }
}

/** `json -> 'key'`, where it gives a value: SQL NULL for what is no object and for a key that is not there. */
export function memberOf(shape: JsonShape, key: string | null): JsonShape {
  if (shape.kind === 'union') return unionShape(shape.members.map((member) => memberOf(member, key)));
  if (shape.kind === 'record') return shape.value;
  const property = shape.kind === 'object' ? shape.properties.find((candidate) => candidate.key === key) : undefined;
  return property?.shape ?? anyJson;
}

/** json_strip_nulls: properties of objects that are null go, at any depth; elements of arrays stay. */
export function withoutNulls(shape: JsonShape): JsonShape {
  switch (shape.kind) {
    case 'object':
      return { kind: 'object', properties: shape.properties.flatMap(strippedProperty) };
    case 'record':
      return { kind: 'record', value: withoutNull(withoutNulls(shape.value)) };
    case 'array':
      return { kind: 'array', element: withoutNulls(shape.element) };
    case 'tuple':
      return { kind: 'tuple', elements: shape.elements.map(withoutNulls) };
    case 'union':
      return unionShape(shape.members.map(withoutNulls));
    default:
      return shape;
  }
}

function strippedProperty({ key, shape, optional }: JsonProperty): JsonProperty[] {
  const inside = withoutNulls(shape);
  if (inside.kind === 'null') return [];
  const left = withoutNull(inside);
  return [{ key, shape: left, optional: optional || left !== inside || inside.kind === 'any' }];
}

function withoutNull(shape: JsonShape): JsonShape {
  if (shape.kind !== 'union' || shape.members.every(({ kind }) => kind !== 'null')) return shape;
  return unionShape(shape.members.filter(({ kind }) => kind !== 'null'));
}
