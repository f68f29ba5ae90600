/** What a whole run shares: the compiled command, and one embedded PostgreSQL 18 server for databases of the test files. */
import type { TestProject } from 'vitest/node';
import { startTestServer } from '../../src/testing/start-server.js';
import { buildCommand } from './build-command.js';

declare module 'vitest' {
  interface ProvidedContext {
    serverUrl: string;
    /** The compiled command, to be run by node. */
    commandPath: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [server, command] = await Promise.all([startTestServer(), buildCommand()]);
  project.provide('serverUrl', server.url);
  project.provide('commandPath', command.main);
  return async () => {
    await command.remove();
    await server.stop();
  };
}
