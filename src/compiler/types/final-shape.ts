/** A JSON shape as it leaves the compiler: without the helping shapes that only unions need. */
import type { JsonShape } from '../json-shape.js';
import { anyJson, isNever } from './json-union.js';

/** "No value" and "an object of which no key is known" become "anything" and "an object of anything". */
export function finalShape(shape: JsonShape): JsonShape {
  switch (shape.kind) {
    case 'array':
      return isNever(shape.element) ? { kind: 'tuple', elements: [] } : { kind: 'array', element: finalShape(shape.element) };
    case 'tuple':
      return { kind: 'tuple', elements: shape.elements.map(finalShape) };
    case 'record':
      return { kind: 'record', value: finalShape(shape.value) };
    case 'object':
      if (shape.properties.length === 0) return { kind: 'record', value: anyJson };
      return { kind: 'object', properties: shape.properties.map((property) => ({ ...property, shape: finalShape(property.shape) })) };
    case 'union':
      return shape.members.length === 0 ? anyJson : { kind: 'union', members: shape.members.map(finalShape) };
    default:
      return shape;
  }
}

/** All shapes in a shape, itself included. */
export function partsOf(shape: JsonShape): readonly JsonShape[] {
  switch (shape.kind) {
    case 'array':
      return [shape, ...partsOf(shape.element)];
    case 'record':
      return [shape, ...partsOf(shape.value)];
    case 'tuple':
      return [shape, ...shape.elements.flatMap(partsOf)];
    case 'object':
      return [shape, ...shape.properties.flatMap((property) => partsOf(property.shape))];
    case 'union':
      return [shape, ...shape.members.flatMap(partsOf)];
    default:
      return [shape];
  }
}
