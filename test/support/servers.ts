/** The PostgreSQL servers that this machine can offer, for tests that hold on every version. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';

export interface RunningServer {
  readonly url: string;
  stop(): Promise<void>;
}

export interface AvailableServer {
  /** For test names: version and where it runs. */
  readonly name: string;
  /** Why this one cannot be used here; null when it can. For `describe.skipIf`. */
  readonly skip: string | null;
  start(): Promise<RunningServer>;
}

const localBinaries = '/usr/lib/postgresql';
const supportedVersions = [14, 15, 16, 17, 18] as const;
const dockerRuns = await answers('/var/run/docker.sock');

/**
 * The embedded server of the run; the server in DATABASE_URL; versions installed on this machine; every
 * supported version in a container.
 */
export function availableServers(): readonly AvailableServer[] {
  const given = process.env['DATABASE_URL'];
  return [
    { name: 'PostgreSQL 18, embedded', skip: null, start: () => Promise.resolve(running(inject('serverUrl'))) },
    {
      name: 'the server in DATABASE_URL',
      skip: given === undefined || given === '' ? 'DATABASE_URL is not set' : null,
      start: () => Promise.resolve(running(given ?? '')),
    },
    ...installedVersions().map((version) => ({
      name: `PostgreSQL ${version}, installed`,
      skip: null,
      start: () => startInstalled(version),
    })),
    ...supportedVersions.map((version) => ({
      name: `PostgreSQL ${version}, container`,
      skip: dockerRuns ? null : 'Docker does not run here',
      start: () => startContainer(version),
    })),
  ];
}

/** The name of a `describe` block: says why it is skipped, if it is. */
export function titleOf({ name, skip }: AvailableServer): string {
  return skip === null ? name : `${name} (skipped: ${skip})`;
}

function running(url: string): RunningServer {
  return { url, stop: () => Promise.resolve() };
}

async function startContainer(version: number): Promise<RunningServer> {
  const { PostgreSqlContainer } = await import('@testcontainers/postgresql');
  const container = await new PostgreSqlContainer(`postgres:${version}-alpine`).start();
  return {
    url: container.getConnectionUri(),
    async stop() {
      await container.stop();
    },
  };
}

function installedVersions(): string[] {
  const versions = existsSync(localBinaries) ? readdirSync(localBinaries) : [];
  const usable = process.getuid?.() !== 0 || postgresUser() !== null;
  return versions.filter(
    (version) => usable && Number(version) >= 14 && existsSync(join(localBinaries, version, 'bin', 'postgres')),
  );
}

/** The user that PostgreSQL runs as when this process is root, which it refuses. */
function postgresUser(): { uid: number; gid: number } | null {
  const read = (flag: string): number =>
    Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout.trim() || Number.NaN);
  const user = { uid: read('-u'), gid: read('-g') };
  return Number.isNaN(user.uid) ? null : user;
}

async function startInstalled(version: string): Promise<RunningServer> {
  const bin = join(localBinaries, version, 'bin');
  const other = process.getuid?.() === 0 ? postgresUser() : null;
  const user = other ?? {};
  const folder = await mkdtemp(join(tmpdir(), `rowtype-postgres-${version}-`));
  if (other !== null) await chown(folder, other.uid, other.gid);
  const initdb = spawnSync(
    join(bin, 'initdb'),
    ['-D', folder, '-A', 'trust', '-U', 'postgres', '--no-sync', '--encoding=UTF8', '--locale=C'],
    user,
  );
  if (initdb.status !== 0) throw new Error(`initdb ${version} failed: ${String(initdb.stderr)}`);

  const port = await freePort();
  const options = [
    '-D',
    folder,
    '-p',
    String(port),
    '-k',
    folder,
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'fsync=off',
  ];
  const server = spawn(join(bin, 'postgres'), options, { ...user, stdio: 'ignore' });
  const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await untilAnswering(port, exited);
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      // SIGINT is PostgreSQL's fast shutdown: it does not wait for clients.
      server.kill('SIGINT');
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function untilAnswering(port: number, exited: Promise<void>): Promise<void> {
  let gone = false;
  void exited.then(() => (gone = true));
  const { default: pg } = await import('pg');
  for (;;) {
    if (gone) throw new Error('the installed PostgreSQL server did not start');
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' });
    try {
      await client.connect();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      await client.end().catch(() => {});
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(socket);
    probe.once('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.once('error', () => resolve(false));
  });
}
