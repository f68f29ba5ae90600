/** Whether every JSON value of one shape is one of another. */
import type { JsonShape } from '../json-shape.js';

/** `actual` can be read by code that was compiled for `compiled`. */
export function jsonFits(compiled: JsonShape, actual: JsonShape): boolean {
  if (compiled.kind === 'any') return true;
  if (actual.kind === 'union') return actual.members.every((member) => jsonFits(compiled, member));
  if (compiled.kind === 'union') return compiled.members.some((member) => jsonFits(member, actual));
  switch (actual.kind) {
    case 'any':
      return false;
    case 'literal':
      return compiled.kind === typeof actual.value || (compiled.kind === 'literal' && compiled.value === actual.value);
    case 'enum':
      return compiled.kind === 'string' || (compiled.kind === 'enum' && actual.labels.every((label) => compiled.labels.includes(label)));
    case 'number':
      return compiled.kind === 'number' || compiled.kind === 'float';
    case 'array':
      return compiled.kind === 'array' && jsonFits(compiled.element, actual.element);
    case 'tuple':
      return tupleFits(compiled, actual.elements);
    case 'object':
      return objectFits(compiled, actual);
    case 'record':
      return compiled.kind === 'record' && jsonFits(compiled.value, actual.value);
    default:
      return compiled.kind === actual.kind;
  }
}

function tupleFits(compiled: JsonShape, elements: readonly JsonShape[]): boolean {
  if (compiled.kind === 'array') return elements.every((element) => jsonFits(compiled.element, element));
  if (compiled.kind !== 'tuple' || compiled.elements.length !== elements.length) return false;
  return compiled.elements.every((wanted, index) => jsonFits(wanted, elements[index] ?? { kind: 'any' }));
}

function objectFits(compiled: JsonShape, actual: Extract<JsonShape, { readonly kind: 'object' }>): boolean {
  // Other keys than the named ones hold anything.
  if (compiled.kind !== 'object') return false;
  return compiled.properties.every(({ key, shape, optional }) => {
    const property = actual.properties.find((candidate) => candidate.key === key);
    if (property === undefined) return false;
    return (optional || !property.optional) && jsonFits(shape, property.shape);
  });
}
