/** What a function in PL/pgSQL returns, as its text tells. */
import { beforeAll, expect, test } from 'vitest';
import { plpgsqlReturns } from '../../src/compiler/analyse/plpgsql-returns.js';
import { loadSqlParser } from '../../src/sql/index.js';

beforeAll(() => loadSqlParser());

function returnsOf(body: string, head = 'x int, "Odd name" text', argumentCount = 2): ReturnType<typeof plpgsqlReturns> {
  return plpgsqlReturns(`CREATE FUNCTION f(${head}) RETURNS int LANGUAGE plpgsql AS $$ ${body} $$`, argumentCount);
}

test('expressions and arguments, also of handlers', () => {
  const body = `begin if x > 1 then return x; elsif x > 0 then return "Odd name"; end if; return 1 / x; exception when others then return null; end`;
  expect(returnsOf(body)).toEqual({ expressions: ['"x"', '"Odd name"', '1 / x', 'null'], keepsArguments: true });
  expect(returnsOf('begin return $1; end', 'int', 1)).toEqual({ expressions: ['$1'], keepsArguments: true });
});

test.each([
  ['an assignment', 'begin x := null; return x + 1; end'],
  ['SELECT INTO', 'begin select null into x; return x + 1; end'],
  ['RETURNING INTO', 'begin delete from t returning id into x; return x + 1; end'],
  ['a loop', 'begin for x in select 1 loop exit; end loop; return x + 1; end'],
  ['GET DIAGNOSTICS', 'begin get diagnostics x = row_count; return x + 1; end'],
  ['EXECUTE INTO', `begin execute 'select 1' into x; return x + 1; end`],
  ['CALL', 'begin call p(x); return x + 1; end'],
  ['a variable of that name', 'declare x int; begin return x + 1; end'],
])('%s can change what the name of an argument means', (_, body) => {
  expect(returnsOf(body)).toEqual({ expressions: ['x + 1'], keepsArguments: false });
});

test.each([
  ['a variable', 'declare y int; begin return y; end'],
  ['no RETURN', 'begin perform 1; end'],
  ['a rule for names', '#variable_conflict use_variable\nbegin return x; end'],
  ['text that is no PL/pgSQL', 'begin return'],
])('%s: nothing is known', (_, body) => {
  expect(returnsOf(body)).toBeNull();
});

test('a set is what its queries give, and a plain RETURN ends it', () => {
  const sets = (body: string): ReturnType<typeof plpgsqlReturns> =>
    plpgsqlReturns(`CREATE FUNCTION f(x int) RETURNS TABLE (a int) LANGUAGE plpgsql AS $$ ${body} $$`, 1, true);
  expect(sets('begin if x < 0 then return; end if; return query select x; end')).toEqual({ expressions: ['select x'], keepsArguments: true });
  expect(sets('begin x := null; return query select 1; end')).toEqual({ expressions: ['select 1'], keepsArguments: false });
  expect(sets(`begin return query select 1; return query execute 'select 2'; end`)).toBeNull();
  expect(sets('begin return query select 1; a := 2; return next; end')).toBeNull();
  expect(sets('begin return; end')).toBeNull();
});
