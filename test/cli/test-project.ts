/** A small project in a folder of its own. */
import { chmod, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type CliResult, runCli } from './run-cli.js';

/** The schema of every test project but those that say otherwise, so that they share one snapshot. */
export const schemaText = `-- Up Migration
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE person (
  id int PRIMARY KEY,
  name text NOT NULL,
  mood mood,
  likes point
);

-- Down Migration
DROP TABLE person;
DROP TYPE mood;
`;

export const queryText = `-- name: GetPerson :one
-- A person and their mood.
SELECT id, name, mood
FROM person
WHERE id = @id;
`;

export class TestProject {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** With a schema, a query and no settings, unless `files` says otherwise; null leaves a file out. */
  static async create(files: Readonly<Record<string, string | null>> = {}): Promise<TestProject> {
    const project = new TestProject(await realpath(await mkdtemp(join(tmpdir(), 'rowtype-project-'))));
    const all = { 'package.json': '{ "private": true, "type": "module" }\n', 'migrations/0001_person.sql': schemaText, 'queries/people.sql': queryText, ...files };
    for (const [path, text] of Object.entries(all)) if (text !== null) await project.write(path, text);
    return project;
  }

  path(path: string): string {
    return join(this.folder, path);
  }

  async write(path: string, text: string | Uint8Array): Promise<void> {
    await mkdir(dirname(this.path(path)), { recursive: true });
    await writeFile(this.path(path), text);
  }

  read(path: string): Promise<string> {
    return readFile(this.path(path), 'utf8');
  }

  async remove(path = '.'): Promise<void> {
    await rm(this.path(path), { recursive: true, force: true });
  }

  async forbid(path: string): Promise<void> {
    await chmod(this.path(path), 0);
  }

  /** Paths of all files, sorted. */
  async files(): Promise<readonly string[]> {
    const entries = await readdir(this.folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(this.folder.length + 1).replaceAll('\\', '/'))
      .sort();
  }

  /** Runs `rowtype` in the project; in its output the folder reads `<project>`. */
  async run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<CliResult> {
    const { code, stdout, stderr } = await runCli(args, { cwd: this.folder, env });
    const neutral = (text: string): string => text.replaceAll(this.folder, '<project>');
    return { code, stdout: neutral(stdout), stderr: neutral(stderr) };
  }
}
