/** The package as its users get it: packed, checked, installed by npm into an empty project, run by plain Node. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { stackTrace } from '../cli/run-cli.js';
import { testExampleService } from './example-service.js';
import { NpmProject, pack, repository, run, runWell } from './npm-project.js';

const doors = ['rowtype', 'rowtype/tasks', 'rowtype/compiler', 'rowtype/migrate', 'rowtype/testing'];
const optionalPeers = ['@electric-sql/pglite', 'libpg-query', 'node-pg-migrate'];

const schema = '-- Up Migration\nCREATE TABLE note (id int PRIMARY KEY, body text NOT NULL, pinned_at timestamptz);\n\n-- Down Migration\nDROP TABLE note;\n';
const query = '-- name: FindNote :one\nSELECT body, pinned_at FROM note WHERE id = @id;\n';

// npm, compilers and cold databases: on a busy machine each takes its time.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let folder = '';
let archive = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rowtype-pack-'));
  archive = await pack(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs a development tool of this repository with Node. */
const tool = (path: string, ...args: readonly string[]) => run(process.execPath, [join(repository, 'node_modules', path), ...args], folder, { NO_COLOR: '1' });
const publint = 'publint/src/cli.js';
const typesWrong = '@arethetypeswrong/cli/dist/index.js';

describe('the archive', () => {
  test('holds what the doors need, and nothing of the workshop', async () => {
    const list = (await runWell('tar', ['-tzf', archive], folder)).trim().split('\n');
    expect(list).toEqual(expect.arrayContaining([
      'package/dist/src/cli/main.js', 'package/dist/generated/tasks.js', 'package/migrations/0001_identity.sql',
      'package/queries/tasks.sql', 'package/README.md', 'package/LICENSE', 'package/CHANGELOG.md',
    ]));
    expect(list.filter((path) => !/^package\/(?:dist\/(?:src|generated)\/.+\.(?:js|d\.ts)|migrations\/\d+_\w+\.sql|queries\/[\w-]+\.sql|package\.json|[A-Z]+(?:\.md)?)$/.test(path))).toEqual([]);
  });

  test('has nothing that publint objects to', async () => {
    const { code, stdout } = await tool(publint, 'run', archive, '--strict');
    expect(stdout).toContain('All good!');
    expect(code).toBe(0);
  });

  test('has types that every modern resolution finds', async () => {
    const { code, stdout } = await tool(typesWrong, archive, '--profile', 'esm-only', '--no-emoji');
    expect(stdout).toContain('"rowtype/testing"');
    expect(code).toBe(0);
  });

  test('both checks fail for a package whose types are not there', async () => {
    await runWell('tar', ['-xzf', archive], folder);
    await rm(join(folder, 'package/dist/src/tasks/index.d.ts'));
    await runWell('tar', ['-czf', 'broken.tgz', 'package'], folder);
    const broken = join(folder, 'broken.tgz');
    expect((await tool(publint, 'run', broken, '--strict')).code).not.toBe(0);
    expect((await tool(typesWrong, broken, '--profile', 'esm-only')).code).not.toBe(0);
  });
});

describe('a service without the compiler', () => {
  let service: NpmProject;
  beforeAll(async () => {
    service = await NpmProject.install(archive, ['pg']);
  });
  afterAll(() => service.remove());

  test('has no optional peer, and both of its doors work with pg', async () => {
    await service.write('service.mjs', `
      import pg from 'pg';
      import { transaction, RowtypeError } from 'rowtype';
      import { getTaskByID, taskStatus } from 'rowtype/tasks';
      for (const name of ${JSON.stringify(optionalPeers)}) {
        const found = await import(name).then(() => true, () => false);
        if (found) throw new Error(name + ' is installed');
      }
      const pool = new pg.Pool({ connectionString: process.argv[2] });
      // The migrations have not run here: that the server says so proves that the function has reached it.
      const error = await transaction(pool, (tx) => getTaskByID(tx, { id: crypto.randomUUID() })).catch((thrown) => thrown);
      await pool.end();
      console.log(JSON.stringify([error instanceof RowtypeError, error.code, taskStatus.paused]));
    `);
    const { code, stdout, stderr } = await service.node('service.mjs', inject('serverUrl'));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual([true, '42P01', 'paused']);
  });

  test.each([
    [['generate', '--schema', 's.sql', '--queries', 'q.sql', '--out', 'out'], 'npm install --save-dev @electric-sql/pglite libpg-query'],
    [['migrate', 'status', '--folder', 'steps', '--database-url', 'postgresql://127.0.0.1:1/x'], 'npm install libpg-query'],
  ])('and %j says what to install', async (args, help) => {
    await service.write('s.sql', schema);
    await service.write('q.sql', query);
    await service.write('steps/0001_note.sql', schema);
    const { code, stdout, stderr } = await service.rowtype(...args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`help: ${stderr.includes('Install it:') ? 'Install it: ' : ''}${help}`);
    expect(stderr).not.toMatch(stackTrace);
  });

  test('type-checks its calls without any other types, skipping no library', async () => {
    await service.write('service.ts', `
      import { transaction, type Queryable } from 'rowtype';
      import { getTaskByID, insertTask, type TaskStatus } from 'rowtype/tasks';
      export async function status(db: Queryable, id: string): Promise<TaskStatus | null> {
        const task = await transaction(db, (tx) => getTaskByID(tx, { id }));
        // @ts-expect-error one row is not certain
        task.status;
        // @ts-expect-error a number is no id
        await getTaskByID(db, { id: 1 });
        // @ts-expect-error the other parameters are missing
        await insertTask(db, { id });
        return task?.status ?? null;
      }
    `);
    await service.write('tsconfig.json', JSON.stringify({ compilerOptions: { ...strict, skipLibCheck: false, types: [] }, files: ['service.ts'] }));
    expect(await typecheck(service)).toEqual({ code: 0, stdout: '' });
  });
});

const strict = { target: 'es2022', lib: ['es2023'], module: 'nodenext', strict: true, exactOptionalPropertyTypes: true, noEmit: true };

async function typecheck(project: NpmProject): Promise<{ readonly code: number; readonly stdout: string }> {
  const { code, stdout } = await project.node(join(repository, 'node_modules/typescript/bin/tsc'), '-p', '.');
  return { code, stdout };
}

const consumer = `import { createTestDatabase } from 'rowtype/testing';
import { migrateUp, taskMigrations } from 'rowtype/migrate';
import { listTasks } from 'rowtype/tasks';
import { findNote } from './generated/index.js';
const { db, close } = await createTestDatabase({ migrations: 'migrations' });
await db.exec("INSERT INTO note VALUES (1, 'hello')");
const note = await findNote(db, { id: 1 });
// @ts-expect-error it may be null
note.body;
const pinnedAt: Date | null | undefined = note?.pinnedAt;
await migrateUp({ client: db, migrations: taskMigrations(), table: 'task_migrations' });
const nobody = '00000000-0000-0000-0000-000000000000';
const found = await listTasks(db, { ownerId: nobody, organizationId: nobody, status: '' });
await close();
console.log(JSON.stringify([note, pinnedAt, found]));
`;

describe('a project with everything', () => {
  let project: NpmProject;
  beforeAll(async () => {
    project = await NpmProject.install(archive, ['pg', ...optionalPeers, 'hono', '@hono/node-server']);
    await project.write('migrations/0001_note.sql', schema);
    await project.write('queries/notes.sql', query);
  });
  afterAll(() => project.remove());

  test('imports every door', async () => {
    await project.write('doors.mjs', `
      const names = {};
      for (const door of ${JSON.stringify(doors)}) names[door] = Object.keys(await import(door)).sort();
      console.log(JSON.stringify(names));
    `);
    const { code, stdout, stderr } = await project.node('doors.mjs');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      rowtype: expect.arrayContaining(['codecs', 'defineQuery', 'transaction', 'RowtypeError', 'TooManyRowsError', 'isUniqueViolation']),
      'rowtype/tasks': expect.arrayContaining(['insertTask', 'getTaskByID', 'getTelemetryTaskEvents', 'buildReason', 'taskStatus']),
      'rowtype/compiler': expect.arrayContaining(['generate', 'inspect']),
      'rowtype/migrate': expect.arrayContaining(['migrateUp', 'migrateDown', 'migrationStatus', 'newMigration', 'taskMigrations']),
      'rowtype/testing': expect.arrayContaining(['createTestDatabase', 'startTestServer']),
    });
  });

  test('runs the command', async () => {
    const { code, stdout, stderr } = await project.rowtype('--help');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage: rowtype /);
  });

  test('compiles queries to functions that type-check', async () => {
    const { code, stderr } = await project.rowtype('generate');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    await project.write('consumer.ts', consumer);
    await compile(project, ['consumer.ts']);
  });

  test('and that work, with migrations of its own and with those of the package', async () => {
    const { code, stdout, stderr } = await project.node('consumer.js');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual([{ body: 'hello', pinnedAt: null }, null, []]);
  });

  test('runs the first example of the README, which prints what it says', async () => {
    const readme = await readFile(join(repository, 'README.md'), 'utf8');
    const example = /^```ts\n([^]+?)^```/m.exec(readme)?.[1] ?? '';
    const promised = Array.from(example.matchAll(/^\/\/ (.+)$/gm), (match) => match[1]);
    expect(promised.length).toBeGreaterThan(0);
    expect(example.trim().split('\n').filter((line) => line !== '').length).toBeLessThanOrEqual(10);
    await project.write('example.mjs', example);
    const { code, stdout, stderr } = await project.node('example.mjs');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.trimEnd().split('\n')).toEqual(promised);
  });

  testExampleService(() => project, (files) => compile(project, files));
});

/** Type-checks strictly and writes JavaScript beside each file. The types of pg and Node are those of this repository; a project of its own would install them. */
async function compile(project: NpmProject, files: readonly string[]): Promise<void> {
  const typeRoots = [join(repository, 'node_modules/@types')];
  const paths = { pg: [join(repository, 'node_modules/@types/pg/index.d.ts')] };
  const options = { ...strict, skipLibCheck: true, typeRoots, types: ['node'], paths, noEmit: false };
  await project.write('tsconfig.json', JSON.stringify({ compilerOptions: options, files }));
  expect(await typecheck(project)).toEqual({ code: 0, stdout: '' });
}
