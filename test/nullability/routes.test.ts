/**
 * The embedded PostgreSQL prints its trees, a server stores them: every statement of the corpus gets one verdict from
 * both, and from the trees of the older versions that the compiler takes.
 */
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { typescriptType } from '../../src/compiler/emit/typescript-type.js';
import { openCompiler } from '../../src/compiler/open-compiler.js';
import type { Compilation, SolvedQuery, SourceFile } from '../../src/compiler/model.js';
import { olderServers } from '../support/older-servers.js';
import { titleOf } from '../support/servers.js';
import { corpusFiles } from './corpus-files.js';
import { olderSchema, withoutStatement } from './older-corpus.js';

/** Milliseconds. */
const SLOW_MACHINE = 300_000;

const schema = corpusFiles('schema/');

let printed: readonly SolvedQuery[];
beforeAll(async () => {
  const { queries, diagnostics } = await compiled(schema);
  expect(diagnostics.map(({ message }) => message)).toEqual([]);
  expect(queries.length).toBeGreaterThan(700);
  printed = queries;
}, SLOW_MACHINE);

test('the embedded and the stored trees lead to the same verdicts', async () => {
  const { queries, diagnostics } = await compiled(schema, inject('serverUrl'));
  expect(diagnostics.map(({ message }) => message)).toEqual([]);
  expect(queries.map(verdict)).toEqual(printed.map(verdict));
}, SLOW_MACHINE);

for (const server of olderServers()) {
  describe.skipIf(server.skip !== null)(titleOf(server), () => {
    test('its trees lead to the same proofs', async () => {
      const { url, stop } = await server.start();
      try {
        const { queries, diagnostics } = await compiledWithout(olderSchema(schema, server.version), url);
        // What it refuses came later; what the compiler refuses would be a tree that cannot be read.
        expect(diagnostics.filter(({ code }) => code !== 'RT201').map(({ message }) => message)).toEqual([]);
        expect(queries.length).toBeGreaterThan(700);
        const names = new Set(queries.map(({ name }) => name));
        const same = proofs(printed.filter(({ name }) => names.has(name)));
        const theirs = proofs(queries);
        expect(same.filter((proof) => !theirs.includes(proof) && !lost.includes(proof))).toEqual([]);
        expect(theirs.filter((proof) => !same.includes(proof) && !gained.includes(proof))).toEqual([]);
      } finally {
        await stop();
      }
    }, SLOW_MACHINE);
  });
}

async function compiled(files: readonly SourceFile[], databaseUrl?: string): Promise<Compilation> {
  const compiler = openCompiler({ cacheFolder: null, ...(databaseUrl === undefined ? {} : { databaseUrl }) });
  try {
    return await compiler.compile({ schema: files, queries: corpusFiles('') });
  } finally {
    await compiler.close();
  }
}

/** Leaves out, one after the other, statements of the schema that the server refuses. */
async function compiledWithout(files: readonly SourceFile[], databaseUrl: string): Promise<Compilation> {
  const compilation = await compiled(files, databaseUrl);
  const refusal = compilation.diagnostics.find(({ code }) => code === 'RT202');
  return refusal === undefined ? compilation : compiledWithout(withoutStatement(files, refusal.file.path, refusal.offset), databaseUrl);
}

function verdict({ name, columns, rows, readOnly, params }: SolvedQuery): unknown {
  return {
    name,
    columns: columns.map(({ field, nullable, reason, type }) => ({ field, nullable, reason, type })),
    rows,
    readOnly,
    params: params.map(({ name: param, nullable }) => ({ param, nullable })),
  };
}

/** What a query promises, in one line each. */
function proofs(queries: readonly SolvedQuery[]): readonly string[] {
  return queries.flatMap(({ name, columns, rows, readOnly, params }) => [
    ...columns.map(({ field, type, nullable }) => `${name}.${field} ${type.pgType}${nullable ? '' : ' not null'}`),
    ...columns.flatMap(({ field, type }) => (type.kind === 'array' && !type.elementNullable ? [`${name}.${field} elements not null`] : [])),
    ...columns.flatMap(({ field, type }) => (type.kind === 'json' ? [`${name}.${field} is ${typescriptType(type, false)}`] : [])),
    ...params.map((param) => `${name}(${param.name} ${param.type.pgType}${param.nullable ? '' : ' not null'})`),
    `${name} rows ${rows.min}..${rows.max ?? 'n'}${readOnly ? ', only reads' : ''}`,
  ]);
}

/**
 * HAVING and grouping sets: before 18 a column has one name before and after grouping, and one that a set leaves out counts
 * as NULL.
 */
const lost = [
  'RollupHavingNotNull.name text not null',
  'RollupCaseGrouping.safe text not null',
  'RollupOverLeftJoin.label text not null',
  'RollupCaseGrouping.name text not null',
  'GroupingCase.x text not null',
  'GroupingCase.y text not null',
];

/** Before 18 a grouped array stands in the select list as it is written, and its elements can be looked at. */
const gained = [...lost.map((proof) => proof.replace(' not null', '')), 'ArrayGroupedKey.b elements not null'];
