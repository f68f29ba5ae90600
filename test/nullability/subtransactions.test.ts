/** A materialised view made in a subtransaction seems younger than what its transaction changes after it. */
import { expect, inject, test } from 'vitest';
import { openCompiler } from '../../src/compiler/open-compiler.js';

/** Milliseconds. */
const SLOW_MACHINE = 120_000;

const made = 'create materialized view copied as select a, b from base;';
const before = 'create table base (a int not null, b int);';
const after = 'alter table base alter column b set not null;';

async function provenColumns(schema: string): Promise<readonly string[]> {
  const compiler = openCompiler({ cacheFolder: null, databaseUrl: inject('serverUrl') });
  try {
    const queries = [{ path: 'queries.sql', text: '-- name: Copied :many\nselect a, b from copied;' }];
    const compilation = await compiler.compile({ schema: [{ path: 'schema.sql', text: schema }], queries });
    expect(compilation.diagnostics.map(({ message }) => message)).toEqual([]);
    return compilation.queries.flatMap(({ columns }) => columns.flatMap(({ field, nullable }) => (nullable ? [] : [field])));
  } finally {
    await compiler.close();
  }
}

test.each([
  ['no subtransaction', `begin; ${before} ${made} ${after} commit;`, ['a']],
  ['a savepoint', `begin; ${before} savepoint here; ${made} release here; ${after} commit;`, []],
  ['an exception that is handled', `${before} do $$ begin begin ${made} exception /* all */ when others then raise; end; ${after} end $$;`, []],
  ['an exception that is raised', `${before} do $$ begin if false then raise exception 'no'; end if; ${made} ${after} end $$;`, ['a']],
])('%s', async (_, schema, expected) => {
  expect(await provenColumns(schema)).toEqual(expected);
}, SLOW_MACHINE);
