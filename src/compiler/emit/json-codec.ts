/** The runtime's check of a JSON shape, as an expression over the import `jsonShapes as j`. */
import type { JsonShape } from '../json-shape.js';
import { enumConstName } from '../naming.js';
import { braces, type Code, parentheses } from './layout.js';
import { propertyKey, stringLiteral } from './literals.js';

export function jsonShapeCode(shape: JsonShape): Code {
  switch (shape.kind) {
    case 'any':
      return 'j.value';
    case 'null':
    case 'string':
    case 'number':
    case 'boolean':
    case 'float':
      return `j.${shape.kind}`;
    case 'literal':
      return `j.literal(${literalCode(shape.value)})`;
    case 'enum':
      return `j.enumOf(${enumConstName(shape.enumName)})`;
    case 'array':
      return ['j.array(', jsonShapeCode(shape.element), ')'];
    case 'tuple':
      return ['j.tuple', parentheses(shape.elements.map(jsonShapeCode))];
    case 'object':
      return [
        'j.object(',
        braces(
          shape.properties.map(({ key, shape: held, optional }) => [
            `${propertyKey(key)}: `,
            optional ? ['j.optional(', jsonShapeCode(held), ')'] : jsonShapeCode(held),
          ]),
        ),
        ')',
      ];
    case 'record':
      return ['j.record(', jsonShapeCode(shape.value), ')'];
    case 'union':
      return union(shape.members);
  }
}

/** `a | b | null` is nullable(anyOf(a, b)); literals share one check. */
function union(members: readonly JsonShape[]): Code {
  const literals = members.flatMap((member) => (member.kind === 'literal' ? [literalCode(member.value)] : []));
  const checks = [
    ...(literals.length === 0 ? [] : [`j.literal(${literals.join(', ')})`]),
    ...members.filter(({ kind }) => kind !== 'literal' && kind !== 'null').map(jsonShapeCode),
  ];
  const [only = 'j.value', ...others] = checks;
  const check: Code = others.length === 0 ? only : ['j.anyOf', parentheses(checks)];
  return members.some(({ kind }) => kind === 'null') ? ['j.nullable(', check, ')'] : check;
}

function literalCode(value: string | boolean): string {
  return typeof value === 'string' ? stringLiteral(value) : String(value);
}
