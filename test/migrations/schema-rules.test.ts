/** The rules that the schema itself keeps: derived status, checks, triggers, partial uniqueness, views. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { migrateDown, migrateUp, taskMigrations } from '../../src/migrate/index.js';
import { createServerDatabase, type ServerDatabase } from '../support/server-database.js';
import { type Scene, TaskFixtures } from '../support/task-fixtures.js';
import { withClient } from '../support/with-client.js';

const prebuildsUser = 'c42fdf75-3097-471c-8c33-fb52454d81c0';
let database: ServerDatabase;
let sql: pg.Client;
let fixtures: TaskFixtures;
let scene: Scene;

beforeAll(async () => {
  database = await createServerDatabase();
  await migrateUp({ databaseUrl: database.url, migrations: taskMigrations() });
  sql = new pg.Client({ connectionString: database.url });
  await sql.connect();
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});
beforeEach(async () => {
  await sql.query('BEGIN');
  fixtures = new TaskFixtures(sql);
  scene = await fixtures.scene();
});
afterEach(() => sql.query('ROLLBACK'));

async function one(text: string, values: unknown[] = []): Promise<unknown> {
  const result = await sql.query<Record<string, unknown>>(text, values);
  return result.rows[0];
}

/** Runs a statement that must fail and goes on in the transaction. */
async function refused(text: string, values: unknown[] = []): Promise<unknown> {
  await sql.query('SAVEPOINT attempt');
  const error: unknown = await sql.query(text, values).catch((thrown: unknown) => thrown);
  await sql.query('ROLLBACK TO attempt');
  return error;
}

describe('the status of a job', () => {
  test.each([
    ['completed with error', 'now()', 'now()', "'x'", 'now()', 'failed'],
    ['completed and canceled', 'now()', 'now()', "''", 'now()', 'canceled'],
    ['completed', 'now()', 'NULL', 'NULL', 'now()', 'succeeded'],
    ['completed, never started', 'now()', 'NULL', 'NULL', 'NULL', 'succeeded'],
    ['error alone', 'NULL', 'now()', "'x'", 'NULL', 'failed'],
    ['canceled alone', 'NULL', 'now()', 'NULL', 'now()', 'canceling'],
    ['nothing', 'NULL', 'NULL', "''", 'NULL', 'pending'],
    ['started', 'NULL', 'NULL', 'NULL', 'now()', 'running'],
  ])('%s', async (_, completed, canceled, error, started, expected) => {
    const id = await fixtures.job(scene, 'pending');
    const set = `completed_at = ${completed}, canceled_at = ${canceled}, error = ${error}, started_at = ${started}`;
    const row = await one(`UPDATE provisioner_jobs SET ${set} WHERE id = $1 RETURNING job_status`, [id]);
    expect(row).toEqual({ job_status: expected });
  });
});

describe('the deadline of a build', () => {
  const none = "'0001-01-01 00:00:00+00'";

  test.each([
    ['no limit', none, none, true],
    ['a deadline without limit', "'2030-01-01Z'", none, true],
    ['a deadline at the limit', "'2030-01-01Z'", "'2030-01-01Z'", true],
    ['a deadline above the limit', "'2030-01-02Z'", "'2030-01-01Z'", false],
    ['a limit without deadline', none, "'2030-01-01Z'", false],
  ])('%s', async (_, deadline, maxDeadline, allowed) => {
    const workspaceId = await fixtures.workspace(scene);
    const id = await fixtures.build(scene, { workspaceId, number: 1 });
    const update = `UPDATE workspace_builds SET deadline = ${deadline}, max_deadline = ${maxDeadline} WHERE id = $1`;
    const result = await refused(update, [id]);
    if (allowed) expect(result).not.toBeInstanceOf(Error);
    else expect(result).toMatchObject({ constraint: 'workspace_builds_deadline_below_max_deadline' });
  });
});

describe('next_start_at', () => {
  const kept = '2030-01-01T00:00:00.000Z';

  test.each([
    ['is forgotten when the schedule changes', "autostart_schedule = 'B'", null],
    [
      'is kept when it changes with the schedule',
      "autostart_schedule = 'B', next_start_at = '2031-01-01Z'",
      '2031-01-01T00:00:00.000Z',
    ],
    ['is kept when the schedule goes', 'autostart_schedule = NULL', kept],
    ['is kept when something else changes', "name = 'other'", kept],
    ['is forgotten when the workspace goes dormant', 'dormant_at = now()', null],
  ])('%s', async (_, change, expected) => {
    const id = await fixtures.workspace(scene, { autostart_schedule: 'A', next_start_at: kept });
    await sql.query(`UPDATE workspaces SET ${change} WHERE id = $1`, [id]);
    const row = await one('SELECT next_start_at FROM workspaces WHERE id = $1', [id]);
    expect(row).toEqual({ next_start_at: expected === null ? null : new Date(expected) });
  });

  test('is kept when a first schedule appears', async () => {
    const id = await fixtures.workspace(scene, { next_start_at: kept });
    await sql.query("UPDATE workspaces SET autostart_schedule = 'A' WHERE id = $1", [id]);
    expect(await one('SELECT next_start_at FROM workspaces WHERE id = $1', [id])).toEqual({
      next_start_at: new Date(kept),
    });
  });

  test('cannot be set while the workspace is dormant', async () => {
    const id = await fixtures.workspace(scene, { dormant_at: kept });
    await sql.query('UPDATE workspaces SET next_start_at = now() WHERE id = $1', [id]);
    expect(await one('SELECT next_start_at FROM workspaces WHERE id = $1', [id])).toEqual({ next_start_at: null });
  });
});

describe('the name of an agent', () => {
  const insert = `INSERT INTO workspace_agents (id, created_at, updated_at, name, resource_id, auth_token, architecture, operating_system, deleted)
    VALUES (gen_random_uuid(), now(), now(), $1, $2, gen_random_uuid(), '', '', $3)`;

  async function resources(build: boolean): Promise<readonly [string, string]> {
    const workspaceId = await fixtures.workspace(scene);
    const buildId = await fixtures.build(scene, { workspaceId, number: 1 });
    const jobId = build
      ? await one('SELECT job_id FROM workspace_builds WHERE id = $1', [buildId])
      : { job_id: await fixtures.job(scene, 'succeeded') };
    const ids = [randomUUID(), randomUUID()] as const;
    for (const id of ids) {
      await sql.query(
        "INSERT INTO workspace_resources (id, created_at, job_id, transition, type, name) SELECT $1, now(), (($2::jsonb)->>'job_id')::uuid, 'start', 't', 'n'",
        [id, JSON.stringify(jobId)],
      );
    }
    return ids;
  }

  test('is unique among the live agents of a build, over all its resources', async () => {
    const [first, second] = await resources(true);
    await sql.query(insert, ['dev', first, false]);
    expect(await refused(insert, ['dev', second, false])).toMatchObject({
      code: '23505',
      constraint: 'workspace_agents_name_unique_per_build',
      table: 'workspace_agents',
    });
    await sql.query(insert, ['main', second, false]);
    expect(await refused("UPDATE workspace_agents SET name = 'dev' WHERE name = 'main'")).toMatchObject({
      code: '23505',
    });
    await sql.query("UPDATE workspace_agents SET deleted = true WHERE name = 'dev'");
    await sql.query(insert, ['dev', second, false]);
  });

  test('is free where no build owns the resource', async () => {
    const [first, second] = await resources(false);
    await sql.query(insert, ['dev', first, false]);
    await sql.query(insert, ['dev', second, false]);
  });
});

describe('names', () => {
  test('of a task are free again after a soft delete, whatever their case', async () => {
    const id = await fixtures.task(scene, { name: 'Fix' });
    const again =
      "INSERT INTO tasks SELECT gen_random_uuid(), organization_id, owner_id, 'fix', NULL, template_version_id, '{}', '', now(), NULL FROM tasks WHERE id = $1";
    expect(await refused(again, [id])).toMatchObject({ constraint: 'tasks_owner_id_name_unique_idx' });
    await sql.query('UPDATE tasks SET deleted_at = now() WHERE id = $1', [id]);
    expect(await refused(again, [id])).not.toBeInstanceOf(Error);
  });

  test('of a user cannot be left out', async () => {
    const insertUser =
      "INSERT INTO users (id, email, created_at, updated_at) VALUES (gen_random_uuid(), 'a@b', now(), now())";
    expect(await refused(insertUser)).toMatchObject({ constraint: 'users_username_not_empty' });
  });

  test('an ACL that is no object is refused', async () => {
    const id = await fixtures.workspace(scene);
    expect(await refused("UPDATE workspaces SET user_acl = '[]' WHERE id = $1", [id])).toMatchObject({
      constraint: 'workspaces_user_acl_is_object',
    });
  });

  test('there is one default organization', async () => {
    const add =
      "INSERT INTO organizations VALUES (gen_random_uuid(), gen_random_uuid(), '', '', '', true, false, now(), now())";
    await sql.query(add);
    expect(await refused(add)).toMatchObject({ constraint: 'organizations_single_default_idx' });
  });
});

describe('views', () => {
  test('the prebuilds user is there and is a system user', async () => {
    expect(await one('SELECT is_system, deleted FROM users WHERE id = $1', [prebuildsUser])).toEqual({
      is_system: true,
      deleted: false,
    });
  });

  test('workspaces_expanded names who may see a workspace, also when gone or misspelt', async () => {
    const member = await fixtures.user();
    const gone = randomUUID();
    const id = await fixtures.workspace(scene, { user_acl: { [member]: ['use'], [gone]: [], nobody: [] } });
    const taskId = await fixtures.task(scene, { workspace_id: id, deleted_at: '2020-01-02T00:00:00Z' });
    expect(
      await one(
        'SELECT task_id, user_acl_display_info AS users, group_acl_display_info AS groups FROM workspaces_expanded WHERE id = $1',
        [id],
      ),
    ).toEqual({
      task_id: taskId,
      groups: {},
      users: {
        [member]: { name: 'Ada', avatar_url: '/ada.png' },
        [gone]: { name: '', avatar_url: '' },
        nobody: { name: '', avatar_url: '' },
      },
    });
  });

  test('workspace_latest_builds takes the highest number, and a row of NULLs where there is no build', async () => {
    const workspaceId = await fixtures.workspace(scene);
    const empty =
      'SELECT count(*)::int AS count FROM workspace_latest_builds WHERE num_nonnulls(id, workspace_id, job_id, transition, created_at, job_status) = 0';
    expect(await one(empty)).toEqual({ count: 1 });
    await fixtures.build(scene, { workspaceId, number: 2, transition: 'stop', job: 'running' });
    await fixtures.build(scene, { workspaceId, number: 1 });
    expect(await one(empty)).toEqual({ count: 0 });
    expect(await one('SELECT transition, job_status FROM workspace_latest_builds')).toEqual({
      transition: 'stop',
      job_status: 'running',
    });
    await sql.query('UPDATE workspaces SET deleted = true');
    expect(await one('SELECT FROM workspace_latest_builds')).toBeUndefined();
  });

  test('workspace_prebuilds is ready when every live agent of the latest build is', async () => {
    const workspaceId = await fixtures.workspace({ ...scene, ownerId: prebuildsUser });
    const buildId = await fixtures.build(scene, { workspaceId, number: 1 });
    expect(await one('SELECT FROM workspace_prebuilds')).toBeUndefined();
    const preset = await one(
      "INSERT INTO template_version_presets (template_version_id, name) VALUES ($1, 'p') RETURNING id",
      [scene.templateVersionId],
    );
    await sql.query("UPDATE workspace_builds SET template_version_preset_id = (($1::jsonb)->>'id')::uuid", [
      JSON.stringify(preset),
    ]);
    const ready = 'SELECT ready FROM workspace_prebuilds';
    expect(await one(ready)).toEqual({ ready: false });

    const resource = await one(
      "INSERT INTO workspace_resources SELECT gen_random_uuid(), now(), job_id, 'start', 't', 'n' FROM workspace_builds WHERE id = $1 RETURNING id AS resource_id",
      [buildId],
    );
    const add = `INSERT INTO workspace_agents (id, created_at, updated_at, name, resource_id, lifecycle_state, auth_token, architecture, operating_system)
      VALUES (gen_random_uuid(), now(), now(), $1, (($2::jsonb)->>'resource_id')::uuid, $3, gen_random_uuid(), '', '')`;
    await sql.query(add, ['a', JSON.stringify(resource), 'ready']);
    expect(await one(ready)).toEqual({ ready: true });
    await sql.query(add, ['b', JSON.stringify(resource), 'starting']);
    expect(await one(ready)).toEqual({ ready: false });
    await sql.query("UPDATE workspace_agents SET deleted = true WHERE name = 'b'");
    expect(await one(ready)).toEqual({ ready: true });
  });
});

test('a display name is made from the prompt of every task that is there already', async () => {
  const empty = await createServerDatabase();
  const options = { databaseUrl: empty.url, migrations: taskMigrations() };
  try {
    await migrateUp({ ...options, count: 7 });
    await withClient(empty.url, async (client) => {
      const local = new TaskFixtures(client);
      const here = await local.scene();
      await local.task(here, { name: 'short', prompt: 'line one\r\nline\ttwo' });
      await local.task(here, { name: 'long', prompt: `${'é'.repeat(63)}😀x` });
      await migrateDown({ ...options });
      await migrateUp({ ...options, count: 1 });
      const { rows } = await client.query('SELECT name, display_name FROM tasks ORDER BY name');
      expect(rows).toEqual([
        { name: 'long', display_name: `${'é'.repeat(63)}…` },
        { name: 'short', display_name: 'line one  line two' },
      ]);
    });
  } finally {
    await empty.drop();
  }
});
