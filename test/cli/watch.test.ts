/** `rowtype generate --watch`: one process that follows the files and survives what happens to them. */
import { once } from 'node:events';
import { rename } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startCli, withoutTimes } from './run-cli.js';
import { queryText, TestProject } from './test-project.js';

// Each command is a process of its own, most of them start a database.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

/** A watching process; what it prints is read in pieces. */
class Watcher {
  readonly #child: ReturnType<typeof startCli>;
  readonly #ended: Promise<unknown[]>;
  #text = '';
  #read = 0;

  constructor(cwd: string) {
    this.#child = startCli(['generate', '--watch'], { cwd });
    this.#ended = once(this.#child, 'close');
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#text += text;
      });
    }
  }

  /** Waits until `pattern` is printed after everything that was waited for before. */
  async prints(pattern: RegExp): Promise<void> {
    const ended = this.#ended.then(() => true);
    for (;;) {
      const found = pattern.exec(this.#text.slice(this.#read));
      if (found !== null) {
        this.#read += found.index + found[0].length;
        return;
      }
      const pause = new Promise<false>((resolve) => setTimeout(() => resolve(false), 25));
      if (await Promise.race([ended, pause])) throw new Error(`ended without ${String(pattern)}:\n${this.#text}`);
    }
  }

  async end(signal: NodeJS.Signals): Promise<{ readonly code: unknown; readonly last: string | undefined }> {
    this.#child.kill(signal);
    const [code] = await this.#ended;
    return { code, last: withoutTimes(this.#text).trimEnd().split('\n').at(-1) };
  }
}

describe('one process', () => {
  let project: TestProject;
  let watcher: Watcher;
  beforeAll(async () => {
    project = await TestProject.create();
    watcher = new Watcher(project.folder);
    await watcher.prints(/watching migrations, queries; Ctrl\+C ends/);
    await watcher.prints(/1 query compiled/);
  });
  afterAll(() => project.remove());

  test('compiles again when a query changes', async () => {
    await project.write('queries/people.sql', queryText.replaceAll('GetPerson', 'FindPerson'));
    await watcher.prints(/written {2}generated\/people\.ts\n/);
    await watcher.prints(/1 query compiled/);
    expect(await project.read('generated/people.ts')).toContain('export function findPerson(');
  });

  test('survives a mistake, and tells when it is mended', async () => {
    await project.write('queries/people.sql', queryText.replace('SELECT', 'SELEKT'));
    await watcher.prints(/queries\/people\.sql:3:1 error RT201: syntax error at or near "SELEKT"/);
    await watcher.prints(/1 error; 0 queries compiled/);
    await project.write('queries/people.sql', queryText);
    await watcher.prints(/1 query compiled/);
    expect(await project.read('generated/people.ts')).toContain('export function getPerson(');
  });

  test('follows a file that is new, renamed and removed', async () => {
    await project.write('queries/moods.sql', '-- name: ListMoods :many\nSELECT DISTINCT mood FROM person;\n');
    await watcher.prints(/written {2}generated\/moods\.ts\n/);
    await watcher.prints(/2 queries compiled/);
    await rename(project.path('queries/moods.sql'), project.path('queries/feelings.sql'));
    await watcher.prints(/removed {2}generated\/moods\.ts\n/);
    await watcher.prints(/2 queries compiled/);
    await project.remove('queries/feelings.sql');
    await watcher.prints(/removed {2}generated\/feelings\.ts\n/);
    await watcher.prints(/1 query compiled/);
  });

  test('compiles everything again when the schema changes', async () => {
    await project.write('migrations/0002_age.sql', '-- Up Migration\nALTER TABLE person DROP COLUMN mood;\n\n-- Down Migration\nALTER TABLE person ADD mood mood;\n');
    await watcher.prints(/column "mood" does not exist/);
    await project.remove('migrations/0002_age.sql');
    await watcher.prints(/1 query compiled/);
  });

  test('survives that the whole folder goes away and comes back', async () => {
    await project.remove('queries');
    await watcher.prints(/queries error RT001: there is no such file or folder/);
    await project.write('queries/people.sql', queryText.replaceAll('GetPerson', 'MeetPerson'));
    await watcher.prints(/1 query compiled/);
    await project.write('queries/people.sql', queryText);
    await watcher.prints(/written {2}generated\/people\.ts\n/);
  });

  test('follows the settings: what is wrong in them is told, what is new is compiled and watched', async () => {
    const settings = (rowtype: unknown): string => JSON.stringify({ private: true, type: 'module', rowtype });
    await project.write('package.json', settings({ querys: ['sql'] }));
    await watcher.prints(/there is no setting "querys"\nhelp: Did you mean "queries"\?/);
    await project.write('sql/people.sql', queryText.replaceAll('GetPerson', 'LoadPerson'));
    await project.write('package.json', settings({ queries: ['sql'], out: 'src/db', overrides: { columns: { 'person.id': { brand: 'PersonId' } } } }));
    await watcher.prints(/watching migrations, sql; Ctrl\+C ends/);
    await watcher.prints(/written {2}src\/db\/people\.ts\n/);
    await watcher.prints(/1 query compiled/);
    expect(await project.read('src/db/people.ts')).toMatch(/id: PersonId;[^]*loadPerson\(/);
    await project.write('sql/people.sql', queryText);
    await watcher.prints(/1 query compiled/);
    expect(await project.read('src/db/people.ts')).toContain('getPerson(');
    await project.write('package.json', settings({ queries: ['sql'], out: 'src/db' }));
    await watcher.prints(/written {2}src\/db\/people\.ts\n/);
    await watcher.prints(/1 query compiled/);
    expect(await project.read('src/db/people.ts')).not.toContain('PersonId');
  });

  test('ends at once, and well, when it is asked to', async () => {
    expect(await watcher.end('SIGINT')).toEqual({ code: 0, last: 'stopped' });
  });
});

test('SIGTERM ends it too, also before the first result', async () => {
  const project = await TestProject.create();
  const watcher = new Watcher(project.folder);
  await watcher.prints(/watching/);
  expect(await watcher.end('SIGTERM')).toEqual({ code: 0, last: 'stopped' });
  await project.remove();
});
