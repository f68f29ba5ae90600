/** PostgreSQL inside this process whose values stay text, as the server sends them. */
import { PGlite } from '@electric-sql/pglite';

export type RawRow = readonly (string | null)[];

export interface RawDatabase {
  /** Runs statements without parameters and keeps what they do. */
  execute(sql: string): Promise<void>;
  /** Runs one statement and undoes what it did. Rejects when PostgreSQL refuses it. */
  rows(sql: string, args: readonly (string | null)[]): Promise<readonly RawRow[]>;
  close(): Promise<void>;
}

export async function openRawDatabase(setup: readonly string[]): Promise<RawDatabase> {
  const pglite = await PGlite.create();
  for (const sql of setup) await pglite.exec(sql);
  const types = await pglite.query<[number]>('select oid::int4 from pg_type', [], { rowMode: 'array' });
  const asText = Object.fromEntries(types.rows.map(([oid]) => [oid, (value: string) => value]));
  const asGiven = Object.fromEntries(types.rows.map(([oid]) => [oid, (value: unknown) => String(value)]));

  return {
    async execute(sql) {
      await pglite.exec(sql);
    },
    async rows(sql, args) {
      await pglite.exec('begin');
      try {
        const options = { rowMode: 'array', parsers: asText, serializers: asGiven } as const;
        return (await pglite.query<RawRow>(sql, [...args], options)).rows;
      } finally {
        await pglite.exec('rollback');
      }
    },
    close: () => pglite.close(),
  };
}
