/** Holds a JSON value against the shape that the compiler read from its query. */
import type { TypeShape } from '../../compiler/index.js';

export type JsonShape = Extract<TypeShape, { kind: 'json' }>['shape'];

/** What the shape excludes, with its place; of a union the member that comes closest tells. */
export function jsonLies(shape: JsonShape, value: unknown, path: string): readonly string[] {
  if (shape.kind === 'any') return [];
  if (shape.kind === 'union') {
    const found = shape.members.map((member) => jsonLies(member, value, path));
    return found.find((lies) => lies.length === 0) ?? found.find((lies) => !lies.some((lie) => lie.startsWith(`${path} is `))) ?? found[0] ?? [];
  }
  const wrong = [`${path} is ${JSON.stringify(value)}, not ${shape.kind}`];
  switch (shape.kind) {
    case 'null':
      return value === null ? [] : wrong;
    case 'array':
      return Array.isArray(value) ? value.flatMap((item: unknown) => itemLies(shape, item, `${path}[]`)) : wrong;
    case 'tuple':
      if (!Array.isArray(value) || value.length !== shape.elements.length) return wrong;
      return shape.elements.flatMap((element, index) => jsonLies(element, value[index], `${path}[${index}]`));
    case 'object':
      return isObject(value) ? objectLies(shape, value, path) : wrong;
    case 'record':
      return isObject(value) ? Object.values(value).flatMap((item) => jsonLies(shape.value, item, `${path}.*`)) : wrong;
    case 'literal':
      return value === shape.value ? [] : wrong;
    case 'enum':
      return typeof value === 'string' && shape.labels.includes(value) ? [] : wrong;
    case 'float':
      // JSON has no number for them: PostgreSQL writes strings.
      return typeof value === 'number' || ['NaN', 'Infinity', '-Infinity'].some((word) => word === value) ? [] : wrong;
    default:
      return typeof value === shape.kind ? [] : wrong;
  }
}

/**
 * The number of dimensions is no part of an SQL array's type: a row of rows is judged as a row. The runtime refuses such a
 * value, in JSON as outside.
 */
function itemLies(shape: Extract<JsonShape, { kind: 'array' }>, item: unknown, path: string): readonly string[] {
  const isRow = Array.isArray(item) && !isList(shape.element);
  return isRow ? item.flatMap((each: unknown) => itemLies(shape, each, `${path}[]`)) : jsonLies(shape.element, item, path);
}

function isList(shape: JsonShape): boolean {
  return shape.kind === 'array' || shape.kind === 'tuple' || shape.kind === 'any' || (shape.kind === 'union' && shape.members.some(isList));
}

/** It may hold other keys too. */
function objectLies(shape: Extract<JsonShape, { kind: 'object' }>, value: Readonly<Record<string, unknown>>, path: string): readonly string[] {
  return shape.properties.flatMap(({ key, shape: inner, optional }) => {
    if (Object.hasOwn(value, key)) return jsonLies(inner, value[key], `${path}.${key}`);
    return optional ? [] : [`${path}.${key} is missing`];
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
