/** The embedded PostgreSQL prints its trees, a server stores them: every statement of the corpus gets one verdict from both. */
import { expect, inject, test } from 'vitest';
import { openCompiler } from '../../src/compiler/open-compiler.js';
import type { SolvedQuery } from '../../src/compiler/model.js';
import { corpusFiles } from './corpus-files.js';

/** Milliseconds. */
const SLOW_MACHINE = 300_000;

test('the embedded and the stored trees lead to the same verdicts', async () => {
  const printed = await verdicts({});
  const stored = await verdicts({ databaseUrl: inject('serverUrl') });
  expect(printed.length).toBeGreaterThan(300);
  expect(stored).toEqual(printed);
}, SLOW_MACHINE);

async function verdicts(where: { readonly databaseUrl?: string }): Promise<readonly unknown[]> {
  const compiler = openCompiler({ cacheFolder: null, ...where });
  try {
    const { queries, diagnostics } = await compiler.compile({ schema: corpusFiles('schema/'), queries: corpusFiles('') });
    expect(diagnostics.map(({ message }) => message)).toEqual([]);
    return queries.map(verdict);
  } finally {
    await compiler.close();
  }
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
