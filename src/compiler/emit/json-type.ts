/** The shape of a JSON value as TypeScript shows it. */
import type { JsonProperty, JsonShape } from '../json-shape.js';
import { brackets, type Code, objectType } from './layout.js';
import { propertyKey, stringLiteral } from './literals.js';

export function jsonTypeCode(shape: JsonShape): Code {
  switch (shape.kind) {
    case 'any':
      return 'JsonValue';
    case 'null':
    case 'string':
    case 'number':
    case 'boolean':
      return shape.kind;
    case 'float':
      return 'JsonFloat';
    case 'literal':
      return typeof shape.value === 'string' ? stringLiteral(shape.value) : String(shape.value);
    case 'enum':
      return shape.enumName;
    case 'array':
      return shape.element.kind === 'union' ? ['(', jsonTypeCode(shape.element), ')[]'] : [jsonTypeCode(shape.element), '[]'];
    case 'tuple':
      return brackets(shape.elements.map(jsonTypeCode));
    case 'object':
      return objectType(shape.properties.map(property));
    case 'record':
      return ['Record<string, ', jsonTypeCode(shape.value), '>'];
    case 'union':
      return shape.members.flatMap((member, index): Code[] => (index === 0 ? [jsonTypeCode(member)] : [' | ', jsonTypeCode(member)]));
  }
}

function property({ key, shape, optional }: JsonProperty): Code {
  return [`${propertyKey(key)}${optional ? '?' : ''}: `, jsonTypeCode(shape)];
}
