/** What the workspace queries refuse, and that nothing of it is written. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CheckViolationError, DatabaseError, ForeignKeyViolationError, ParameterError } from '../../src/runtime/index.js';
import { embeddedServer, type MigratedDatabase } from '../support/platforms.js';
import { TaskFixtures, type Scene } from '../support/task-fixtures.js';
import * as tasks from '../../src/tasks/index.js';

const noon = new Date('2026-02-01T12:00:00Z');
/** A value that only a program without types passes. */
const untyped = (value: unknown): never => value as never;

describe.skipIf(embeddedServer.skipped)('bad input', () => {
  let database: MigratedDatabase;
  let db: MigratedDatabase['db'];
  let fixtures: TaskFixtures;
  let scene: Scene;
  let id: string;

  beforeAll(async () => {
    database = await embeddedServer.open();
    ({ db } = database);
    fixtures = new TaskFixtures(database.sql);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    scene = await fixtures.scene();
    id = await fixtures.workspace(scene, { dormant_at: '2026-01-01T00:00:00Z' });
    await fixtures.build(scene, { workspaceId: id, number: 1 });
  });

  /** Everything that a query could have touched. */
  const content = async (): Promise<unknown> => {
    const tables = ['workspaces', 'workspace_builds', 'workspace_build_parameters', 'templates', 'provisioner_jobs'];
    const rows: unknown[] = [];
    for (const table of tables) rows.push((await database.sql.query(`SELECT ${table}::text AS row FROM ${table} ORDER BY 1`)).rows);
    return rows;
  };
  const refused = async (call: () => Promise<unknown>): Promise<unknown> => {
    const before = await content();
    const error = await call().then(() => 'no error', (thrown: unknown) => thrown);
    expect(await content()).toEqual(before);
    return error;
  };

  test('an id that nobody has changes nothing and is no error', async () => {
    const before = await content();
    const unknown = randomUUID();
    await tasks.favoriteWorkspace(db, { id: unknown });
    await tasks.unfavoriteWorkspace(db, { id: unknown });
    await tasks.updateWorkspaceTTL(db, { id: unknown, ttl: 1n });
    await tasks.updateWorkspacesTTLByTemplateID(db, { templateId: unknown, ttl: 1n });
    await tasks.updateWorkspaceAutostart(db, { id: unknown, autostartSchedule: 'A', nextStartAt: noon });
    await tasks.updateWorkspaceNextStartAt(db, { id: unknown, nextStartAt: noon });
    await tasks.batchUpdateWorkspaceNextStartAt(db, { ids: [unknown], nextStartAts: [noon] });
    await tasks.batchUpdateWorkspaceLastUsedAt(db, { ids: [unknown], lastUsedAt: noon });
    await tasks.updateWorkspaceLastUsedAt(db, { id: unknown, lastUsedAt: noon });
    await tasks.updateTemplateWorkspacesLastUsedAt(db, { templateId: unknown, lastUsedAt: noon });
    await tasks.updateWorkspaceBuildDeadlineByID(db, { id: unknown, deadline: noon, maxDeadline: noon, updatedAt: noon });
    await tasks.updateWorkspaceBuildFlagsByID(db, { id: unknown, hasAiTask: true, hasExternalAgent: true, updatedAt: noon });
    await tasks.updateWorkspaceDeletedByID(db, { id: unknown, deleted: true });
    expect(await tasks.updateWorkspacesDormantDeletingAtByTemplateID(db, { templateId: unknown, timeTilDormantAutodeleteMs: 1n, dormantAt: noon })).toEqual([]);
    expect(await content()).toEqual(before);
  });

  test('parameters of an unknown build are a foreign key violation', async () => {
    expect(await refused(() => tasks.insertWorkspaceBuildParameters(db, { workspaceBuildId: randomUUID(), names: ['a'], values: ['b'] }))).toBeInstanceOf(ForeignKeyViolationError);
  });

  test.each(['', 'not a uuid', '00000000-0000-0000-0000-00000000000', `${randomUUID()} `.repeat(2), "' OR true --", '\0'])('%j is no id', async (wrong) => {
    expect(await refused(() => tasks.favoriteWorkspace(db, { id: wrong }))).toSatisfy((error) => error instanceof ParameterError || (error instanceof DatabaseError && error.code === '22P02'));
    expect(await refused(() => tasks.batchUpdateWorkspaceLastUsedAt(db, { ids: [id, wrong], lastUsedAt: noon }))).toSatisfy((error) => error instanceof ParameterError || (error instanceof DatabaseError && error.code === '22P02'));
  });

  test('a null byte in a text is refused', async () => {
    for (const call of [
      () => tasks.updateWorkspaceAutostart(db, { id, autostartSchedule: 'A\0B', nextStartAt: null }),
      () => tasks.getWorkspaces(db, { ...tasks.everyWorkspace, name: 'a\0' }),
      () => tasks.getWorkspaces(db, { ...tasks.everyWorkspace, status: '\0' }),
      () => tasks.getWorkspaces(db, { ...tasks.everyWorkspace, hasParam: ['a', '\0'] }),
      () => tasks.claimPrebuiltWorkspace(db, { newUserId: scene.ownerId, newName: '\0', now: noon, autostartSchedule: null, nextStartAt: null, workspaceTtl: null, presetId: randomUUID() }),
    ]) {
      expect(await refused(call)).toSatisfy((error) => error instanceof ParameterError || (error instanceof DatabaseError && error.code === '22021'));
    }
  });

  test.each(['2026-02-01T12:00:00', '2026-02-01 12:00:00', 'noon', 1_770_000_000_000, null, undefined, new Date('noon'), new Date(8.64e15 + 1)])('%s is no time', async (wrong) => {
    expect(await refused(() => tasks.updateWorkspaceLastUsedAt(db, { id, lastUsedAt: untyped(wrong) }))).toBeInstanceOf(ParameterError);
    expect(await refused(() => tasks.getWorkspacesEligibleForTransition(db, { now: untyped(wrong) }))).toBeInstanceOf(ParameterError);
    expect(await refused(() => tasks.batchUpdateWorkspaceNextStartAt(db, { ids: [id], nextStartAts: [untyped(wrong)] }))).toBeInstanceOf(ParameterError);
  });

  test('a negative length of time is a check violation, of a workspace, of a template, of a call without rows', async () => {
    const constraint = { constraint: 'workspaces_ttl_not_negative' };
    expect(await refused(() => tasks.updateWorkspaceTTL(db, { id, ttl: -1n }))).toMatchObject(constraint);
    expect(await refused(() => tasks.updateWorkspacesTTLByTemplateID(db, { templateId: scene.templateId, ttl: -1n }))).toMatchObject(constraint);
    for (const templateId of [scene.templateId, randomUUID()]) {
      const error = await refused(() => tasks.updateWorkspacesDormantDeletingAtByTemplateID(db, { templateId, timeTilDormantAutodeleteMs: -1n, dormantAt: noon }));
      expect(error).toBeInstanceOf(CheckViolationError);
      expect(error).toMatchObject({ constraint: 'milliseconds_not_negative' });
    }
    for (const setting of ['default_ttl', 'activity_bump', 'failure_ttl', 'time_til_dormant', 'time_til_dormant_autodelete']) {
      expect(await refused(() => fixtures.template(scene, { [setting]: -1 }))).toMatchObject({ constraint: 'templates_durations_not_negative' });
    }
  });

  test('a length of time that no bigint holds, or that is no bigint, is refused', async () => {
    for (const wrong of [2n ** 63n, untyped(1.5), untyped('1 hour')]) {
      expect(await refused(() => tasks.updateWorkspaceTTL(db, { id, ttl: wrong }))).toSatisfy((error) => error instanceof ParameterError || (error instanceof DatabaseError && error.code === '22003'));
    }
  });

  test('words that are no transition and no reason are refused', async () => {
    const build: tasks.InsertWorkspaceBuildParams = {
      id: randomUUID(), createdAt: noon, updatedAt: noon, workspaceId: id, templateVersionId: scene.templateVersionId, buildNumber: 2, transition: 'start',
      initiatorId: scene.ownerId, jobId: await fixtures.job(scene, 'pending'), provisionerState: null, deadline: noon, maxDeadline: noon,
      reason: 'task_resume', templateVersionPresetId: null,
    };
    expect(await refused(() => tasks.insertWorkspaceBuild(db, { ...build, transition: untyped('pause') }))).toBeInstanceOf(ParameterError);
    expect(await refused(() => tasks.insertWorkspaceBuild(db, { ...build, reason: untyped('because') }))).toBeInstanceOf(ParameterError);
    expect(await refused(() => tasks.insertWorkspaceBuild(db, { ...build, buildNumber: 2 ** 31 }))).toBeInstanceOf(ParameterError);
  });

  test('a name that is too long for a workspace leaves the prebuild unclaimed', async () => {
    const claim = { newUserId: scene.ownerId, newName: 'x'.repeat(65), now: noon, autostartSchedule: null, nextStartAt: null, workspaceTtl: null };
    const active_version_id = scene.templateVersionId;
    const of = { ...scene, ownerId: 'c42fdf75-3097-471c-8c33-fb52454d81c0', templateId: await fixtures.template(scene, { active_version_id }) };
    const presetId = await fixtures.preset(scene.templateVersionId);
    const jobId = await fixtures.job(scene, 'succeeded');
    await fixtures.build(of, { workspaceId: await fixtures.workspace(of), number: 1, row: { job_id: jobId, template_version_preset_id: presetId } });
    await fixtures.agentOfJob(jobId);
    expect(await refused(() => tasks.claimPrebuiltWorkspace(db, { ...claim, presetId }))).toMatchObject({ code: '22001' });
    expect(await refused(() => tasks.claimPrebuiltWorkspace(db, { ...claim, newName: '', presetId: randomUUID() }))).toBe('no error');
    expect(await tasks.claimPrebuiltWorkspace(db, { ...claim, newName: 'x'.repeat(64), presetId })).toMatchObject({ name: 'x'.repeat(64) });
  });
});
