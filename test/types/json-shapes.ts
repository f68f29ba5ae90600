/** JSON that a query builds is typed by its shape: as exactly as columns. */
import { codecs as t, defineQuery, jsonShapes as j, type JsonFloat, type JsonValue, type NoParams, type Queryable } from '../../src/runtime/index.js';

const mood = { sad: 'sad', ok: 'ok' } as const;
type Mood = (typeof mood)[keyof typeof mood];

interface Row {
  events: { id: number; note: string | null; mood: Mood; data: JsonValue; price: JsonFloat; tag?: string | null }[];
  pair: [number, string | null] | null;
  counts: Record<string, number>;
  choice: { kind: 'a'; x: number } | { kind: 'b'; y: string };
  mixed: (string | boolean | null)[];
}

const good = { name: 'Get', readOnly: true, sql: 'select 1', params: {} } as const;
const event = { id: j.number, note: j.nullable(j.string), mood: j.enumOf(mood), data: j.value, price: j.float, tag: j.optional(j.nullable(j.string)) } as const;
const columns = {
  events: ['events', t.jsonOf(j.array(j.object(event)))],
  pair: ['pair', t.nullable(t.jsonOf(j.tuple(j.number, j.nullable(j.string))))],
  counts: ['counts', t.jsonOf(j.record(j.number))],
  choice: ['choice', t.jsonOf(j.anyOf(j.object({ kind: j.literal('a'), x: j.number }), j.object({ kind: j.literal('b'), y: j.string })))],
  mixed: ['mixed', t.jsonOf(j.array(j.nullable(j.anyOf(j.string, j.boolean))))],
} as const;

const query = defineQuery<NoParams, Row>({ ...good, columns });

declare const db: Queryable;
export async function use(): Promise<void> {
  const row = await query.one(db);
  const [event] = row.events;
  const tag: string | null | undefined = event?.tag;
  if (row.choice.kind === 'a') row.choice.x.toFixed();
  // @ts-expect-error only the other kind has it
  if (row.choice.kind === 'a') row.choice.y.trim();
  // @ts-expect-error a float can be 'NaN'
  event?.price.toFixed();
  // @ts-expect-error a pair has no third element
  void row.pair?.[2];
  void tag;
}

// @ts-expect-error JSON null was not expected
defineQuery<NoParams, { a: { id: number } }>({ ...good, columns: { a: ['a', t.jsonOf(j.object({ id: j.nullable(j.number) }))] } });
// @ts-expect-error the key can be missing
defineQuery<NoParams, { a: { id: number } }>({ ...good, columns: { a: ['a', t.jsonOf(j.object({ id: j.optional(j.number) }))] } });
// @ts-expect-error the codec knows less than the type says: never too wide either
defineQuery<NoParams, { a: { id: number | null } }>({ ...good, columns: { a: ['a', t.jsonOf(j.object({ id: j.number }))] } });
// @ts-expect-error a label of another enum
defineQuery<NoParams, { a: 'happy'[] }>({ ...good, columns: { a: ['a', t.jsonOf(j.array(j.enumOf(mood)))] } });
// @ts-expect-error anything is no string
defineQuery<NoParams, { a: Record<string, string> }>({ ...good, columns: { a: ['a', t.jsonOf(j.record(j.value))] } });
// @ts-expect-error a tuple of another length
defineQuery<NoParams, { a: [number] }>({ ...good, columns: { a: ['a', t.jsonOf(j.tuple(j.number, j.number))] } });
// @ts-expect-error a date inside JSON is a string
defineQuery<NoParams, { a: { at: Date } }>({ ...good, columns: { a: ['a', t.jsonOf(j.object({ at: j.string }))] } });
