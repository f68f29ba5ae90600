/** The PostgreSQL servers that this machine can offer, for tests that hold on every version. */
import { existsSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { AvailableServer, RunningServer } from './older-servers.js';
import { postgresUser, startBinaries } from './start-binaries.js';

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
      start: () => startBinaries(join(localBinaries, version, 'bin')),
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
