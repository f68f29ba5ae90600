/** The filters of the list of workspaces: for each, who passes it, and who does not. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '../support/insert-rows.js';
import { embeddedServer, type MigratedDatabase } from '../support/platforms.js';
import { TaskFixtures, type BuildFacts, type JobStatus, type Scene } from '../support/task-fixtures.js';
import { everyWorkspace, getWorkspaces, insertWorkspaceBuildParameters, type GetWorkspacesParams } from '../../src/tasks/index.js';

describe.skipIf(embeddedServer.skipped)('the filters of GetWorkspaces', () => {
  let database: MigratedDatabase;
  let fixtures: TaskFixtures;

  beforeAll(async () => {
    database = await embeddedServer.open();
    fixtures = new TaskFixtures(database.sql);
  });
  afterAll(() => database.close());

  /** An organization with named workspaces; each has a build unless it is null. */
  async function shelf(workspaces: Readonly<Record<string, { readonly row?: Row; readonly build?: Omit<BuildFacts, 'workspaceId' | 'number'> | null; readonly of?: Partial<Scene> }>>) {
    const scene = await fixtures.scene();
    const ids: Record<string, string> = {};
    const jobs: Record<string, string> = {};
    const builds: Record<string, string> = {};
    for (const [name, { row, build = {}, of }] of Object.entries(workspaces)) {
      const id = await fixtures.workspace({ ...scene, ...of }, { name, ...row });
      ids[name] = id;
      if (build === null) continue;
      const jobId = await fixtures.job(scene, build.job ?? 'succeeded');
      jobs[name] = jobId;
      builds[name] = await fixtures.build({ ...scene, ...of }, { ...build, workspaceId: id, number: 1, row: { job_id: jobId, ...build.row } });
    }
    const names = async (filter: Partial<GetWorkspacesParams>): Promise<readonly string[]> => {
      const rows = await getWorkspaces(database.db, { ...everyWorkspace, organizationId: scene.organizationId, ...filter });
      expect(rows.map((row) => row.count)).toEqual(rows.map(() => BigInt(rows.length)));
      return rows.map((row) => row.name).sort();
    };
    const id = (name: string): string => ids[name] ?? '';
    return { scene, id, jobs, builds, names };
  }

  describe('status', () => {
    const jobStatuses: readonly JobStatus[] = ['pending', 'running', 'succeeded', 'canceling', 'canceled', 'failed'];
    let names: (filter: Partial<GetWorkspacesParams>) => Promise<readonly string[]>;
    beforeAll(async () => {
      const combinations = (['start', 'stop', 'delete'] as const).flatMap((transition) => jobStatuses.map((job) => [`${transition}-${job}`, { build: { transition, job } }] as const));
      ({ names } = await shelf({ ...Object.fromEntries(combinations), unbuilt: { build: null } }));
    });

    const words: readonly (readonly [status: string, names: readonly string[]])[] = [
      ['starting', ['start-running']],
      ['stopping', ['stop-running']],
      ['deleting', ['delete-running']],
      ['started', ['start-succeeded']],
      ['running', ['start-succeeded']],
      ['stopped', ['stop-succeeded']],
      ['deleted', ['delete-succeeded']],
      ...['pending', 'succeeded', 'canceling', 'canceled', 'failed'].map((job) => [job, [`delete-${job}`, `start-${job}`, `stop-${job}`]] as const),
      ['unknown', []],
    ];
    test.each(words)('%s', async (status, expected) => {
      expect(await names({ status })).toEqual(expected);
    });

    test('none lists those without a build too', async () => {
      expect(await names({})).toHaveLength(19);
    });

    test.each(['Started', ' running', 'paused', "x' OR true --"])('%s is no word, under a custom and a generic plan, with and without workspaces', async (status) => {
      for (const mode of ['force_custom_plan', 'force_generic_plan']) {
        await database.sql.query(`SET plan_cache_mode = ${mode}`);
        await expect(names({ status })).rejects.toMatchObject({ code: '22P02' });
        await expect(names({ status, organizationId: randomUUID() })).rejects.toMatchObject({ code: '22P02' });
        expect(await names({ status: 'stopping' })).toEqual(['stop-running']);
        expect(await names({ status: '' })).toHaveLength(19);
      }
      await database.sql.query('RESET plan_cache_mode');
    });
  });

  test('owner, template and workspaces by id', async () => {
    const people = await fixtures.scene();
    const templateId = await fixtures.template(people);
    const { scene, names, id } = await shelf({ mine: {}, theirs: { of: { ownerId: people.ownerId } }, other: { of: { templateId } } });
    expect(await names({ ownerId: scene.ownerId })).toEqual(['mine', 'other']);
    expect(await names({ ownerId: randomUUID() })).toEqual([]);
    expect(await names({ organizationId: randomUUID() })).toEqual([]);
    expect(await names({ templateIds: [templateId] })).toEqual(['other']);
    expect(await names({ templateIds: [templateId, scene.templateId] })).toEqual(['mine', 'other', 'theirs']);
    expect(await names({ workspaceIds: [id('mine'), id('theirs'), randomUUID()] })).toEqual(['mine', 'theirs']);
    expect(await names({ workspaceIds: [id('mine')], templateIds: [templateId] })).toEqual([]);
  });

  test('owner and template by name: whole, in any case, and of those who live', async () => {
    const people = await fixtures.scene();
    const [username, name] = [`Grace-${randomUUID()}`, `Tools-${randomUUID()}`];
    const ownerId = await fixtures.user({ username });
    const gone = await fixtures.user({ username, deleted: true });
    const templateId = await fixtures.template(people, { name });
    const { names } = await shelf({ hers: { of: { ownerId } }, lost: { of: { ownerId: gone } }, tool: { of: { templateId } }, plain: {} });
    expect(await names({ ownerUsername: username.toUpperCase() })).toEqual(['hers']);
    expect(await names({ ownerUsername: username.slice(0, -1) })).toEqual([]);
    expect(await names({ templateName: name.toLowerCase() })).toEqual(['tool']);
    expect(await names({ templateName: 'Tools' })).toEqual([]);
    await database.sql.query('UPDATE templates SET deleted = true WHERE id = $1', [templateId]);
    expect(await names({ templateName: name })).toEqual([]);
  });

  test('a part of the name, in any case; wildcards stand for themselves', async () => {
    const { names } = await shelf({ 'fix-100%': {}, 'Fix_login': {}, other: {} });
    expect(await names({ name: 'FIX' })).toEqual(['Fix_login', 'fix-100%']);
    expect(await names({ name: '%' })).toEqual(['fix-100%']);
    expect(await names({ name: '_' })).toEqual(['Fix_login']);
    expect(await names({ name: 'xx' })).toEqual([]);
  });

  test('parameters of the latest build, by name, or by name and value', async () => {
    const { scene, names, builds, id } = await shelf({ small: {}, large: {}, bare: {}, unbuilt: { build: null } });
    await insertWorkspaceBuildParameters(database.db, { workspaceBuildId: builds['small'] ?? '', names: ['Size', 'Region'], values: ['S', 'eu'] });
    await insertWorkspaceBuildParameters(database.db, { workspaceBuildId: builds['large'] ?? '', names: ['Size'], values: ['L'] });
    expect(await names({ hasParam: ['size'] })).toEqual(['large', 'small']);
    expect(await names({ hasParam: ['region', 'colour'] })).toEqual(['small']);
    expect(await names({ paramNames: ['SIZE'], paramValues: ['l'] })).toEqual(['large']);
    expect(await names({ paramNames: ['size', 'region'], paramValues: ['L', 'EU'] })).toEqual(['large', 'small']);
    expect(await names({ paramNames: ['region', 'size'], paramValues: ['S', 'eu'] })).toEqual([]);
    expect(await names({ paramNames: ['size'], paramValues: [] })).toEqual([]);
    await fixtures.build(scene, { workspaceId: id('large'), number: 2 });
    expect(await names({ hasParam: ['size'] })).toEqual(['small']);
  });

  test('whether the agents of a started workspace answer', async () => {
    const { names, jobs } = await shelf({ new: {}, late: {}, there: {}, left: {}, silent: {}, deleted: {}, stopped: { build: { transition: 'stop' } } });
    const agent = (name: string, row: Row): Promise<string> => fixtures.agentOfJob(jobs[name] ?? '', row);
    const now = Date.now();
    const ago = (seconds: number): string => new Date(now - seconds * 1000).toISOString();
    const connected = { first_connected_at: ago(7200), last_connected_at: ago(0) };
    await agent('new', { created_at: ago(7200), connection_timeout_seconds: 0 });
    await agent('late', { created_at: ago(7200), connection_timeout_seconds: 3600 });
    await agent('there', { ...connected, disconnected_at: ago(3600) });
    await agent('left', { ...connected, last_connected_at: ago(600), disconnected_at: ago(300) });
    await agent('silent', { ...connected, last_connected_at: ago(7200) });
    await agent('deleted', { ...connected, deleted: true });
    await agent('stopped', connected);
    const by = (...hasAgentStatuses: string[]): Promise<readonly string[]> => names({ hasAgentStatuses, agentInactiveDisconnectTimeoutSeconds: 3600n });
    expect(await by('connecting')).toEqual(['new']);
    expect(await by('timeout')).toEqual(['late']);
    expect(await by('connected')).toEqual(['there']);
    expect(await by('disconnected')).toEqual(['left', 'silent']);
    expect(await by('connected', 'timeout')).toEqual(['late', 'there']);
    expect(await names({ hasAgentStatuses: ['connected'], agentInactiveDisconnectTimeoutSeconds: 10_000n })).toEqual(['silent', 'there']);
    for (const wrong of ['Connected', 'online', '']) await expect(by('connected', wrong)).rejects.toMatchObject({ code: '22P02' });
    await expect(names({ hasAgentStatuses: ['online'], organizationId: randomUUID() })).rejects.toMatchObject({ code: '22P02' });
  });

  test('dormant, or used before or after a time, which counts as both', async () => {
    const { names } = await shelf({ dormant: { row: { dormant_at: '2026-01-01T00:00:00Z', last_used_at: '2026-01-01T00:00:00Z' } }, awake: { row: { last_used_at: '2026-01-03T00:00:00Z' } } });
    expect(await names({ dormant: true })).toEqual(['dormant']);
    expect(await names({ dormant: false })).toEqual(['awake', 'dormant']);
    const [day, before, after] = ['2026-01-01T00:00:00Z', '2025-12-31T23:59:59.999Z', '2026-01-01T00:00:00.001Z'].map((text) => new Date(text));
    expect(await names({ lastUsedBefore: day ?? new Date() })).toEqual(['dormant']);
    expect(await names({ lastUsedBefore: before ?? new Date() })).toEqual([]);
    expect(await names({ lastUsedAfter: day ?? new Date() })).toEqual(['awake', 'dormant']);
    expect(await names({ lastUsedAfter: after ?? new Date() })).toEqual(['awake']);
  });

  test('on the active version of the template, or not', async () => {
    const { scene, names } = await shelf({ active: {}, unbuilt: { build: null }, older: { build: { row: { template_version_id: (await fixtures.scene()).templateVersionId } } } });
    await database.sql.query('UPDATE templates SET active_version_id = $1 WHERE id = $2', [scene.templateVersionId, scene.templateId]);
    expect(await names({ usingActive: true })).toEqual(['active']);
    expect(await names({ usingActive: false })).toEqual(['older', 'unbuilt']);
  });

  test('made for a task, be it deleted by now; with an external agent', async () => {
    const external = (has_external_agent: boolean | null) => ({ build: { row: { has_external_agent } } });
    const { scene, names, id } = await shelf({ live: external(true), gone: external(false), none: external(null), unbuilt: { build: null } });
    await fixtures.task(scene, { workspace_id: id('live') });
    await fixtures.task(scene, { workspace_id: id('gone'), deleted_at: '2026-01-01T00:00:00Z' });
    expect(await names({ hasAiTask: true })).toEqual(['gone', 'live']);
    expect(await names({ hasAiTask: false })).toEqual(['none', 'unbuilt']);
    expect(await names({ hasExternalAgent: true })).toEqual(['live']);
    expect(await names({ hasExternalAgent: false })).toEqual(['gone', 'none', 'unbuilt']);
  });

  test('shared at all, with a user, with a group', async () => {
    const [userId, groupId] = [randomUUID(), randomUUID()];
    const { names } = await shelf({ user: { row: { user_acl: { [userId]: ['use'] } } }, group: { row: { group_acl: { [groupId]: ['use'] } } }, private: {} });
    expect(await names({ shared: true })).toEqual(['group', 'user']);
    expect(await names({ shared: false })).toEqual(['private']);
    expect(await names({ sharedWithUserId: userId })).toEqual(['user']);
    expect(await names({ sharedWithGroupId: groupId })).toEqual(['group']);
    expect(await names({ sharedWithUserId: groupId })).toEqual([]);
  });
});
