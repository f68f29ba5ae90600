/** The examples of docs/dialects.md compile, and give what the page says. */
import { readFile } from 'node:fs/promises';
import { afterAll, expect, test } from 'vitest';
import { typescriptType } from '../../src/compiler/emit/typescript-type.js';
import { openCompiler } from '../../src/compiler/open-compiler.js';

const compiler = openCompiler({ cacheFolder: null });
afterAll(() => compiler.close());

test('docs/dialects.md', async () => {
  const page = await readFile(new URL('../../docs/dialects.md', import.meta.url), 'utf8');
  const examples = Array.from(page.matchAll(/^```sql\n([^]+?)^```/gm), (match) => match[1] ?? '');
  const object = '/* @name AddPerson\n   @param person -> (name, teamId!) */\nINSERT INTO people (name, team_id) VALUES :person;\n';
  const rows = '/* @name AddPeople\n   @param people -> ((name, teamId!)...) */\nINSERT INTO people (name, team_id) VALUES :people;\n';
  const schema = [{ path: 'schema.sql', text: 'CREATE TABLE people (id int GENERATED ALWAYS AS IDENTITY, name text NOT NULL, team_id int);' }];
  const queries = [...examples, object, rows].map((text, index) => ({ path: `queries/${index}.sql`, text: text.replace('ListPeople', `ListPeople${index}`) }));
  const compilation = await compiler.compile({ schema, queries });
  expect(compilation.diagnostics.map(({ message }) => message)).toEqual([]);
  expect(compilation.queries.map(({ name, command, params }) => [name, command, ...params.map((param) => `${param.name}: ${typescriptType(param.type, param.nullable)}`)])).toEqual([
    ['ListPeople0', 'many', 'teamId: number', 'ids: number[]'],
    ['ListPeople1', 'many', 'teamId: number', 'ids: number[]'],
    ['AddPerson', 'exec', 'personName: string | null', 'personTeamId: number'],
    ['AddPeople', 'exec', 'peopleName: (string | null)[]', 'peopleTeamId: number[]'],
  ]);
});
