/** Builds: what a new one holds and refuses, its deadline and flags, and how long builds of a template took. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CheckViolationError, ForeignKeyViolationError, UniqueViolationError } from '../../src/runtime/index.js';
import { embeddedServer, type MigratedDatabase } from '../support/platforms.js';
import { TaskFixtures, type BuildFacts, type Scene } from '../support/task-fixtures.js';
import {
  getTemplateAverageBuildTime, insertWorkspaceBuild, insertWorkspaceBuildParameters, updateWorkspaceBuildDeadlineByID, updateWorkspaceBuildFlagsByID,
  type InsertWorkspaceBuildParams,
} from '../../src/tasks/index.js';

const prebuildsUser = 'c42fdf75-3097-471c-8c33-fb52454d81c0';
const none = new Date('0001-01-01T00:00:00Z');
const createdAt = new Date('2026-02-03T04:05:06.789Z');
const deadline = new Date('2026-02-03T12:00:00Z');
const max = new Date('2026-02-03T13:00:00Z');

describe.skipIf(embeddedServer.skipped)('workspace builds', () => {
  let database: MigratedDatabase;
  let db: MigratedDatabase['db'];
  let sql: MigratedDatabase['sql'];
  let fixtures: TaskFixtures;
  let scene: Scene;

  beforeAll(async () => {
    database = await embeddedServer.open();
    ({ db, sql } = database);
    fixtures = new TaskFixtures(sql);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    scene = await fixtures.scene();
  });

  const build = async (id: string): Promise<unknown> => (await sql.query('SELECT * FROM workspace_builds WHERE id = $1', [id])).rows[0];

  describe('InsertWorkspaceBuild', () => {
    const newBuild = async (): Promise<InsertWorkspaceBuildParams> => ({
      id: randomUUID(),
      createdAt,
      updatedAt: createdAt,
      workspaceId: await fixtures.workspace(scene),
      templateVersionId: scene.templateVersionId,
      buildNumber: 1,
      transition: 'start',
      initiatorId: scene.ownerId,
      jobId: await fixtures.job(scene, 'pending'),
      provisionerState: null,
      deadline: none,
      maxDeadline: none,
      reason: 'task_resume',
      templateVersionPresetId: null,
    });

    test('adds a build of which nobody knows yet what it holds', async () => {
      const params = { ...(await newBuild()), provisionerState: Uint8Array.of(0, 255), templateVersionPresetId: await fixtures.preset(scene.templateVersionId) };
      await insertWorkspaceBuild(db, params);
      expect(await build(params.id)).toMatchObject({
        created_at: createdAt, workspace_id: params.workspaceId, build_number: 1, transition: 'start', reason: 'task_resume', job_id: params.jobId,
        provisioner_state: Buffer.of(0, 255), template_version_preset_id: params.templateVersionPresetId, has_ai_task: null, has_external_agent: null, daily_cost: 0,
      });
    });

    test('refuses a number or a job that is taken, and leaves nothing behind', async () => {
      const first = await newBuild();
      await insertWorkspaceBuild(db, first);
      const second = { ...first, id: randomUUID(), jobId: await fixtures.job(scene, 'pending') };
      const error = await insertWorkspaceBuild(db, second).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(UniqueViolationError);
      expect(error).toMatchObject({ constraint: 'workspace_builds_workspace_id_build_number_key' });
      await expect(insertWorkspaceBuild(db, { ...second, buildNumber: 2, jobId: first.jobId })).rejects.toMatchObject({ constraint: 'workspace_builds_job_id_key' });
      expect(await build(second.id)).toBeUndefined();
    });

    test.each(['workspaceId', 'templateVersionId', 'jobId', 'templateVersionPresetId'] as const)('refuses an unknown %s', async (key) => {
      const inserted = insertWorkspaceBuild(db, { ...(await newBuild()), [key]: randomUUID() });
      await expect(inserted).rejects.toBeInstanceOf(ForeignKeyViolationError);
    });

    test.each([[max, deadline], [none, deadline]])('refuses the deadline %s with the maximum %s', async (late, early) => {
      const inserted = insertWorkspaceBuild(db, { ...(await newBuild()), deadline: late, maxDeadline: early });
      await expect(inserted).rejects.toBeInstanceOf(CheckViolationError);
    });
  });

  test('InsertWorkspaceBuildParameters pairs names and values, and refuses lists of different length whole', async () => {
    const workspaceBuildId = await fixtures.build(scene, { workspaceId: await fixtures.workspace(scene), number: 1 });
    const stored = async (): Promise<unknown> => (await sql.query('SELECT name, value FROM workspace_build_parameters WHERE workspace_build_id = $1 ORDER BY name', [workspaceBuildId])).rows;
    await expect(insertWorkspaceBuildParameters(db, { workspaceBuildId, names: ['a', 'b'], values: ['1'] })).rejects.toMatchObject({ code: '23502', columns: ['value'] });
    await expect(insertWorkspaceBuildParameters(db, { workspaceBuildId, names: ['a', 'a'], values: ['1', '2'] })).rejects.toMatchObject({ code: '23505' });
    expect(await stored()).toEqual([]);
    await insertWorkspaceBuildParameters(db, { workspaceBuildId, names: ['b', 'a'], values: ['', '{"x": "ü"}'] });
    expect(await stored()).toEqual([{ name: 'a', value: '{"x": "ü"}' }, { name: 'b', value: '' }]);
  });

  test('UpdateWorkspaceBuildDeadlineByID moves both times, but not those of an unclaimed prebuild', async () => {
    const ids: string[] = [];
    for (const ownerId of [scene.ownerId, prebuildsUser]) {
      const of = { ...scene, ownerId };
      ids.push(await fixtures.build(of, { workspaceId: await fixtures.workspace(of), number: 1 }));
    }
    for (const id of ids) await updateWorkspaceBuildDeadlineByID(db, { id, deadline, maxDeadline: max, updatedAt: createdAt });
    const { rows } = await sql.query("SELECT deadline = '0001-01-01 00:00:00+00' AS none, updated_at > '2026-01-01' AS updated FROM workspace_builds WHERE id = ANY ($1) ORDER BY none", [ids]);
    expect(rows).toEqual([{ none: false, updated: true }, { none: true, updated: false }]);
    expect(await build(ids[0] ?? '')).toMatchObject({ deadline, max_deadline: max, updated_at: createdAt });
    await expect(updateWorkspaceBuildDeadlineByID(db, { id: ids[0] ?? '', deadline: max, maxDeadline: deadline, updatedAt: createdAt })).rejects.toBeInstanceOf(CheckViolationError);
  });

  test('UpdateWorkspaceBuildFlagsByID sets both flags, also to NULL', async () => {
    const id = await fixtures.build(scene, { workspaceId: await fixtures.workspace(scene), number: 1 });
    for (const [hasAiTask, hasExternalAgent] of [[true, false], [null, true], [null, null]] as const) {
      await updateWorkspaceBuildFlagsByID(db, { id, hasAiTask, hasExternalAgent, updatedAt: createdAt });
      expect(await build(id)).toMatchObject({ has_ai_task: hasAiTask, has_external_agent: hasExternalAgent, updated_at: createdAt });
    }
  });

  describe('GetTemplateAverageBuildTime', () => {
    /** A build of a new workspace that took some seconds. */
    const took = async (seconds: number, facts: Partial<BuildFacts> = {}, of = scene): Promise<string> => {
      const jobRow = { started_at: '2026-01-01T00:00:00Z', completed_at: new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString(), ...facts.jobRow };
      return fixtures.build(of, { ...facts, workspaceId: await fixtures.workspace(of), number: 1, jobRow });
    };
    const times = (): Promise<unknown> => getTemplateAverageBuildTime(db, { templateId: scene.templateId });
    const unknown = { start50: -1, stop50: -1, delete50: -1, start95: -1, stop95: -1, delete95: -1 };

    test('is one row of -1 for an unknown template, and for one that nobody has built', async () => {
      expect(await getTemplateAverageBuildTime(db, { templateId: randomUUID() })).toEqual(unknown);
      expect(await times()).toEqual(unknown);
    });

    test('gives times that there were: the median and the 95th percentile of each transition', async () => {
      for (const seconds of [10, 20.5, 30, 40]) await took(seconds);
      await took(7, { transition: 'stop' });
      expect(await times()).toEqual({ ...unknown, start50: 20.5, start95: 40, stop50: 7, stop95: 7 });
      await took(0, { transition: 'delete' });
      expect(await times()).toMatchObject({ delete50: 0, delete95: 0 });
    });

    test('counts every version of the template, deleted workspaces, and an empty error as none', async () => {
      const other = { ...scene, templateVersionId: await fixtures.templateVersion(scene, scene.templateId) };
      await took(1, { jobRow: { error: '' } }, other);
      await sql.query('UPDATE workspaces SET deleted = true WHERE template_id = $1', [scene.templateId]);
      expect(await times()).toMatchObject({ start50: 1 });
    });

    test('does not count what failed, was canceled, never started or still runs, or belongs to another template', async () => {
      await took(1, { jobRow: { error: 'exit status 1' } });
      await took(1, { jobRow: { canceled_at: '2026-01-01T00:00:00Z' } });
      await took(1, { jobRow: { started_at: null } });
      await took(1, { jobRow: { completed_at: null } });
      await took(1, {}, await fixtures.scene());
      expect(await times()).toEqual(unknown);
    });

    test('takes the hundred builds that were created last, among those that count', async () => {
      await took(5000, { at: '2026-01-01T00:00:00Z' });
      for (let minute = 1; minute <= 100; minute += 1) await took(minute, { at: new Date(Date.UTC(2026, 0, 2, 0, minute)).toISOString() });
      await took(9000, { at: '2026-02-01T00:00:00Z', jobRow: { error: 'exit status 1' } });
      expect(await times()).toMatchObject({ start50: 50, start95: 95 });
    });
  });
});
