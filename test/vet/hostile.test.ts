/** Statements of every kind, long ones and odd ones: nothing is thrown, and each finding lies in its own query. */
import { afterAll, expect, test } from 'vitest';
import { TestVet } from './test-vet.js';

const vet = new TestVet();
afterAll(() => vet.close());

const numbers = Array.from({ length: 3000 }, (_, index) => index).join(', ');

/** Statement → the codes that it is found for. */
const statements: Readonly<Record<string, readonly string[]>> = {
  "select '😀😀' as face, id from task where owner_id = /* 😀 */ null": ['RT504'],
  [`select id from task where score not in (${numbers}, null)`]: ['RT503'],
  [`select id from task where score in (${numbers}, null)`]: [],
  "merge into note n using (select t.* from task t left join owner o on o.id = t.owner_id where o.name = 'x') s on n.task_id = s.id when matched and n.body = null then delete": ['RT505', 'RT504'],
  'with recursive r as (select id, boss_id from owner where boss_id = null union all select o.id, o.boss_id from owner o join r on r.id = o.boss_id) select id from r': ['RT504'],
  'select owner_id, count(*) from task group by grouping sets ((owner_id), ()) having owner_id = null limit 3': ['RT504', 'RT509'],
  'select j.tid from (owner left join task on task.owner_id = owner.id) as j(id, n, b, c, jo, tid, oid, title, s, d, tags, due) where j.s > 3': ['RT505'],
  'insert into note (id, task_id) select 1, id from task limit 1 on conflict (id) do update set body = excluded.body where note.body = null': ['RT509', 'RT504'],
  "update task set score = o.id from owner o left join owner b on b.id = o.boss_id where b.name = 'x' returning task.id": ['RT505'],
  'select exists (select 1 from owner full join note on note.id = owner.id where owner.id = 1 and note.id = 2 limit 1) as found': ['RT505', 'RT505'],
  'truncate note': [],
  'select t.a from (values (1, null), (2, null)) as t(a, b) limit 1': [],
  '(select id from task limit 1) union (select id from note order by id limit 2) limit 3 offset @o': ['RT509', 'RT509', 'RT510'],
  'select t.id from task t natural full join note n where t.id = 1': ['RT505'],
  'select id from task where (owner_id, score) = (1, null)': ['RT504'],
  "select jt.a from json_table('[1]', '$[*]' columns (a int path '$')) jt left join task on task.id = jt.a where task.done": ['RT505'],
  'select id from owner where id not in (values (1), (null))': ['RT503'],
  'select id from task where id in (select task_id from note where note.id = task.id::numeric)': ['RT507'],
  'select id from task where not (id = any (select task_id from note)) and not done': [],
  'select id from note where task_id in (select id from task where owner_id = any (select owner.id from owner where owner.code = note.body))': ['RT507'],
};

test('each statement is found for what is wrong with it, in its own lines', async () => {
  const texts = Object.keys(statements).map((sql, index) => `-- name: Query${index} :${/^(?:select|with|\(|.* returning)/.test(sql) ? 'many' : 'exec'}\n${sql};\n`);
  const { findings, diagnostics, queries } = await vet.text(texts.join('\n'));
  expect(diagnostics).toEqual([]);
  expect(queries).toBe(texts.length);
  const starts = texts.map((_, index) => texts.slice(0, index).join('\n').length);
  const found = texts.map((text, index) => {
    const own = findings.filter(({ query }) => query === `Query${index}`);
    for (const { offset } of own) {
      expect(offset).toBeGreaterThanOrEqual(starts[index] ?? 0);
      expect(offset).toBeLessThanOrEqual((starts[index] ?? 0) + text.length);
    }
    return own.map(({ code }) => code);
  });
  expect(Object.fromEntries(Object.keys(statements).map((sql, index) => [sql, found[index]]))).toEqual(statements);
});

test('a file without a query, and an empty one, have nothing to find', async () => {
  for (const text of ['', '-- nothing\n', 'select 1;\n']) {
    expect(await vet.text(text)).toMatchObject({ queries: 0, findings: [], diagnostics: [] });
  }
});
