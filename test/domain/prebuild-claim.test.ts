/** Claiming a prebuilt workspace: which one, what becomes of it, and that nobody gets another's. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { taskMigrations } from '../../src/migrate/index.js';
import { UniqueViolationError } from '../../src/runtime/index.js';
import { createTestDatabase } from '../../src/testing/index.js';
import { claimPrebuiltWorkspace, type ClaimPrebuiltWorkspaceParams } from '../../src/tasks/index.js';
import type { Row } from '../support/insert-rows.js';
import { longAgo, TaskFixtures, type BuildFacts, type Scene } from '../support/task-fixtures.js';
import { withClient } from '../support/with-client.js';

const prebuildsUser = 'c42fdf75-3097-471c-8c33-fb52454d81c0';
const now = new Date('2026-02-03T04:05:06.789Z');
const openDatabase = () => createTestDatabase({ server: inject('serverUrl'), migrations: taskMigrations() });

interface Facts {
  readonly workspace?: Row;
  readonly build?: Omit<BuildFacts, 'workspaceId' | 'number'>;
  /** Default: one that is ready. */
  readonly agents?: readonly Row[];
}

describe('ClaimPrebuiltWorkspace', () => {
  let database: Awaited<ReturnType<typeof openDatabase>>;
  let fixtures: TaskFixtures;
  let scene: Scene;
  let presetId: string;

  beforeAll(async () => {
    database = await openDatabase();
    fixtures = new TaskFixtures(database.db);
  });
  // A preset of its own: no test sees the prebuilds of another.
  beforeEach(async () => {
    const people = await fixtures.scene();
    const active_version_id = randomUUID();
    scene = { ...people, templateId: await fixtures.template(people, { active_version_id }), templateVersionId: active_version_id };
    await database.db.query('UPDATE template_versions SET id = $1, template_id = $2 WHERE id = $3', [active_version_id, scene.templateId, people.templateVersionId]);
    presetId = await fixtures.preset(scene.templateVersionId);
  });
  afterAll(() => database.close());

  async function prebuild(facts: Facts = {}): Promise<string> {
    const workspaceId = await fixtures.workspace({ ...scene, ownerId: prebuildsUser }, facts.workspace);
    const row = { template_version_preset_id: presetId, ...facts.build?.row };
    const id = await fixtures.build(scene, { ...facts.build, workspaceId, number: 1, row });
    const { rows } = await database.db.query<{ job_id: string }>('SELECT job_id FROM workspace_builds WHERE id = $1', [id]);
    for (const agent of facts.agents ?? [{}]) await fixtures.agentOfJob(rows[0]?.job_id ?? '', agent);
    return workspaceId;
  }
  const params = (changes: Partial<ClaimPrebuiltWorkspaceParams> = {}): ClaimPrebuiltWorkspaceParams => ({
    newUserId: scene.ownerId,
    newName: `claimed-${randomUUID()}`,
    now,
    autostartSchedule: null,
    nextStartAt: null,
    workspaceTtl: null,
    presetId,
    ...changes,
  });
  const claim = (changes: Partial<ClaimPrebuiltWorkspaceParams> = {}) => claimPrebuiltWorkspace(database.db, params(changes));

  test('gives the workspace a new owner, a name and its settings', async () => {
    const id = await prebuild({ workspace: { dormant_at: longAgo, deleting_at: longAgo } });
    const nextStartAt = new Date('2026-02-04T09:00:00Z');
    expect(await claim({ newName: 'mine', autostartSchedule: '0 9 * * *', nextStartAt, workspaceTtl: 8n })).toEqual({ id, name: 'mine' });
    const { rows } = await database.db.query('SELECT * FROM workspaces WHERE id = $1', [id]);
    expect(rows[0]).toMatchObject({
      owner_id: scene.ownerId, name: 'mine', updated_at: now, last_used_at: now, autostart_schedule: '0 9 * * *',
      next_start_at: nextStartAt, ttl: '8', dormant_at: null, deleting_at: null, deleted: false,
    });
    expect(await claim()).toBeNull();
  });

  test('takes the oldest first', async () => {
    const young = await prebuild({ workspace: { created_at: '2025-01-02T00:00:00Z' } });
    const old = await prebuild({ workspace: { created_at: '2025-01-01T00:00:00Z' } });
    expect([(await claim())?.id, (await claim())?.id, await claim()]).toEqual([old, young, null]);
  });

  const unfit: readonly (readonly [string, Facts])[] = [
    ['it is deleted', { workspace: { deleted: true } }],
    ['its agent is not ready', { agents: [{ lifecycle_state: 'starting' }] }],
    ['one of its agents is not ready', { agents: [{}, { name: 'second', lifecycle_state: 'start_error' }] }],
    ['it has no agent', { agents: [] }],
    ['its only agent was deleted', { agents: [{ deleted: true }] }],
    ['its build runs', { build: { job: 'running' } }],
    ['its build failed', { build: { job: 'failed' } }],
    ['it was stopped', { build: { transition: 'stop' } }],
    ['it has no preset', { build: { row: { template_version_preset_id: null } } }],
  ];
  test.each(unfit)('gives no row when %s', async (_title, facts) => {
    await prebuild(facts);
    expect(await claim()).toBeNull();
  });

  test('gives no row for another preset, an older version, a deleted template, or a workspace that has an owner', async () => {
    const id = await prebuild();
    expect(await claim({ presetId: randomUUID() })).toBeNull();
    for (const [broken, whole] of [
      ['UPDATE templates SET active_version_id = gen_random_uuid() WHERE id = $1', `UPDATE templates SET active_version_id = '${scene.templateVersionId}' WHERE id = $1`],
      ['UPDATE templates SET deleted = true WHERE id = $1', 'UPDATE templates SET deleted = false WHERE id = $1'],
    ] as const) {
      await database.db.query(broken, [scene.templateId]);
      expect(await claim()).toBeNull();
      await database.db.query(whole, [scene.templateId]);
    }
    await database.db.query('UPDATE workspaces SET owner_id = $1 WHERE id = $2', [scene.ownerId, id]);
    expect(await claim()).toBeNull();
  });

  test('refuses a name that the user has used, and an unknown user, and leaves the prebuild alone', async () => {
    const id = await prebuild();
    await fixtures.workspace(scene, { name: 'Taken' });
    const error = await claim({ newName: 'taken' }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UniqueViolationError);
    expect(error).toMatchObject({ constraint: 'workspaces_owner_id_name_unique_idx' });
    await expect(claim({ newUserId: randomUUID() })).rejects.toMatchObject({ code: '23503' });
    expect(await claim()).toMatchObject({ id });
  });

  describe('by two sessions', () => {
    const inTransaction = (work: (first: pg.Client, second: pg.Client) => Promise<void>): Promise<void> =>
      withClient(database.url ?? '', (first) =>
        withClient(database.url ?? '', async (second) => {
          for (const client of [first, second]) {
            // Who waits for the other fails instead.
            await client.query("SET lock_timeout = '5s'");
            await client.query('BEGIN');
          }
          await work(first, second);
        }),
      );

    test('of one prebuild, the second gets no row and does not wait, whatever becomes of the first', async () => {
      const id = await prebuild();
      await inTransaction(async (first, second) => {
        expect(await claimPrebuiltWorkspace(first, params())).toMatchObject({ id });
        expect(await claimPrebuiltWorkspace(second, params())).toBeNull();
        await first.query('COMMIT');
        expect(await claimPrebuiltWorkspace(second, params())).toBeNull();
        await second.query('COMMIT');
      });
    });

    test('of two prebuilds, each gets one', async () => {
      const ids = [await prebuild(), await prebuild()];
      await inTransaction(async (first, second) => {
        const claimed = [await claimPrebuiltWorkspace(first, params()), await claimPrebuiltWorkspace(second, params())];
        expect(claimed.map((row) => row?.id).sort()).toEqual(ids.sort());
        await first.query('COMMIT');
        await second.query('COMMIT');
      });
    });

    test('one that is given back can be claimed by the other', async () => {
      const id = await prebuild();
      await inTransaction(async (first, second) => {
        expect(await claimPrebuiltWorkspace(first, params())).toMatchObject({ id });
        await first.query('ROLLBACK');
        expect(await claimPrebuiltWorkspace(second, params())).toMatchObject({ id });
      });
    });
  });

  test('by twenty at once, of eight prebuilds: eight get one, each another', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => prebuild()));
    const claimed = await Promise.all(Array.from({ length: 20 }, () => claim()));
    const winners = claimed.filter((row) => row !== null);
    expect(winners.map((row) => row.id).sort()).toEqual(ids.sort());
    const { rows } = await database.db.query('SELECT name FROM workspaces WHERE owner_id = $1', [scene.ownerId]);
    expect(rows.map((row) => (row as { name: string }).name).sort()).toEqual(winners.map((row) => row.name).sort());
  });
});
