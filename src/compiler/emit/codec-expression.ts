/** The runtime codec of a type, as an expression over the import `codecs as t`. */
import type { TypeShape } from '../model.js';
import { enumConstName, memberNames } from '../naming.js';
import { jsonShapeCode } from './json-codec.js';
import { braces, brackets, type Code, parentheses } from './layout.js';
import { propertyKey, stringLiteral } from './literals.js';

/** Code of the codec; its arguments can be broken over lines. */
export function codecCode(shape: TypeShape, nullable: boolean): Code {
  const codec = notNull(shape);
  return nullable ? call('nullable', codec) : codec;
}

function notNull(shape: TypeShape): Code {
  switch (shape.kind) {
    case 'scalar':
      return `t.${shape.codec}`;
    case 'enum':
      return call('enumOf', enumConstName(shape.enumName));
    case 'array':
      return call('array', codecCode(shape.element, shape.elementNullable));
    case 'json':
      return call('jsonOf', jsonShapeCode(shape.shape));
    case 'branded':
      return `${enumConstName(shape.brand)}.codec`;
    case 'validated':
      return [`t.${shape.direction === 'input' ? 'schemaInput' : 'schemaOutput'}`, parentheses([notNull(shape.base), shape.schema.alias])];
    case 'range':
      return call('range', notNull(shape.subtype));
    case 'multirange':
      return call('multirange', notNull(shape.subtype));
    case 'composite': {
      const names = memberNames(shape.fields.map((field) => field.name), 'column');
      const entries = shape.fields.map((field, index) => [
        `${propertyKey(names[index] ?? field.name)}: `,
        brackets([stringLiteral(field.name), codecCode(field.type, field.nullable)]),
      ]);
      return call('composite', braces(entries));
    }
  }
}

function call(name: string, argument: Code): Code {
  return [`t.${name}(`, argument, ')'];
}
