/** The example service in a project that has installed the packed package, driven over HTTP. */
import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createServerDatabase, type ServerDatabase } from '../support/server-database.js';
import { repository, strangersEnvironment, type NpmProject } from './npm-project.js';

const ada = 'a0000000-0000-4000-8000-000000000001';
const nobody = 'a0000000-0000-4000-8000-0000000000ff';
const task = '/tasks/a0000000-0000-4000-8000-00000000000b';

interface RunningService {
  request(method: string, path: string, user?: string | null): Promise<{ readonly status: number; readonly body: unknown }>;
  /** The lines that it has printed so far and that begin with a word. */
  printed(word: string): readonly string[];
  /** Asks it to end; resolves to its exit code. */
  stop(): Promise<number | null>;
}

async function start(project: NpmProject, env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<RunningService> {
  const child = spawn(process.execPath, ['service/main.js', ...args], { cwd: project.folder, env: { ...strangersEnvironment(), PORT: '0', TELEMETRY_SECONDS: '1', ...env } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const origin = await until(() => {
    if (child.exitCode !== null) throw new Error(`the service ended with ${child.exitCode}\n${output}`);
    return /^listening on (.+)$/m.exec(output)?.[1];
  });
  return {
    async request(method, path, user = ada) {
      const response = await fetch(origin + path, { method, headers: user === null ? {} : { 'x-user-id': user } });
      return { status: response.status, body: await response.json() };
    },
    printed: (word) => output.split('\n').filter((line) => line.startsWith(word)),
    stop() {
      child.kill('SIGTERM');
      return exited;
    },
  };
}

/** Asks again and again until there is an answer; the time limit is that of the test. */
async function until<T>(ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** @param compile checks the types of files of the project, and writes JavaScript beside them */
export function testExampleService(installed: () => NpmProject, compile: (files: readonly string[]) => Promise<void>): void {
  describe('the example service', () => {
    let project: NpmProject;
    const services: RunningService[] = [];
    const startService = async (env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<RunningService> => {
      const service = await start(project, env, ...args);
      services.push(service);
      return service;
    };

    beforeAll(async () => {
      project = installed();
      const folder = join(repository, 'examples/task-service');
      const names = await readdir(folder);
      for (const name of names) await project.write(`service/${name}`, await readFile(join(folder, name), 'utf8'));
      await compile(names.filter((name) => name.endsWith('.ts')).map((name) => `service/${name}`));
    });
    // Also when a test has failed.
    afterEach(async () => {
      for (const service of services.splice(0)) await service.stop();
    });

    const taskIs = (status: string, { request }: RunningService) =>
      until(async () => {
        const { body } = await request('GET', `/tasks?status=${status}`);
        return (body as { count: number }).count === 1 ? body : undefined;
      });

    test('starts with an embedded database; a task is listed, paused, read, resumed and reported', async () => {
      const service = await startService({});
      const { request, printed, stop } = service;
      expect(printed('migrated').at(-1)).toMatch(/^migrated \d{4}_/);

      expect(await request('GET', '/tasks')).toMatchObject({ status: 200, body: { count: 1, tasks: [{ name: 'fix-the-test', status: 'active' }] } });
      const live = await request('GET', `${task}/logs`);
      expect(live).toEqual({ status: 200, body: { logs: [{ id: 1, type: 'output', content: 'I am reading the code.', time: expect.any(String) }] } });

      const paused = await request('POST', `${task}/pause`);
      expect(paused).toMatchObject({ status: 202, body: { workspace_build: { number: 2, transition: 'stop', reason: 'task_manual_pause' } } });
      await taskIs('paused', service);
      expect(await request('GET', `${task}/logs`)).toMatchObject({ status: 200, body: { ...(live.body as object), snapshot: true, snapshot_at: expect.any(String) } });

      const resumed = await request('POST', `${task}/resume`);
      expect(resumed).toMatchObject({ status: 202, body: { workspace_build: { number: 3, transition: 'start', reason: 'task_resume' } } });
      await taskIs('active', service);
      expect(Object.keys((await request('GET', `${task}/logs`)).body as object)).toEqual(['logs']);
      expect(await request('POST', `${task}/resume`)).toEqual({ status: 409, body: { message: 'the workspace is already running', state: 'active' } });

      const event = await until(() => printed('telemetry').find((line) => line.includes('"resumeReason":"manual"') && /"activeDurationMs":\d/.test(line)));
      expect(JSON.parse(event.replace('telemetry ', ''))).toMatchObject({ pauseReason: 'manual', pausedDurationMs: expect.any(Number), resumeToStatusMs: expect.any(Number) });
      expect(await stop()).toBe(0);
    });

    describe('on a server', () => {
      let database: ServerDatabase;
      beforeAll(async () => {
        database = await createServerDatabase();
      });
      afterAll(() => database.drop());

      test('tells each mistake with its status, and shows nobody the tasks of others', async () => {
        const { request } = await startService({ DATABASE_URL: database.url }, '--demo');
        const unknown = '/tasks/a0000000-0000-4000-8000-0000000000ff';
        expect(await request('GET', '/tasks', nobody)).toEqual({ status: 200, body: { tasks: [], count: 0 } });
        expect(await request('GET', `${task}/logs`, nobody)).toMatchObject({ status: 404 });
        expect(await request('POST', `${task}/pause`, nobody)).toMatchObject({ status: 403 });
        expect(await request('POST', `${unknown}/pause`)).toMatchObject({ status: 404 });
        expect(await request('GET', `${unknown}/logs`)).toMatchObject({ status: 404 });
        expect(await request('GET', '/tasks?status=Paused')).toMatchObject({ status: 400, body: { message: expect.stringContaining('must be one of pending') } });
        for (const [method, path] of [['GET', '/tasks/1/logs'], ['POST', "/tasks/'/pause"], ['POST', '/tasks/%00/resume']] as const) {
          expect(await request(method, path)).toMatchObject({ status: 400 });
        }
        expect(await request('GET', '/tasks', null)).toMatchObject({ status: 400 });
        expect(await request('GET', '/tasks', 'ada')).toMatchObject({ status: 400 });
        expect(await request('POST', `${task}/stop`)).toEqual({ status: 404, body: { message: 'there is no such address' } });
        expect(await request('GET', '/tasks?status=active')).toMatchObject({ body: { count: 1 } });
      });

      test('finds everything again after a restart, migrates nothing twice, and two can run at a time', async () => {
        const first = await startService({ DATABASE_URL: database.url });
        const second = await startService({ DATABASE_URL: database.url }, '--demo');
        expect([...first.printed('migrated'), ...second.printed('migrated')]).toEqual([]);
        await first.request('POST', `${task}/pause`);
        await taskIs('paused', second);
        expect(await first.stop()).toBe(0);
        expect(await second.request('GET', `${task}/logs`)).toMatchObject({ status: 200, body: { snapshot: true } });
        expect(await second.stop()).toBe(0);
      });
    });
  });
}
