/** All codecs under the names that generated code uses. */
import { array } from './array.js';
import { brand } from './brand.js';
import { bytea } from './bytea.js';
import { composite } from './composite.js';
import { dateAsDate } from './date-as-date.js';
import { embed, embedOrNull } from './embed.js';
import { enumOf } from './enum-of.js';
import { int8AsNumber, numericAsBigint, numericAsNumber } from './exact-numbers.js';
import { json, jsonb } from './json.js';
import { jsonOf } from './json-of.js';
import { nullable } from './nullable.js';
import { bool, float4, float8, int2, int4, int8, oid } from './numbers.js';
import { multirange, range } from './range.js';
import { schemaInput, schemaOutput } from './schema.js';
import { date, interval, numeric, text, time, timestamp, uuid } from './text.js';
import { timestamptz } from './timestamptz.js';

/**
 * The codecs of PostgreSQL's types; generated code calls them `t`.
 *
 * @example
 * import { codecs as t } from 'rowtype';
 * t.array(t.nullable(t.uuid)) // Codec<(string | null)[]>
 */
export const codecs = {
  text,
  uuid,
  bool,
  int2,
  int4,
  int8,
  oid,
  float4,
  float8,
  numeric,
  date,
  time,
  timestamp,
  timestamptz,
  interval,
  bytea,
  json,
  jsonb,
  int8AsNumber,
  numericAsNumber,
  numericAsBigint,
  dateAsDate,
  jsonOf,
  nullable,
  array,
  enumOf,
  composite,
  range,
  multirange,
  embed,
  embedOrNull,
  brand,
  schemaInput,
  schemaOutput,
} as const;
