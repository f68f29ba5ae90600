/** A type of PostgreSQL as TypeScript shows it. */
import type { ScalarCodec, TypeShape } from '../model.js';
import { memberNames } from '../naming.js';
import { jsonTypeCode } from './json-type.js';
import { schemaTypes } from './references.js';
import { type Code, flatText, objectType } from './layout.js';
import { propertyKey } from './literals.js';

const scalarTypes: Record<ScalarCodec, string> = {
  text: 'string',
  uuid: 'string',
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'bigint',
  oid: 'number',
  float4: 'number',
  float8: 'number',
  numeric: 'string',
  date: 'string',
  time: 'string',
  timestamp: 'string',
  timestamptz: 'Date',
  interval: 'string',
  bytea: 'Uint8Array',
  json: 'JsonValue',
  jsonb: 'JsonValue',
  int8AsNumber: 'number',
  numericAsNumber: 'number',
  numericAsBigint: 'bigint',
  dateAsDate: 'Date',
};

/** Code of the type; lists in it can be broken over lines. */
export function typeCode(shape: TypeShape, nullable: boolean): Code {
  return nullable && !holdsNull(shape) ? [notNull(shape), ' | null'] : notNull(shape);
}

/**
 * The type on one line, as `inspect` shows it.
 *
 *     typescriptType({ kind: 'scalar', pgType: 'uuid', codec: 'uuid' }, true)  // 'string | null'
 */
export function typescriptType(shape: TypeShape, nullable: boolean): string {
  return flatText(typeCode(shape, nullable));
}

/** JSON null is JavaScript's null too. */
function holdsNull(shape: TypeShape): boolean {
  if (shape.kind !== 'json') return false;
  return shape.shape.kind === 'null' || (shape.shape.kind === 'union' && shape.shape.members.some(({ kind }) => kind === 'null'));
}

function isUnion(shape: TypeShape): boolean {
  return shape.kind === 'json' && shape.shape.kind === 'union';
}

function notNull(shape: TypeShape): Code {
  switch (shape.kind) {
    case 'scalar':
      return scalarTypes[shape.codec];
    case 'enum':
      return shape.enumName;
    case 'array':
      return shape.elementNullable || isUnion(shape.element)
        ? ['(', typeCode(shape.element, shape.elementNullable), ')[]']
        : [notNull(shape.element), '[]'];
    case 'json':
      return jsonTypeCode(shape.shape);
    case 'branded':
      return shape.brand;
    case 'validated':
      return [schemaTypes[shape.direction], `<typeof ${shape.schema.alias}>`];
    case 'range':
      return ['Range<', notNull(shape.subtype), '>'];
    case 'multirange':
      return ['Range<', notNull(shape.subtype), '>[]'];
    case 'composite': {
      const names = memberNames(shape.fields.map((field) => field.name), 'column');
      return objectType(
        shape.fields.map((field, index) => [
          `${propertyKey(names[index] ?? field.name)}: `,
          typeCode(field.type, field.nullable),
        ]),
      );
    }
  }
}
