/**
 * A scratch database on a real server: for schemas that need an extension which the embedded PostgreSQL
 * lacks, or another major version. It is made for one run and removed afterwards; nothing else on the
 * server is touched.
 */
import { randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import type { Catalogue } from '../catalogue.js';
import type { AnalysisDatabase, Description } from './analysis-database.js';
import { describeStatement } from './describe-statement.js';
import { unfoldNotice } from './unfold-notice.js';

/** PostgreSQL before 16 does not mark in the tree which outer joins can make a column NULL. */
export const OLDEST_SERVER = 160_000;

/** The server cannot serve as the compiler's database. */
export class ScratchDatabaseError extends Error {
  override readonly name = 'ScratchDatabaseError';
  readonly help: string;

  constructor(message: string, help: string, options?: ErrorOptions) {
    super(message, options);
    this.help = help;
  }
}

export class ScratchDatabase implements AnalysisDatabase {
  readonly ownsServer = false;
  readonly #client: Client;
  readonly #drop: () => Promise<void>;
  #typeNames: ReadonlyMap<number, string> = new Map();

  private constructor(client: Client, drop: () => Promise<void>) {
    this.#client = client;
    this.#drop = drop;
  }

  /** @param url a server and a role that may create databases */
  static async open(url: string): Promise<ScratchDatabase> {
    const admin = await connectServer(url);
    const name = `rowtype_scratch_${randomBytes(6).toString('hex')}`;
    try {
      await checkVersion(admin);
      await admin.query(`create database ${name}`);
    } catch (cause) {
      await admin.end();
      if (cause instanceof ScratchDatabaseError) throw cause;
      throw new ScratchDatabaseError(
        `the scratch database cannot be created: ${messageOf(cause)}`,
        'Name a role that may create databases (ALTER ROLE … CREATEDB).',
        { cause },
      );
    }
    const drop = async (): Promise<void> => {
      await admin.query(`drop database if exists ${name} with (force)`).finally(() => admin.end());
    };
    try {
      const scratch = new URL(url);
      scratch.pathname = `/${name}`;
      return new ScratchDatabase(await connectServer(scratch.href), drop);
    } catch (error) {
      await drop();
      throw error;
    }
  }

  async execute(sql: string): Promise<void> {
    await this.#client.query(sql);
  }

  async queryText(sql: string): Promise<string> {
    const { rows } = await this.#client.query<unknown[]>({ text: sql, rowMode: 'array' });
    return String(rows[0]?.[0] ?? '');
  }

  /** The names under which parameter types are written in a function's signature. */
  useCatalogue(catalogue: Catalogue): void {
    this.#typeNames = new Map([...catalogue.types].map(([oid, type]) => [oid, `${quoted(type.schema)}.${quoted(type.name)}`]));
  }

  async describe(sql: string): Promise<Description> {
    const { paramTypes, columns } = await describeStatement(this.#client, sql);
    const stored = await this.#storedTree(sql, paramTypes);
    const tree = stored === '' && paramTypes.length > 0 ? await this.#printedTree(sql) : stored;
    return { paramTypes, columns, tree };
  }

  /** The body of a function holds the analysed tree. The function is rolled back. Utility statements are refused there. */
  async #storedTree(sql: string, paramTypes: readonly number[]): Promise<string> {
    const args = paramTypes.map((oid) => this.#typeNames.get(oid) ?? 'unknown').join(', ');
    try {
      await this.#client.query('begin');
      await this.#client.query(
        `create function pg_temp.rowtype_tree(${args}) returns void language sql begin atomic ${sql}\n; end`,
      );
      return await this.queryText(`select prosqlbody::text from pg_proc where oid = 'pg_temp.rowtype_tree'::regproc`);
    } catch {
      return '';
    } finally {
      await this.#client.query('rollback');
    }
  }

  /**
   * The tree of a utility statement, such as CALL, which tells what its parameters are. A server writes what it prints so
   * into its log too: hence not that of every statement.
   */
  async #printedTree(sql: string): Promise<string> {
    let tree = '';
    const keep = ({ message, detail }: { readonly message?: string | undefined; readonly detail?: string | undefined }): void => {
      if (message === 'parse tree:' && tree === '') tree = unfoldNotice(detail ?? '');
    };
    try {
      await this.#client.query('begin; set local debug_pretty_print = off; set local client_min_messages = log');
      await this.#client.query('set local debug_print_parse = on');
      this.#client.on('notice', keep);
      await describeStatement(this.#client, sql);
    } finally {
      this.#client.off('notice', keep);
      await this.#client.query('rollback');
    }
    return tree;
  }

  async close(): Promise<void> {
    await this.#client.end().finally(this.#drop);
  }
}

/** @throws ScratchDatabaseError when the server does not answer, or refuses */
export async function connectServer(url: string): Promise<Client> {
  // The driver takes anything for a URL; only a path of a socket is none.
  if (!URL.canParse(url) && !url.startsWith('/')) {
    throw new ScratchDatabaseError(
      'the database URL cannot be read',
      'Special characters of the password are written as %40 and so on; for example postgresql://user:password@localhost:5432/database.',
    );
  }
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, application_name: 'rowtype' });
  // Without a listener a lost connection would end the process; the query under way rejects anyway.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (cause) {
    const [what, help] =
      cause instanceof pg.DatabaseError ? ['refuses the connection', 'Check user, password and database of the URL.'] : ['does not answer', 'Check host and port of the database URL.'];
    throw new ScratchDatabaseError(`the server ${what}: ${messageOf(cause)}`, help, { cause });
  }
  return client;
}

async function checkVersion(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: string }>(`select current_setting('server_version_num') as version`);
  const version = Number(rows[0]?.version ?? 0);
  if (version < OLDEST_SERVER) {
    throw new ScratchDatabaseError(
      `the server is PostgreSQL ${Math.trunc(version / 10_000)}, whose query trees do not tell outer joins`,
      'Name a server of version 16 or newer, or leave the URL out: the embedded PostgreSQL 18 then judges.',
    );
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message || String(error) : String(error);
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
