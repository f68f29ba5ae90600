/** Spoilt queries go through the whole compiler: none crashes it, and the good ones get the verdicts they always got. */
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderDiagnostic } from '../../src/compiler/diagnostics/render.js';
import type { SolvedQuery, SourceFile } from '../../src/compiler/model.js';
import { type Compiler, openCompiler } from '../../src/compiler/open-compiler.js';
import { mutateSql } from './mutate-sql.js';
import { ownQueries, renamed } from './query-pool.js';
import { createRandom } from './random.js';

const FILES = 300;
const own = ownQueries();

let cacheFolder = '';
let compiler: Compiler;
beforeAll(async () => {
  cacheFolder = await mkdtemp(join(tmpdir(), 'rowtype-fuzz-'));
  compiler = openCompiler({ cacheFolder });
});
afterAll(async () => {
  await compiler.close();
  await rm(cacheFolder, { recursive: true, force: true });
});

function schema(): SourceFile[] {
  const folder = new URL('../../migrations/', import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql')).sort();
  return names.map((name) => ({ path: name, text: readFileSync(new URL(name, folder), 'utf8') }));
}

const verdicts = ({ sql, params, columns, rows, readOnly }: SolvedQuery): string =>
  JSON.stringify([sql, params, columns, rows, readOnly]);

/** A good query before and after a spoilt one. */
function spoiltFile(seed: number): SourceFile {
  const random = createRandom(seed);
  const query = (part: string): string => renamed(own[random.below(own.length)] ?? '', `${part}${seed}`);
  return { path: `${seed}.sql`, text: `${query('Before')}\n${mutateSql(query('Spoilt').trimEnd(), random)}\n\n${query('After')}` };
}

test(`${FILES} files with a spoilt query each`, async () => {
  const good = await compiler.compile({ schema: schema(), queries: [{ path: 'good.sql', text: own.join('\n') }] });
  expect(good.diagnostics.map(renderDiagnostic)).toEqual([]);
  const known = new Set(good.queries.map(verdicts));

  const files = Array.from({ length: FILES }, (_, index) => spoiltFile(index + 1));
  const { queries, diagnostics } = await compiler.compile({ schema: schema(), queries: files });
  const whole = queries.filter(({ name }) => /^(?:Before|After)\d+$/.test(name));
  expect(whole).toHaveLength(2 * FILES);
  expect(whole.filter((query) => !known.has(verdicts(query))).map(({ name }) => name)).toEqual([]);
  expect(diagnostics.length).toBeGreaterThan(FILES / 3);
  for (const diagnostic of diagnostics) expect(renderDiagnostic(diagnostic)).toMatch(/^\d+\.sql:\d+:\d+ (?:error|warning) RT\d{3}: \S/);

  const again = await compiler.compile({ schema: schema(), queries: [{ path: 'good.sql', text: own.join('\n') }] });
  expect(again.queries.map(verdicts)).toEqual(good.queries.map(verdicts));
}, 300_000);
