/** The list of workspaces: its order, its pages, and the count that survives them. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeOn, platforms, type MigratedDatabase } from '../support/platforms.js';
import { TaskFixtures, type Scene } from '../support/task-fixtures.js';
import { everyWorkspace, favoriteWorkspace, getWorkspaces, unfavoriteWorkspace, updateWorkspaceDeletedByID, type GetWorkspacesParams, type GetWorkspacesRow } from '../../src/tasks/index.js';

const epoch = new Date('2020-01-01T00:00:00Z');
const zeroId = '00000000-0000-0000-0000-000000000000';
const zero = new Date('0001-01-01T00:00:00Z');

describeOn(platforms, 'the list of workspaces', (platform) => {
  let database: MigratedDatabase;
  let db: MigratedDatabase['db'];
  let fixtures: TaskFixtures;
  let ada: Scene;
  let bob: Scene;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    database = await platform.open();
    ({ db } = database);
    fixtures = new TaskFixtures(database.sql);
    const scene = await fixtures.scene();
    ada = { ...scene, ownerId: await fixtures.user({ username: `Ada-${randomUUID()}` }) };
    bob = { ...scene, ownerId: await fixtures.user({ username: `bob-${randomUUID()}` }) };
    const add = async (of: Scene, name: string, transition: 'start' | 'stop' | null, job: 'succeeded' | 'failed' = 'succeeded'): Promise<void> => {
      const id = await fixtures.workspace(of, { name });
      if (transition !== null) await fixtures.build(of, { workspaceId: id, number: 1, transition, job });
      ids[name] = id;
    };
    await add(bob, 'b-runs', 'start');
    await add(bob, 'a-new', null);
    await add(bob, 'C-stopped', 'stop');
    await add(ada, 'z-stopped', 'stop');
    await add(ada, 'y-failed', 'start', 'failed');
    await add(ada, 'X-runs', 'start');
  });
  afterAll(() => database.close());

  const list = (changes: Partial<GetWorkspacesParams> = {}): Promise<GetWorkspacesRow[]> =>
    getWorkspaces(db, { ...everyWorkspace, organizationId: ada.organizationId, ...changes });
  const names = async (changes: Partial<GetWorkspacesParams> = {}): Promise<readonly string[]> => (await list(changes)).map((row) => row.name);

  test('has those that run first, then goes by owner and name in any case', async () => {
    expect(await names()).toEqual(['X-runs', 'b-runs', 'y-failed', 'z-stopped', 'a-new', 'C-stopped']);
  });

  test("has the requester's own favourites before everything else, and nobody else's", async () => {
    for (const name of ['z-stopped', 'C-stopped']) await favoriteWorkspace(db, { id: ids[name] ?? '' });
    expect(await names({ requesterId: ada.ownerId })).toEqual(['z-stopped', 'X-runs', 'b-runs', 'y-failed', 'a-new', 'C-stopped']);
    expect(await names({ requesterId: bob.ownerId })).toEqual(['C-stopped', 'X-runs', 'b-runs', 'y-failed', 'z-stopped', 'a-new']);
    expect((await list()).filter((row) => row.favorite).map((row) => row.name)).toEqual(['z-stopped', 'C-stopped']);
    await favoriteWorkspace(db, { id: ids['X-runs'] ?? '' });
    expect((await names({ requesterId: ada.ownerId })).slice(0, 2)).toEqual(['X-runs', 'z-stopped']);
    for (const name of ['z-stopped', 'C-stopped', 'X-runs']) await unfavoriteWorkspace(db, { id: ids[name] ?? '' });
    expect((await list()).filter((row) => row.favorite)).toEqual([]);
  });

  test('has pages whose rows all know how many there are', async () => {
    const whole = await names();
    for (const [offset, limit] of [[0, 2], [2, 2], [4, 3], [0, 0], [1, -1], [0, 100]] as const) {
      const page = await list({ offset, limit });
      expect(page.map((row) => row.name)).toEqual(whole.slice(offset, limit > 0 ? offset + limit : undefined));
      expect(new Set(page.map((row) => row.count))).toEqual(new Set([6n]));
    }
    expect(await list({ offset: 6 })).toEqual([]);
    await expect(list({ offset: -1 })).rejects.toMatchObject({ code: '2201X' });
  });

  test('has a last row of zeros, where it is asked for, which knows the count beyond the last page', async () => {
    const beyond = await list({ offset: 6, limit: 2, withSummary: true });
    expect(beyond).toEqual([
      {
        id: zeroId, createdAt: zero, updatedAt: zero, ownerId: zeroId, organizationId: zeroId, templateId: zeroId, deleted: false,
        name: '**TECHNICAL_ROW**', autostartSchedule: '', ttl: 0n, lastUsedAt: zero, dormantAt: zero, deletingAt: zero,
        automaticUpdates: 'never', favorite: false, nextStartAt: zero, groupAcl: {}, userAcl: {},
        ownerAvatarUrl: '', ownerUsername: '', ownerName: '', organizationName: '', organizationDisplayName: '', organizationIcon: '',
        organizationDescription: '', templateName: '', templateDisplayName: '', templateIcon: '', templateDescription: '', taskId: zeroId,
        groupAclDisplayInfo: {}, userAclDisplayInfo: {}, templateVersionId: zeroId, templateVersionName: '', latestBuildCompletedAt: zero,
        latestBuildCanceledAt: zero, latestBuildError: '', latestBuildTransition: 'start', latestBuildStatus: 'unknown',
        latestBuildHasExternalAgent: false, count: 6n,
      },
    ]);
    expect(await names({ offset: 4, limit: 2, withSummary: true })).toEqual(['a-new', 'C-stopped', '**TECHNICAL_ROW**']);
    expect((await list({ name: 'no such name', withSummary: true })).map((row) => row.count)).toEqual([0n]);
  });

  test('has the latest build of each workspace, and NULL where there is none', async () => {
    await fixtures.build(ada, { workspaceId: ids['y-failed'] ?? '', number: 2, transition: 'stop', job: 'failed', row: { has_external_agent: true }, jobRow: { canceled_at: '2020-01-02T00:00:00Z' } });
    const rows = new Map((await list()).map((row) => [row.name, row]));
    expect(rows.get('y-failed')).toMatchObject({
      id: ids['y-failed'], templateVersionId: ada.templateVersionId, latestBuildTransition: 'stop', latestBuildStatus: 'failed', latestBuildError: 'exit status 1',
      latestBuildCompletedAt: epoch, latestBuildCanceledAt: new Date('2020-01-02T00:00:00Z'), latestBuildHasExternalAgent: true, ownerName: 'Ada',
    });
    expect(rows.get('a-new')).toMatchObject({
      templateVersionId: null, templateVersionName: null, latestBuildTransition: null, latestBuildStatus: null, latestBuildError: null,
      latestBuildCompletedAt: null, latestBuildCanceledAt: null, latestBuildHasExternalAgent: null,
    });
  });

  describe('of a workspace with two tasks', () => {
    test('has a row for each of them, on whichever page', async () => {
      const workspaceId = await fixtures.workspace(ada, { name: 'twice' });
      const tasks = [await fixtures.task(ada, { workspace_id: workspaceId }), await fixtures.task(ada, { workspace_id: workspaceId, deleted_at: '2026-01-01T00:00:00Z' })];
      const both = await list({ workspaceIds: [workspaceId] });
      expect(both.map((row) => row.taskId)).toEqual([...tasks].sort());
      const pages = [await list({ workspaceIds: [workspaceId], limit: 1 }), await list({ workspaceIds: [workspaceId], limit: 1, offset: 1 })];
      expect(pages.flat()).toEqual(both);
      expect(both.map((row) => row.count)).toEqual([2n, 2n]);
      await updateWorkspaceDeletedByID(db, { id: workspaceId, deleted: true });
    });
  });

  test('has the live workspaces or the deleted ones', async () => {
    const id = ids['a-new'] ?? '';
    await updateWorkspaceDeletedByID(db, { id, deleted: true });
    expect(await names({ name: 'a-new' })).toEqual([]);
    expect(await names({ name: 'a-new', deleted: true })).toEqual(['a-new']);
    await updateWorkspaceDeletedByID(db, { id, deleted: false });
    expect(await names({ name: 'a-new' })).toEqual(['a-new']);
  });
});
