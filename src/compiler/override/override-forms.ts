/** The forms that a type can have, and the codec of each. */
import type { ScalarCodec, TypeShape } from '../model.js';
import type { OverrideForm } from './overrides.js';

/** Every type that is not here has the form `string` alone: its text. */
const scalarForms: Readonly<Partial<Record<ScalarCodec, Readonly<Partial<Record<OverrideForm, ScalarCodec>>>>>> = {
  int2: { number: 'int2', string: 'text' },
  int4: { number: 'int4', string: 'text' },
  oid: { number: 'oid', string: 'text' },
  float4: { number: 'float4', string: 'text' },
  float8: { number: 'float8', string: 'text' },
  int8: { bigint: 'int8', number: 'int8AsNumber', string: 'text' },
  numeric: { string: 'numeric', number: 'numericAsNumber', bigint: 'numericAsBigint' },
  date: { string: 'date', Date: 'dateAsDate' },
  timestamptz: { Date: 'timestamptz', string: 'text' },
  // The text depends on a setting of the session.
  bytea: {},
  uuid: { string: 'uuid' },
  time: { string: 'time' },
  timestamp: { string: 'timestamp' },
  interval: { string: 'interval' },
};

/** Null where the type has no such form. An array has it in its elements. */
export function shapeInForm(shape: TypeShape, form: OverrideForm): TypeShape | null {
  if (shape.kind === 'array') {
    const element = shapeInForm(shape.element, form);
    return element === null ? null : { ...shape, element };
  }
  const codec = codecsOf(shape)[form];
  return codec === undefined ? null : { kind: 'scalar', pgType: shape.pgType, codec };
}

/** The forms of a type, for messages. */
export function formsOf(shape: TypeShape): readonly string[] {
  return shape.kind === 'array' ? formsOf(shape.element) : Object.keys(codecsOf(shape));
}

function codecsOf(shape: TypeShape): Readonly<Partial<Record<OverrideForm, ScalarCodec>>> {
  return (shape.kind === 'scalar' ? scalarForms[shape.codec] : undefined) ?? { string: 'text' };
}

/** Whether values of the type can bear a brand: single values that are no boolean and no JSON. */
export function canBeBranded(shape: TypeShape): shape is TypeShape & { readonly kind: 'scalar' } {
  return shape.kind === 'scalar' && !['bool', 'json', 'jsonb'].includes(shape.codec);
}
