/** Looks into raw values: NULL elements, NULL fields, JSON of another shape than was promised. Uses none of the runtime's codecs. */
import type { JsonShape } from '../../src/compiler/json-shape.js';
import type { TypeShape } from '../../src/compiler/model.js';
import { parseArrayLiteral, type ArrayItem } from '../../src/runtime/codecs/array-literal.js';
import { readQuotedItem } from '../../src/runtime/codecs/quoted-list.js';

/** A place that the type lets be null or missing, or that was so. */
export interface Places {
  /** What the type excludes, with its place. */
  readonly lies: string[];
  /** Places that were null or missing. */
  readonly seen: Set<string>;
  /** Places that had a value of any kind. */
  readonly visited: Set<string>;
}

export function noPlaces(): Places {
  return { lies: [], seen: new Set(), visited: new Set() };
}

/** Holds one value against its type. */
export function lookInside(type: TypeShape, text: string, places: Places, path = ''): void {
  places.visited.add(path);
  switch (type.kind) {
    case 'array':
      for (const item of parseArrayLiteral(text)) element(type, item, places, `${path}[]`);
      break;
    case 'composite':
      compositeFields(text).forEach((field, index) => {
        const declared = type.fields[index];
        if (declared === undefined) places.lies.push(`${path} has more fields than its type`);
        else place(declared, field, places, `${path}.${declared.name}`);
      });
      break;
    case 'enum':
      if (!type.labels.includes(text)) places.lies.push(`${path} is no label`);
      break;
    case 'json':
      lookInsideJson(type.shape, JSON.parse(text), places, path);
      break;
    default:
  }
}

function element(type: TypeShape & { kind: 'array' }, item: ArrayItem, places: Places, path: string): void {
  if (item !== null && typeof item !== 'string') {
    // Dimensions are no part of PostgreSQL's type: the runtime refuses a value with more of them than the type shows.
    const inner = type.element;
    for (const each of item) element(inner.kind === 'array' ? inner : type, each, places, `${path}[]`);
    return;
  }
  place({ type: type.element, nullable: type.elementNullable }, item, places, path);
}

function place({ type, nullable }: { readonly type: TypeShape; readonly nullable: boolean }, text: string | null, places: Places, path: string): void {
  if (text !== null) return lookInside(type, text, places, path);
  places.seen.add(path);
  if (!nullable) places.lies.push(`${path} is NULL`);
}

function compositeFields(text: string): readonly (string | null)[] {
  const fields: (string | null)[] = [];
  for (let at = 1; at < text.length; ) {
    const { value, end } = readQuotedItem(text, at, ',)');
    fields.push(value);
    at = end + 1;
  }
  return fields;
}

function lookInsideJson(shape: JsonShape, value: unknown, places: Places, path: string): void {
  if (shape.kind === 'any') return;
  const members = shape.kind === 'union' ? shape.members : [shape];
  if (value === null) {
    places.seen.add(path);
    if (!members.some(({ kind }) => kind === 'null')) places.lies.push(`${path} is JSON null`);
    return;
  }
  places.visited.add(path);
  const fitting = members.map((member) => ({ member, found: withMember(member, value, path) }));
  const good = fitting.find(({ found }) => found.lies.length === 0);
  const best = good ?? fitting.find(({ member }) => (typeof value === 'object') === isContainer(member)) ?? fitting[0];
  if (best === undefined) return;
  places.lies.push(...best.found.lies);
  for (const seen of best.found.seen) places.seen.add(seen);
  for (const visited of best.found.visited) places.visited.add(visited);
}

function isContainer({ kind }: JsonShape): boolean {
  return kind === 'array' || kind === 'tuple' || kind === 'object' || kind === 'record';
}

function withMember(shape: JsonShape, value: unknown, path: string): Places {
  const places = noPlaces();
  const wrong = (expected: string): void => void places.lies.push(`${path} is ${JSON.stringify(value)}, not ${expected}`);
  switch (shape.kind) {
    case 'array':
    case 'tuple': {
      if (!Array.isArray(value)) wrong('an array');
      else if (shape.kind === 'tuple' && shape.elements.length !== value.length) wrong(`${shape.elements.length} elements`);
      else value.forEach((item, index) => shape.kind === 'array'
        ? lookInsideJson(shape.element, item, places, `${path}[]`)
        : lookInsideJson(shape.elements[index] ?? { kind: 'null' }, item, places, `${path}[${index}]`));
      break;
    }
    case 'object': {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong('an object'), places;
      const held = value as Readonly<Record<string, unknown>>;
      for (const { key, shape: inner, optional } of shape.properties) {
        if (Object.hasOwn(held, key)) lookInsideJson(inner, held[key], places, `${path}.${key}`);
        else if (optional) places.seen.add(`${path}.${key}?`);
        else places.lies.push(`${path}.${key} is missing`);
      }
      for (const key of Object.keys(held)) if (!shape.properties.some((property) => property.key === key)) places.lies.push(`${path}.${key} is not in the type`);
      break;
    }
    case 'record':
      if (typeof value !== 'object' || value === null || Array.isArray(value)) wrong('an object');
      else for (const item of Object.values(value)) lookInsideJson(shape.value, item, places, `${path}.*`);
      break;
    case 'float':
      if (typeof value !== 'number' && !['NaN', 'Infinity', '-Infinity'].includes(String(value))) wrong('a float');
      break;
    case 'literal':
      if (value !== shape.value) wrong(JSON.stringify(shape.value));
      break;
    case 'enum':
      if (!shape.labels.includes(String(value))) wrong('a label');
      break;
    case 'string':
    case 'number':
    case 'boolean':
      if (typeof value !== shape.kind) wrong(`a ${shape.kind}`);
      break;
    default:
      wrong(shape.kind);
  }
  return places;
}

/** Places inside that may be null or missing by the type. */
export function nullablePlaces(type: TypeShape, path = ''): readonly string[] {
  switch (type.kind) {
    case 'array':
      return [...(type.elementNullable ? [`${path}[]`] : []), ...nullablePlaces(type.element, `${path}[]`)];
    case 'composite':
      return type.fields.flatMap((field) => [
        ...(field.nullable ? [`${path}.${field.name}`] : []),
        ...nullablePlaces(field.type, `${path}.${field.name}`),
      ]);
    case 'json':
      return nullableJsonPlaces(type.shape, path);
    default:
      return [];
  }
}

function nullableJsonPlaces(shape: JsonShape, path: string): readonly string[] {
  switch (shape.kind) {
    case 'null':
      return [path];
    case 'array':
      return nullableJsonPlaces(shape.element, `${path}[]`);
    case 'tuple':
      return shape.elements.flatMap((item, index) => nullableJsonPlaces(item, `${path}[${index}]`));
    case 'record':
      return nullableJsonPlaces(shape.value, `${path}.*`);
    case 'object':
      return shape.properties.flatMap(({ key, shape: inner, optional }) => [
        ...(optional ? [`${path}.${key}?`] : []),
        ...nullableJsonPlaces(inner, `${path}.${key}`),
      ]);
    case 'union':
      return shape.members.flatMap((member) => nullableJsonPlaces(member, path));
    default:
      return [];
  }
}
