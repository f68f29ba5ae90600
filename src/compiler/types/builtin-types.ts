/** Which codec reads which built-in type. Every other base type is text: its text form is its value. */
import type { ScalarCodec } from '../model.js';

/** By pg_type.typname in pg_catalog. */
export const builtinCodecs: ReadonlyMap<string, ScalarCodec> = new Map<string, ScalarCodec>([
  ['bool', 'bool'],
  ['int2', 'int2'],
  ['int4', 'int4'],
  ['int8', 'int8'],
  ['oid', 'oid'],
  ['float4', 'float4'],
  ['float8', 'float8'],
  ['numeric', 'numeric'],
  ['uuid', 'uuid'],
  ['date', 'date'],
  ['time', 'time'],
  ['timetz', 'time'],
  ['timestamp', 'timestamp'],
  ['timestamptz', 'timestamptz'],
  ['interval', 'interval'],
  ['bytea', 'bytea'],
  ['json', 'json'],
  ['jsonb', 'jsonb'],
]);
