/** The shape of the source: who imports whom, how long, under which names. Each rule has a file that breaks it. */
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import * as rules from './support/architecture/rules.js';
import { readSourceModule, type SourceModule } from './support/architecture/source-module.js';

/** Files that may be longer than 300 lines, with the reason. */
const longFiles: Readonly<Record<string, string>> = {};

/** Functions (`path#name`) that may be longer than 60 lines, with the reason. */
const longFunctions: Readonly<Record<string, string>> = {};

/** Files outside of the command line that use `process`, with the reason. */
const processUsers: Readonly<Record<string, string>> = {
  'src/testing/start-server.ts': 'a server that is embedded acts on the user number and the exit of its process',
};

const root = new URL('..', import.meta.url);
let modules: readonly SourceModule[] = [];

beforeAll(async () => {
  const folders = await Promise.all(['src', 'generated'].map((folder) => sourceFiles(folder)));
  const texts = folders.flat().map(async (path) => readSourceModule(path, await readFile(new URL(path, root), 'utf8')));
  modules = await Promise.all(texts);
});

async function sourceFiles(folder: string): Promise<string[]> {
  const names = await readdir(fileURLToPath(new URL(folder, root)), { recursive: true });
  return names.filter((name) => name.endsWith('.ts')).map((name) => `${folder}/${name.replaceAll('\\', '/')}`).sort();
}

/** A rule, and small programs that break it: `path: text`. */
const cases: Readonly<Record<string, readonly [rules.Rule, ...Readonly<Record<string, string>>[]]>> = {
  'imports follow the arrows between rooms': [
    rules.importsFollowTheArrows,
    { 'src/compiler/a.ts': "import { x } from '../runtime/index.js';" },
    { 'src/compiler/a.ts': "import type { X } from '../runtime/index.js';" },
    { 'src/migrate/a.ts': "export { x } from '../compiler/index.js';" },
    { 'src/runtime/a.ts': "export type X = import('../sql/index.js').X;" },
    { 'src/tasks/a.ts': "export const x = import('../migrate/index.js');" },
    { 'src/cli/a.ts': "import { type X, y } from '../runtime/index.js';" },
    { 'generated/a.ts': "export * from '../src/tasks/index.js';" },
  ],
  'a room is entered by its door': [
    rules.roomsAreEnteredByTheirDoor,
    { 'src/compiler/parse/a.ts': "import { scan } from '../../sql/scan.js';" },
    { 'generated/a.ts': "import { defineQuery } from '../src/runtime/define-query.js';" },
  ],
  'nobody imports the door of its own room': [
    rules.nobodyUsesItsOwnDoor,
    { 'src/runtime/codecs/a.ts': "import type { X } from '../index.js';" },
    { 'src/sql/a.ts': "import { scan } from './index.js';" },
  ],
  'the stages of the compiler do not meet': [
    rules.stagesDoNotMeet,
    { 'src/compiler/emit/a.ts': "import type { X } from '../solve/verdict.js';" },
    { 'src/compiler/solve/a.ts': "import { x } from '../emit/literals.js';" },
    { 'src/compiler/parse/a.ts': "import { x } from '../analyse/describe.js';" },
    { 'src/compiler/diagnostics/a.ts': "import { x } from '../parse/annotation.js';" },
  ],
  'packages are imported by their owners only': [
    rules.packagesHaveOwners,
    { 'src/runtime/a.ts': "import { x } from 'node:crypto';" },
    { 'src/runtime/a.ts': "import type { Pool } from 'pg';" },
    { 'src/compiler/parse/a.ts': "import { scanSync } from 'libpg-query';" },
    { 'src/sql/a.ts': "const x = import('@electric-sql/pglite/vector');" },
    { 'src/tasks/a.ts': "import 'left-pad';" },
    { 'generated/a.ts': "import { x } from 'pg';" },
  ],
  'imports have no cycle': [
    rules.importsHaveNoCycle,
    { 'src/sql/a.ts': "import './b.js';", 'src/sql/b.ts': "import './c.js';", 'src/sql/c.ts': "import { X, type Y } from './a.js';" },
    { 'src/sql/a.ts': "export * from './a.js';" },
  ],
  'file names are kebab-case': [
    rules.filesAreKebabCase,
    { 'src/sql/lineIndex.ts': '' },
    { 'src/sql/line_index.ts': '' },
    { 'src/Sql/line.ts': '' },
  ],
  'file names tell a job': [
    rules.namesTellTheJob,
    { 'src/sql/utils.ts': '' },
    { 'src/sql/string-helpers.ts': '' },
    { 'src/common/a.ts': '' },
  ],
  'a file has at most 300 lines': [rules.filesAreShort(longFiles), { 'src/sql/a.ts': 'x;\n'.repeat(301) }],
  'a function has at most 60 lines': [
    rules.functionsAreShort(longFunctions),
    { 'src/sql/a.ts': `function f() {${'\n'.repeat(61)}}` },
    { 'src/sql/a.ts': `export const f = () => {${'\n'.repeat(61)}};` },
    { 'src/sql/a.ts': `class A { m() {${'\n'.repeat(61)}} }` },
  ],
  'the first line of a file says its job': [
    rules.filesSayTheirJob,
    { 'src/sql/a.ts': "import './b.js';\n/** Too late. */" },
    { 'src/sql/a.ts': '\n// Too late.' },
  ],
  'only the command line speaks, and reads the environment': [
    rules.onlyTheCliSpeaks(processUsers),
    { 'src/migrate/a.ts': "console.log('x');" },
    { 'src/compiler/a.ts': 'export const x = process.env.HOME;' },
    { 'src/compiler/a.ts': 'export const x = process.getuid?.();' },
    { 'src/runtime/a.ts': 'const { log } = console;' },
  ],
  'nothing is any': [
    rules.nothingIsAny,
    { 'src/sql/a.ts': 'export const x = (y: any): void => {};' },
    { 'generated/a.ts': 'export type X = Record<string, any>;' },
    { 'src/sql/a.ts': 'export const x = JSON.parse("1") as any;' },
  ],
  'the domain holds no SQL': [
    rules.tasksHoldNoSql,
    { 'src/tasks/a.ts': 'export const x = `\n  select 1\n  from tasks`;' },
    { 'src/tasks/a.ts': "export const x = 'DELETE FROM tasks';" },
  ],
};

describe.each(Object.entries(cases))('%s', (_name, [rule, ...broken]) => {
  test('in this repository', () => {
    expect(modules.length).toBeGreaterThan(50);
    expect(rule(modules)).toEqual([]);
  });

  test.each(broken.map((files) => [JSON.stringify(files).slice(0, 120), files] as const))('and %s is caught', (_text, files) => {
    expect(rule(Object.entries(files).map(([path, text]) => readSourceModule(path, text)))).not.toEqual([]);
  });
});

test('exceptions name what exists and say why', () => {
  const functionNames = modules.flatMap((module) => module.functions.map((each) => `${module.path}#${each.name}`));
  for (const [path, reason] of [...Object.entries(longFiles), ...Object.entries(processUsers)]) {
    expect(modules.map((module) => module.path)).toContain(path);
    expect(reason).toMatch(/\w+ \w+/);
  }
  for (const [name, reason] of Object.entries(longFunctions)) {
    expect(functionNames).toContain(name);
    expect(reason).toMatch(/\w+ \w+/);
  }
});

test('what the rules allow is not complained about', () => {
  const good: Readonly<Record<string, string>> = {
    'src/cli/main.ts': "// Runs.\nimport type { X } from '../runtime/index.js';\nimport { y } from '../compiler/index.js';\nconsole.log(process.argv, y);",
    'src/compiler/emit/a.ts': "/** Job. */\nimport type { X } from '../model.js';\nimport { sort } from '../diagnostics/sort.js';\nconst a = { process: 1, console: 2 };\nexport const x = a.process + a.console;",
    'src/sql/c.ts': "/** Job. */\nimport type { D } from './d.js';\nexport type C = D;",
    'src/sql/d.ts': "/** Job. */\nimport { type C } from './c.js';\nexport type D = C;",
    'src/sql/libpg-query.ts': "/** Owner. */\nexport const x = import('libpg-query');",
    'generated/tasks.ts': "// Generated.\nimport { codecs } from '../src/runtime/index.js';\nexport const any = codecs;",
  };
  const read = Object.entries(good).map(([path, text]) => readSourceModule(path, text));
  for (const [rule] of Object.values(cases)) expect(rule(read)).toEqual([]);
});
