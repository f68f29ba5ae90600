/** The text of query trees: folded at 78 bytes in notices, whole in stored functions, with any identifier inside. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { EmbeddedDatabase } from '../../src/compiler/analyse/embedded-database.js';
import type { AnalysisDatabase } from '../../src/compiler/analyse/analysis-database.js';
import { ScratchDatabase } from '../../src/compiler/analyse/scratch-database.js';
import { child, children, items, word } from '../../src/compiler/tree/node.js';
import { NodeTreeError, readNodeTree, readRootNode } from '../../src/compiler/tree/read-node-tree.js';

let embedded: AnalysisDatabase;
let server: AnalysisDatabase;

beforeAll(async () => {
  embedded = await EmbeddedDatabase.open({ extensions: [] });
  server = await ScratchDatabase.open(inject('serverUrl'));
});

afterAll(async () => {
  await embedded?.close();
  await server?.close();
});

/** Identifiers of up to 63 bytes that the text form escapes, folds, or could mistake for its own marks. */
function oddNames(): readonly string[] {
  const units = ['(', '{', '\\', ' ', '"', 'x', ':', 'ä', '😀', '<', '[', 'a b', ')(', '\t'];
  const names: string[] = [];
  for (const unit of units) {
    for (let count = 1; Buffer.byteLength(unit.repeat(count)) <= 63; count += 1) names.push(unit.repeat(count));
  }
  return [...names, '<>', '1', '-1', '+1', '1 a', '.5', ':resno', ':resno 1', 'true', '"', '""', '\\"', 'a:b', '}', 'i 1', '(i 1)', '$1', "it's"];
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

async function readNames(database: AnalysisDatabase, name: string): Promise<unknown> {
  const { tree } = await database.describe(`select v.${quoted(name)}, 2 as b from (values (1, 2)) v(${quoted(name)}, c)`);
  const root = readRootNode(tree);
  const entry = children(root, 'rtable')[0];
  const eref = entry === undefined ? null : child(entry, 'eref');
  return {
    results: children(root, 'targetList').map((target) => [word(target, 'resname'), word(target, 'resno'), child(target, 'expr')?.tag]),
    columns: eref === null ? null : items(eref, 'colnames'),
  };
}

const expected = (name: string): unknown => ({
  results: [
    [name, '1', 'VAR'],
    ['b', '2', 'CONST'],
  ],
  columns: [name, 'c'],
});

test('a folded tree gives back every identifier', async () => {
  const wrong: unknown[] = [];
  for (const name of oddNames()) {
    const read = await readNames(embedded, name).catch((error: unknown) => String(error));
    if (JSON.stringify(read) !== JSON.stringify(expected(name))) wrong.push({ name, read });
  }
  expect(wrong).toEqual([]);
});

test('a folded tree gives back identifiers wherever the fold falls', async () => {
  const wrong: unknown[] = [];
  for (let before = 0; before < 80; before += 1) {
    for (const name of ['('.repeat(39), `a${'{'.repeat(38)}`, 'x y'.repeat(13), `${'\\'.repeat(20)} b`, '(('.repeat(15)]) {
      const alias = 'p'.repeat((before % 60) + 1);
      const { tree } = await embedded.describe(`select ${'1 + '.repeat(Math.floor(before / 8))}1 as ${alias}, 2 as ${quoted(name)}, 3 as c`);
      const names = children(readRootNode(tree), 'targetList').map((target) => word(target, 'resname'));
      if (names.join('|') !== [alias, name, 'c'].join('|')) wrong.push({ before, name, names });
    }
  }
  expect(wrong).toEqual([]);
});

test('a stored tree gives back every identifier, with newlines too', async () => {
  const wrong: unknown[] = [];
  for (const name of [...oddNames().filter((_, index) => index % 7 === 0), 'a\nb', '\n', '\n'.repeat(63), 'a\\\nb', '\r\n', 'ä\nö']) {
    const read = await readNames(server, name).catch((error: unknown) => String(error));
    if (JSON.stringify(read) !== JSON.stringify(expected(name))) wrong.push({ name, read });
  }
  expect(wrong).toEqual([]);
});

test('an identifier with a newline never moves the other fields of a folded tree', async () => {
  for (const name of ['a\nb', '\n', '\n'.repeat(63), 'x'.repeat(62) + '\n', '('.repeat(38) + '\n', 'a\\\nb', 'a \n b']) {
    const { tree } = await embedded.describe(`select 1 as ${quoted(name)}, null::int as b`);
    const targets = children(readRootNode(tree), 'targetList');
    expect(targets.map((target) => [word(target, 'resno'), child(target, 'expr')?.fields.get('constisnull')])).toEqual([
      ['1', 'false'],
      ['2', 'true'],
    ]);
  }
});

test('the tree of a constant keeps its bytes', async () => {
  const { tree } = await embedded.describe(`select 'a b{}'::text, 258::int, null::int, '{1,NULL}'::int[]`);
  const values = children(readRootNode(tree), 'targetList').map((target) => child(target, 'expr')?.fields.get('constvalue'));
  expect(values[0]).toEqual({ datum: [36, 0, 0, 0, ...Buffer.from('a b{}')] });
  expect(values[1]).toEqual({ datum: [2, 1, 0, 0] });
  expect(values[2]).toBeNull();
  // An array with a NULL has a bitmap of NULLs: its offset is not 0.
  expect(values[3]).toMatchObject({ datum: expect.arrayContaining([1]) as unknown });
});

test.each(['', '{A :b', '(1 2', '"a', '{CONST :constvalue 4 [ 1 2', '{CONST :constvalue 4 x}', '1 2', ')', '{A :b 1}}'])(
  'text that is no tree is refused: %s',
  (text) => {
    expect(() => readNodeTree(text)).toThrow(NodeTreeError);
  },
);

test('lists, bitmapsets, empty lists and NULL differ', () => {
  expect(readNodeTree('(i 1 2)')).toEqual(['1', '2']);
  expect(readNodeTree('(o 23)')).toEqual(['23']);
  expect(readNodeTree('(b)')).toEqual([]);
  expect(readNodeTree('(b 3)')).toEqual(['3']);
  expect(readNodeTree('<>')).toBeNull();
  expect(readNodeTree('\\<>')).toBe('<>');
  expect(readNodeTree('("a\\ b" "" "i")')).toEqual(['a b', '', 'i']);
  expect(readNodeTree('(({A}))')).toEqual([[{ tag: 'A', fields: new Map() }]]);
});
