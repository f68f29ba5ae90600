/** Spoilt files never crash or hang the readers of SQL, and a spoilt query takes no other with it. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/compiler/diagnostics/diagnostic.js';
import { renderDiagnostic } from '../../src/compiler/diagnostics/render.js';
import type { AnnotatedQuery } from '../../src/compiler/model.js';
import { parseQueryFile } from '../../src/compiler/parse/parse-query-file.js';
import { loadPgtypedParser } from '../../src/compiler/parse/pgtyped-parser.js';
import { readSchemaFiles } from '../../src/compiler/schema/schema-files.js';
import { loadSqlParser } from '../../src/sql/index.js';
import { mutateSql } from './mutate-sql.js';
import { namedQuery, pgtypedPool, queryPool } from './query-pool.js';
import { createRandom } from './random.js';

beforeAll(() => Promise.all([loadSqlParser(), loadPgtypedParser()]));

const essence = ({ name, command, sql, doc, params, embeds }: AnnotatedQuery): string =>
  JSON.stringify({ name, command, sql, doc, params: params.map((param) => ({ ...param, offset: 0 })), embeds: embeds.length });

/** Several good queries, and the index of the one to spoil. */
function fileOf(seed: number, pool = queryPool): { queries: string[]; victim: number; random: ReturnType<typeof createRandom> } {
  const random = createRandom(seed);
  const queries = Array.from({ length: 2 + random.below(4) }, (_, index) => namedQuery(random, `Query${index}`, pool));
  return { queries, victim: random.below(queries.length), random };
}

describe('10,000 spoilt query files', () => {
  test.each([
    ["sqlc's dialect", 6000, queryPool],
    ["pgtyped's dialect", 1000, pgtypedPool],
  ])('a spoilt query leaves the others as they are: %s', (_dialect, files, pool) => {
    let compared = 0;
    for (let seed = 1; seed <= files; seed += 1) {
      const { queries, victim, random } = fileOf(seed, pool);
      const good = parseQueryFile({ path: 'f.sql', text: queries.join('\n') });
      if (good.queries.length < queries.length) throw new Error(`seed ${seed}: ${told(good.diagnostics)}`);
      // The line break before the next annotation is no part of a query.
      const spoilt = mutateSql((queries[victim] ?? '').trimEnd(), random);
      const text = queries.with(victim, `${spoilt}\n`).join('\n');
      const { queries: found, diagnostics } = parseQueryFile({ path: 'f.sql', text });
      const isOther = (query: AnnotatedQuery): boolean => query.name !== `Query${victim}`;
      const left = new Set(found.map(essence));
      const lost = good.queries.find((query) => isOther(query) && !left.has(essence(query)));
      if (lost !== undefined) throw new Error(`seed ${seed}: ${lost.name} is lost\n${text}\n${told(diagnostics)}`);
      compared += good.queries.filter(isOther).length;
    }
    expect(compared).toBeGreaterThan(files);
  }, 300_000);

  test('whatever is spoilt, what is reported lies in the file and reads well', () => {
    let reported = 0;
    for (let seed = 7001; seed <= 10_000; seed += 1) {
      const { queries, random } = fileOf(seed);
      const text = mutateSql(queries.join('\n'), random, true);
      const { queries: found, diagnostics } = parseQueryFile({ path: 'f.sql', text });
      for (const diagnostic of diagnostics) checkPlace(diagnostic, text, seed);
      reported += diagnostics.length;
      for (const query of found) {
        const positions = query.params.map(({ position }) => position);
        if (positions.some((position, index) => position !== index + 1)) throw new Error(`seed ${seed}: parameters ${positions.join()}`);
        if (query.toFileOffset(query.sql.length) > text.length) throw new Error(`seed ${seed}: ${query.name} ends behind the file`);
      }
    }
    expect(reported).toBeGreaterThan(500);
  }, 300_000);
});

function checkPlace(diagnostic: Diagnostic, text: string, seed: number): void {
  const shown = renderDiagnostic(diagnostic);
  if (diagnostic.offset < 0 || diagnostic.offset > text.length) throw new Error(`seed ${seed}: ${shown} is at ${diagnostic.offset}`);
  if (!/^f\.sql:\d+:\d+ (?:error|warning) RT[12]\d\d: \S/.test(shown)) throw new Error(`seed ${seed}: ${shown}`);
}

function told(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map(renderDiagnostic).join('\n');
}

const schemaFiles = [
  '-- +goose Up\n-- +goose StatementBegin\nCREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1; $$;\n-- +goose StatementEnd\n-- +goose Down\nDROP FUNCTION f();\n',
  "-- migrate:up transaction:false\nCREATE TABLE t (a int DEFAULT 1, b text DEFAULT 'x''y');\n-- migrate:down\nDROP TABLE t;\n",
  'CREATE TABLE t (a int);\n---- create above / drop below ----\nDROP TABLE t;\n',
  "\\restrict x\n\\connect app\nCOPY t (a, b) FROM stdin;\n1\tit's\n\\.\n\nALTER TABLE t OWNER TO x;\n/* a */ SELECT 1;\n",
  '-- Up Migration\n-- irreversible: no\nCREATE TABLE t (a int);\n',
  'CREATE FUNCTION g() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END;\nCREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2);\n',
] as const;

describe('3,000 spoilt schema files', () => {
  test('give statements or diagnostics, each with its place', () => {
    let refused = 0;
    for (let seed = 1; seed <= 3000; seed += 1) {
      const random = createRandom(seed);
      const text = mutateSql(random.pick(schemaFiles) + random.pick(schemaFiles), random, true);
      const { statements, diagnostics } = readSchemaFiles([{ path: 'f.sql', text }]);
      const astray = statements.find(({ offset, text: own }) => text[offset] !== own[0]);
      if (astray !== undefined) throw new Error(`seed ${seed}: ${astray.text} is not at ${astray.offset}`);
      for (const diagnostic of diagnostics) checkPlace(diagnostic, text, seed);
      refused += diagnostics.length;
    }
    expect(refused).toBeGreaterThan(100);
  }, 300_000);
});
