/**
 * Asks a live database how it would run a statement. Nothing is run: EXPLAIN without ANALYZE, in a read-only
 * transaction that rolls back, with short timeouts, so that no lock is held or waited for.
 */
import type { Client } from 'pg';
import { connectServer, ScratchDatabaseError } from './scratch-database.js';
import { type PostgresRefusal, readRefusal } from './postgres-refusal.js';

/** A node of a plan as EXPLAIN's JSON has it. */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Schema?: string;
  readonly Alias?: string;
  readonly Filter?: string;
  readonly Plans?: readonly PlanNode[];
}

/** Size of a table as the server last counted it (VACUUM, ANALYZE). */
export interface TableSize {
  /** 0 where the server never counted. */
  readonly rows: number;
  /** Of 8 kB each. */
  readonly pages: number;
}

/** EXPLAIN (GENERIC_PLAN) came with 16; it plans a statement without values for its parameters. */
const OLDEST_PLANNER = 160_000;

export class PlanDatabase {
  readonly #client: Client;

  private constructor(client: Client) {
    this.#client = client;
  }

  /** @throws ScratchDatabaseError when the server does not answer, or is too old */
  static async open(url: string): Promise<PlanDatabase> {
    const client = await connectServer(url);
    try {
      const { rows } = await client.query<{ version: string }>(`select current_setting('server_version_num') as version`);
      const version = Number(rows[0]?.version ?? 0);
      if (version < OLDEST_PLANNER) {
        throw new ScratchDatabaseError(
          `the server is PostgreSQL ${Math.trunc(version / 10_000)}, which cannot plan a statement without its parameters`,
          'Name a server of version 16 or newer, or leave the URL out: the rules on plans are then left out.',
        );
      }
      await client.query('begin transaction isolation level repeatable read read only');
      // A backslash in a string must not mean more here than it did when the statement was compiled.
      await client.query('set local standard_conforming_strings = on');
      await client.query(`set local statement_timeout = '10s'`);
      await client.query(`set local lock_timeout = '2s'`);
      return new PlanDatabase(client);
    } catch (error) {
      await client.end();
      throw error;
    }
  }

  /**
   * The plan for any values of the parameters.
   *
   * @see https://www.postgresql.org/docs/18/sql-explain.html
   */
  async plan(sql: string): Promise<PlanNode | PostgresRefusal> {
    const prefix = 'explain (generic_plan, verbose, costs off, format json) ';
    await this.#client.query('savepoint rowtype_plan');
    try {
      const { rows } = await this.#client.query<{ 'QUERY PLAN': unknown }>(prefix + sql);
      return firstPlan(rows[0]?.['QUERY PLAN']);
    } catch (error) {
      const refusal = readRefusal(error, prefix + sql);
      if (refusal === null) throw error;
      return { ...refusal, offset: refusal.offset === null ? null : Math.max(refusal.offset - prefix.length, 0) };
    } finally {
      // Also gives back the locks on the tables that the planner looked at.
      await this.#client.query('rollback to savepoint rowtype_plan');
    }
  }

  /** By `schema.name`. */
  async tableSizes(): Promise<ReadonlyMap<string, TableSize>> {
    const { rows } = await this.#client.query<{ name: string; rows: number; pages: number }>(`
      select s.nspname || '.' || c.relname as name, greatest(c.reltuples, 0)::float8 as rows, c.relpages as pages
        from pg_class c join pg_namespace s on s.oid = c.relnamespace
       where c.relkind in ('r', 'm')`);
    return new Map(rows.map(({ name, ...size }) => [name, size]));
  }

  async close(): Promise<void> {
    await this.#client.query('rollback').catch(() => undefined);
    await this.#client.end();
  }
}

/** `[{ "Plan": … }]`, which `pg` has parsed unless a program told it not to. */
function firstPlan(document: unknown): PlanNode {
  const parsed: unknown = typeof document === 'string' ? JSON.parse(document) : document;
  const [first] = parsed as readonly { readonly Plan: PlanNode }[];
  if (first === undefined) throw new Error('EXPLAIN gave no plan');
  return first.Plan;
}
