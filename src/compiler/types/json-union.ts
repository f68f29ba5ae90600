/** Shapes of JSON put together: each result covers whatever either part allows. */
import type { JsonProperty, JsonShape } from '../json-shape.js';

export const anyJson: JsonShape = { kind: 'any' };
export const nullJson: JsonShape = { kind: 'null' };

/** More members than this say no more than "anything". */
const MOST_MEMBERS = 16;

/** The shape of values that fit one of the shapes; without any, of none: an element of an empty array. */
export function unionShape(shapes: readonly JsonShape[]): JsonShape {
  const members: JsonShape[] = [];
  for (const shape of shapes.flatMap((each) => (each.kind === 'union' ? each.members : [each]))) addMember(members, shape);
  if (members.length > MOST_MEMBERS || members.some(({ kind }) => kind === 'any')) return anyJson;
  // null stands last, as people write it.
  const ordered = [...members.filter(({ kind }) => kind !== 'null'), ...members.filter(({ kind }) => kind === 'null')];
  const [only] = ordered;
  return ordered.length === 1 && only !== undefined ? only : { kind: 'union', members: ordered };
}

export function nullableShape(shape: JsonShape, nullable: boolean): JsonShape {
  return nullable ? unionShape([shape, nullJson]) : shape;
}

/** The shape of an array's elements when there is none. */
export const neverJson: JsonShape = { kind: 'union', members: [] };

export function isNever(shape: JsonShape): boolean {
  return shape.kind === 'union' && shape.members.length === 0;
}

function addMember(members: JsonShape[], shape: JsonShape): void {
  if (members.some((member) => covers(member, shape))) return;
  const joined = members.findIndex((member) => merged(member, shape) !== null);
  const [partner] = joined < 0 ? [] : members.splice(joined, 1);
  const whole = partner === undefined ? null : merged(partner, shape);
  if (whole !== null) {
    addMember(members, whole);
    return;
  }
  const kept = members.filter((member) => !covers(shape, member));
  members.splice(0, members.length, ...kept, shape);
}

/** One shape for two that nobody tells apart: lists, an empty object beside a full one. */
function merged(a: JsonShape, b: JsonShape): JsonShape | null {
  const isList = (shape: JsonShape): boolean => shape.kind === 'array' || (shape.kind === 'tuple' && shape.elements.length === 0);
  if (isList(a) && isList(b)) return { kind: 'array', element: unionShape([elementShape(a), elementShape(b)]) };
  if (a.kind === 'record' && b.kind === 'record') return { kind: 'record', value: unionShape([a.value, b.value]) };
  if (a.kind !== 'object' && b.kind !== 'object') return null;
  const [object, other] = a.kind === 'object' ? [a, b] : [b, a];
  if (object.kind !== 'object') return null;
  if (other.kind === 'record') return { kind: 'record', value: unionShape([other.value, ...object.properties.map(({ shape }) => shape)]) };
  if (other.kind !== 'object' || (object.properties.length > 0 && other.properties.length > 0)) return null;
  const full = object.properties.length > 0 ? object : other;
  return { kind: 'object', properties: full.properties.map((property) => ({ ...property, optional: true })) };
}

/** What an element of the list can be. */
export function elementShape(list: JsonShape): JsonShape {
  if (list.kind === 'array') return list.element;
  return list.kind === 'tuple' ? unionShape(list.elements) : anyJson;
}

/** Whether every value of the second shape fits the first. */
function covers(wide: JsonShape, narrow: JsonShape): boolean {
  if (wide.kind === 'any') return true;
  if (narrow.kind === 'union') return narrow.members.every((member) => covers(wide, member));
  if (wide.kind === 'union') return wide.members.some((member) => covers(member, narrow));
  switch (wide.kind) {
    case 'string':
      return narrow.kind === 'string' || narrow.kind === 'enum' || (narrow.kind === 'literal' && typeof narrow.value === 'string');
    case 'boolean':
      return narrow.kind === 'boolean' || (narrow.kind === 'literal' && typeof narrow.value === 'boolean');
    case 'float':
      return narrow.kind === 'float' || narrow.kind === 'number';
    case 'literal':
      return narrow.kind === 'literal' && narrow.value === wide.value;
    case 'enum':
      return narrow.kind === 'enum' ? narrow.enumName === wide.enumName : narrow.kind === 'literal' && wide.labels.includes(String(narrow.value));
    case 'array':
      return (narrow.kind === 'array' || narrow.kind === 'tuple') && (isNever(elementShape(narrow)) || covers(wide.element, elementShape(narrow)));
    case 'tuple':
      return (
        narrow.kind === 'tuple' &&
        narrow.elements.length === wide.elements.length &&
        wide.elements.every((element, index) => covers(element, narrow.elements[index] ?? anyJson))
      );
    case 'object':
      return narrow.kind === 'object' && sameKeys(wide.properties, narrow.properties);
    case 'record':
      return narrow.kind === 'record' && covers(wide.value, narrow.value);
    default:
      return wide.kind === narrow.kind;
  }
}

function sameKeys(wide: readonly JsonProperty[], narrow: readonly JsonProperty[]): boolean {
  return (
    wide.length === narrow.length &&
    wide.every((property) => {
      const other = narrow.find(({ key }) => key === property.key);
      return other !== undefined && (property.optional || !other.optional) && covers(property.shape, other.shape);
    })
  );
}
