/** A column is known again wherever its values go unchanged, and nowhere else. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Compiler, openCompiler } from '../../src/compiler/open-compiler.js';
import type { Origin, SolvedQuery } from '../../src/compiler/model.js';

const schema = `
create domain email as text check (value like '%@%');
create table workspaces (id uuid primary key, name text not null);
create table tasks (
  id uuid primary key, workspace_id uuid references workspaces, parent_id uuid references tasks,
  name varchar(80) not null, payload jsonb, reviewers uuid[] not null default '{}', owner email not null);
create view open_tasks as select t.id as task_id, w.id as workspace_id, upper(t.name) as title, t.payload
  from tasks t left join workspaces w on w.id = t.workspace_id;
create materialized view task_names as select id, name from tasks;`;

let compiler: Compiler;
beforeAll(() => {
  compiler = openCompiler({ cacheFolder: null });
});
afterAll(() => compiler.close());

async function solve(sql: string): Promise<SolvedQuery> {
  const command = /^(?:insert|update|delete)/.test(sql) && !sql.includes('returning') ? 'exec' : 'many';
  const text = `-- name: Query :${command}\n${sql};\n`;
  const { queries, diagnostics } = await compiler.compile({ schema: [{ path: 'schema.sql', text: schema }], queries: [{ path: 'query.sql', text }] });
  expect(diagnostics.map(({ message }) => message)).toEqual([]);
  return queries[0] ?? expect.fail('no query');
}

/** `tasks.id`, `[tasks.id]` for an array of such values, `element of tasks.reviewers`, `open_tasks.task_id < tasks.id`. */
function words(origins: readonly Origin[]): string {
  return origins
    .map(({ name, depth, below }) => {
      const short = name.replace('public.', '');
      const value = depth === 0 ? short : depth > 0 ? `[${short}]` : `element of ${short}`;
      return below.length === 0 ? value : `${value} < ${words(below)}`;
    })
    .sort()
    .join(', ');
}

const columns: Readonly<Record<string, string>> = {
  'select id from tasks': 'tasks.id',
  'select t.id from workspaces w left join tasks t on t.workspace_id = w.id': 'tasks.id',
  'select x.id from (select id from tasks) x': 'tasks.id',
  'with x as (select id from tasks) select y.id from x as y': 'tasks.id',
  'with x as (update tasks set name = $1 returning id) select id from x': 'tasks.id',
  'select x.y from (select id from tasks group by id) as x (y)': 'tasks.id',
  'select id from tasks a join tasks b using (id)': 'tasks.id',
  'select id from tasks a full join tasks b using (id)': 'tasks.id',
  'select j.x from (tasks a join workspaces b on true) as j (x)': 'tasks.id',
  'select task_id from open_tasks': 'open_tasks.task_id < tasks.id',
  'select workspace_id from open_tasks': 'open_tasks.workspace_id < workspaces.id',
  'select title from open_tasks': 'open_tasks.title',
  'select id from task_names': 'task_names.id < tasks.id',
  'select name::text from tasks': 'tasks.name',
  'select name collate "C" from tasks': 'tasks.name',
  'select id from tasks union select parent_id from tasks': 'tasks.id, tasks.parent_id',
  'select id from tasks union all select null': 'tasks.id',
  'select id from tasks except select id from workspaces': 'tasks.id',
  'select id from tasks intersect select id from workspaces': 'tasks.id, workspaces.id',
  'select coalesce(parent_id, id) from tasks': 'tasks.id, tasks.parent_id',
  'select coalesce(parent_id, null) from tasks': 'tasks.parent_id',
  'select greatest(id, parent_id) from tasks': 'tasks.id, tasks.parent_id',
  "select nullif(id, '00000000-0000-0000-0000-000000000000') from tasks": 'tasks.id',
  'select case when random() > 0.5 then id end from tasks': 'tasks.id',
  'select min(name), count(*) from tasks': 'tasks.name',
  'select any_value(payload) from tasks': 'tasks.payload',
  'select array_agg(id order by name) from tasks': '[tasks.id]',
  "select coalesce(array_agg(t.id) filter (where t.id is not null), '{}') from workspaces w left join tasks t on true group by w.id": '[tasks.id]',
  'select array_remove(array_agg(parent_id), null) from tasks': '[tasks.parent_id]',
  'select array(select id from tasks)': '[tasks.id]',
  'select array[id, parent_id] from tasks': '[tasks.id], [tasks.parent_id]',
  'select (array_agg(id))[1] from tasks': 'tasks.id',
  'select (array_agg(id))[1:2] from tasks': '[tasks.id]',
  'select unnest(reviewers) from tasks': 'element of tasks.reviewers',
  'select r from tasks, unnest(reviewers) as r': 'element of tasks.reviewers',
  'select (select id from tasks limit 1)': 'tasks.id',
  'select lag(id) over (order by name) from tasks': 'tasks.id',
  'select lag(id, 1, parent_id) over (order by name) from tasks': 'tasks.id, tasks.parent_id',
  'select first_value(id) over (order by name) from tasks': 'tasks.id',
  'insert into tasks (id, name, owner) values ($1, $2, $3) returning id': 'tasks.id',
  'update tasks set name = $1 returning id': 'tasks.id',
  'delete from tasks using workspaces w returning w.id': 'workspaces.id',
  'with recursive up as (select id, parent_id from tasks where id = $1 union all select t.id, t.parent_id from tasks t join up on t.id = up.parent_id) select id from up': 'tasks.id',
  'with recursive up as (select parent_id as id from tasks where id = $1 union all select t.id from tasks t join up on t.parent_id = up.id) select id from up': 'tasks.id, tasks.parent_id',
  'select owner from tasks': 'tasks.owner',
  'select name::email from tasks': 'email < tasks.name',
  "select 'a@b'::email": 'email',
};

const computed = [
  "select id || '' from tasks",
  'select id::text from tasks',
  'select lower(name) from tasks',
  'select name::varchar(3) from tasks',
  "select coalesce(parent_id, '00000000-0000-0000-0000-000000000000') from tasks",
  'select coalesce(parent_id, $1) from tasks',
  'select case when true then id else gen_random_uuid() end from tasks',
  'select id from tasks union select gen_random_uuid()',
  'select string_agg(name, \',\') from tasks',
  "select payload -> 'a' from tasks",
  "select payload['a'] from tasks",
  'select count(id) from tasks',
  'select $1::uuid',
  'select lag(id, 1, gen_random_uuid()) over () from tasks',
  'select array[id, gen_random_uuid()] from tasks',
  'select x from (values (gen_random_uuid())) as v (x)',
  'select tasks from tasks',
  'select id from json_to_recordset($1) as r (id uuid)',
];

describe('a result column comes from', () => {
  test.each(Object.entries(columns))('%s: %s', async (sql, expected) => {
    const [column] = (await solve(sql)).columns;
    expect(words(column?.origins ?? [])).toBe(expected);
  });

  test.each(computed)('nowhere: %s', async (sql) => {
    expect((await solve(sql)).columns[0]?.origins).toEqual([]);
  });
});

const parameters: Readonly<Record<string, string>> = {
  'select 1 from tasks where id = $1': 'tasks.id',
  'select 1 from tasks where $1 <> id': 'tasks.id',
  'select 1 from tasks where id = $1::uuid': 'tasks.id',
  'select 1 from tasks where id = any($1::uuid[])': '[tasks.id]',
  'select 1 from tasks where id in (sqlc.slice(ids))': '[tasks.id]',
  'select 1 from tasks where id in ($1, gen_random_uuid())': 'tasks.id',
  'select 1 from tasks where $1 = any(reviewers)': 'element of tasks.reviewers',
  'select 1 from tasks where $1 in (select id from tasks)': 'tasks.id',
  'select 1 from tasks where id between $1 and gen_random_uuid()': 'tasks.id',
  'select 1 from tasks where (name, id) > (\'a\', $1)': 'tasks.id',
  'select 1 from tasks where parent_id is distinct from $1': 'tasks.parent_id',
  'select 1 from tasks where id = $1 or $1 is null': 'tasks.id',
  'select 1 from tasks where id = coalesce($1, id)': 'tasks.id',
  'select 1 from open_tasks where task_id = $1': 'open_tasks.task_id < tasks.id',
  'select 1 from (select id as x from tasks) s where x = $1': 'tasks.id',
  'select 1 from workspaces w join tasks t on t.workspace_id = w.id and w.id = $1': 'workspaces.id',
  'select 1 from tasks where id = $1 or workspace_id = $1': 'tasks.id, tasks.workspace_id',
  'select 1 from tasks where exists (select from workspaces w where w.id = $1 and w.id = workspace_id)': 'workspaces.id',
  'select 1 from tasks group by id having id = $1': 'tasks.id',
  'select 1 from tasks join unnest($1::uuid[]) as ids (id) on ids.id = tasks.id': '[tasks.id]',
  'select 1 from tasks join unnest($1::uuid[], $2::text[]) as ids (id, name) on ids.id = tasks.id': '[tasks.id]',
  'select 1 from tasks join (values ($1::uuid), ($2)) as ids (id) on ids.id = tasks.id': 'tasks.id',
  'with x as (select $1::uuid as id) select 1 from x join tasks using (id)': 'tasks.id',
  'insert into tasks (id, name, owner) values ($1, $2, $3)': 'tasks.id',
  'insert into tasks (id, name, owner) values ($1, $2, $3), ($4, $5, $6)': 'tasks.id',
  'insert into tasks (id, name, owner) select $1, $2, $3': 'tasks.id',
  'insert into tasks (id, name, owner) select unnest($1::uuid[]), $2, $3': '[tasks.id]',
  'insert into tasks (id, name, owner) select id, $2, $3 from unnest($1::uuid[]) as ids (id)': '[tasks.id]',
  'update tasks set payload = $1': 'tasks.payload',
  'update tasks set payload = coalesce($1, payload)': 'tasks.payload',
  'update tasks set payload = case when $1::jsonb is null then payload else $1 end': 'tasks.payload',
  'update tasks set payload = $1 where payload = $1': 'tasks.payload',
  'update tasks set reviewers = $1': 'tasks.reviewers',
  'update tasks set reviewers = array[$1]::uuid[]': 'element of tasks.reviewers',
  "select $1::email": 'email',
};

const unbound = [
  'select 1 from tasks where id::text = $1',
  'select 1 from tasks where lower(name) = $1',
  'select 1 from tasks where name like $1',
  'select 1 from tasks where payload @> $1',
  "select 1 from tasks where payload -> 'a' = $1",
  'select 1 from tasks limit $1',
  'update tasks set name = name || $1',
  'update tasks set payload = jsonb_set(payload, $1, \'1\')',
];

describe('a parameter is one of', () => {
  test.each(Object.entries(parameters))('%s: %s', async (sql, expected) => {
    const param = (await solve(sql)).params.find(({ position }) => position === 1);
    expect(words(param?.origins ?? [])).toBe(expected);
  });

  test.each(unbound)('nothing: %s', async (sql) => {
    expect((await solve(sql)).params[0]?.origins).toEqual([]);
  });
});
