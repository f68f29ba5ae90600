/** Starts a PostgreSQL server from its programs, as the user whom it accepts. */
import { spawn, spawnSync } from 'node:child_process';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface StartedServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** The user that PostgreSQL runs as when this process is root, which it refuses. */
export function postgresUser(): { uid: number; gid: number } | null {
  const read = (flag: string): number =>
    Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout.trim() || Number.NaN);
  const user = { uid: read('-u'), gid: read('-g') };
  return Number.isNaN(user.uid) ? null : user;
}

/** Starts the PostgreSQL of a folder of programs on a free port of 127.0.0.1; its files go when it is stopped. */
export async function startBinaries(bin: string): Promise<StartedServer> {
  const other = process.getuid?.() === 0 ? postgresUser() : null;
  const user = other ?? {};
  const folder = await mkdtemp(join(tmpdir(), 'rowtype-postgres-'));
  if (other !== null) await chown(folder, other.uid, other.gid);
  const initdb = spawnSync(
    join(bin, 'initdb'),
    ['-D', folder, '-A', 'trust', '-U', 'postgres', '--no-sync', '--encoding=UTF8', '--locale=C'],
    user,
  );
  if (initdb.status !== 0) throw new Error(`${bin}/initdb failed: ${String(initdb.stderr)}`);

  const port = await freePort();
  const options = ['-D', folder, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off'];
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
    if (gone) throw new Error('the PostgreSQL server did not start');
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
