/** A database with types for every codec, and the two ways to carry a value through it. */
import pg from 'pg';
import { codecs as t, defineQuery, type Codec } from '../../src/runtime/index.js';
import { createServerDatabase } from '../support/server-database.js';

export const mood = { calm: 'calm', odd: 'o"d,d\\ {NULL}', empty: 'NULL' } as const;

export interface Pair {
  a: number | null;
  b: string | null;
}

export const pair: Codec<Pair> = t.composite<Pair>({ a: ['a', t.nullable(t.int4)], b: ['b', t.nullable(t.text)] });

export interface CodecDatabase {
  readonly client: pg.Client;
  /** Sends a value as parameter of the type and reads it back. */
  roundTrip<T>(pgType: string, codec: Codec<T>, value: T): Promise<T>;
  /** Reads the value of an SQL expression. */
  read<T>(expression: string, codec: Codec<T>): Promise<T>;
  close(): Promise<void>;
}

export async function openCodecDatabase(): Promise<CodecDatabase> {
  const database = await createServerDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(`
    create type mood as enum ('calm', 'o"d,d\\ {NULL}', 'NULL');
    create type pair as (a int, b text);
    create type nest as (p pair, list pair[], span int4range);
    create type textspan as range (subtype = text, collation = "C", multirange_type_name = textspans);
    create type lonely as (alone text);
  `);
  return {
    client,
    async roundTrip<T>(pgType: string, codec: Codec<T>, value: T): Promise<T> {
      const query = defineQuery<{ value: T }, { value: T }>({
        name: 'RoundTrip',
        readOnly: true,
        sql: `select $1::${pgType} as value`,
        params: { value: codec } as never,
        columns: { value: ['value', codec] } as never,
      });
      return (await query.one(client, { value } as never)).value;
    },
    async read<T>(expression: string, codec: Codec<T>): Promise<T> {
      const query = defineQuery<Record<string, never>, { value: T }>({
        name: 'Read',
        readOnly: true,
        sql: `select ${expression} as value`,
        params: {},
        columns: { value: ['value', codec] } as never,
      });
      return (await query.one(client)).value;
    },
    async close() {
      await client.end();
      await database.drop();
    },
  };
}
