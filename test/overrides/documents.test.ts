/** What docs/overrides.md shows is what is there. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { formsOf, shapeInForm } from '../../src/compiler/override/override-forms.js';
import { readOverrides } from '../../src/compiler/override/overrides.js';
import { builtinCodecs } from '../../src/compiler/types/builtin-types.js';
import { codecs } from '../../src/runtime/index.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = await readFile(join(root, 'docs/overrides.md'), 'utf8');

function block(language: string): string {
  return new RegExp(`\`\`\`${language}\\n([^]+?)\`\`\``).exec(page)?.[1] ?? '';
}

test('the settings that it shows can be read', () => {
  const { rowtype } = JSON.parse(block('json')) as { rowtype: { overrides: unknown } };
  const { entries, problems } = readOverrides(rowtype.overrides);
  expect(problems).toEqual([]);
  expect(entries.map(({ key }) => key)).toEqual(['int8', 'tasks.id', 'tasks.payload', 'tasks.due', 'CountTasks.total']);
});

test('the validator that it shows is one, under strict rules', { timeout: 120_000 }, async () => {
  // Inside of the repository, so that zod is found.
  await mkdir(join(root, 'node_modules/.cache'), { recursive: true });
  const folder = await mkdtemp(join(root, 'node_modules/.cache/overrides-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(join(root, 'tsconfig.json'), join(folder, 'base.json'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ extends: './base.json', include: ['*.ts'], exclude: [] }));
  await writeFile(join(folder, 'schemas.ts'), block('ts'));
  await writeFile(join(folder, 'use.ts'), [
    `import { codecs, type Codec } from '${join(root, 'src/runtime/index.js')}';`,
    `import { payload } from './schemas.js';`,
    'export const column: Codec<{ title: string; dueAt?: Date | undefined }> = codecs.schemaOutput(codecs.jsonb, payload);',
    'export const param: Codec<{ title: string; dueAt?: string | undefined }> = codecs.schemaInput(codecs.jsonb, payload);',
  ].join('\n'));
  const run = promisify(execFile)(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder]);
  expect(await run.then(() => '', (error: { stdout: string }) => error.stdout)).toBe('');
});

test('the table of forms is that of the compiler, and every form has a codec', () => {
  const rows = new Map(Array.from(page.matchAll(/^\| (\w+) \| `\w+` \| (.+) \|$/gm), ([, type = '', forms = '']) => [type, forms]));
  for (const [pgType, codec] of builtinCodecs) {
    const shape = { kind: 'scalar', pgType, codec } as const;
    const others = formsOf(shape).filter((form) => {
      const changed = shapeInForm(shape, form as 'string');
      expect(codecs).toHaveProperty(changed?.kind === 'scalar' ? changed.codec : '');
      return changed?.kind === 'scalar' && changed.codec !== codec;
    });
    const shown = Array.from((rows.get(pgType) ?? (pgType === 'bytea' ? '' : '`"string"`')).matchAll(/`"(\w+)"`/g), ([, form]) => form);
    // A type whose default is a string, or that the last row speaks of.
    const expected = ['text', 'uuid', 'time', 'timetz', 'timestamp', 'interval'].includes(pgType) ? [] : others;
    expect([pgType, [...expected].sort()]).toEqual([pgType, expected.length === 0 ? [] : shown.sort()]);
  }
});
