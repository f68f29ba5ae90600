/** Last use, times to live, autostart and dormancy: what each query changes, and what it leaves alone. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Row } from '../support/insert-rows.js';
import { embeddedServer, type MigratedDatabase } from '../support/platforms.js';
import { TaskFixtures, type Scene } from '../support/task-fixtures.js';
import {
  batchUpdateWorkspaceLastUsedAt, batchUpdateWorkspaceNextStartAt, updateTemplateWorkspacesLastUsedAt, updateWorkspaceAutostart,
  updateWorkspaceDormantDeletingAt, updateWorkspaceLastUsedAt, updateWorkspaceNextStartAt, updateWorkspacesDormantDeletingAtByTemplateID,
  updateWorkspacesTTLByTemplateID, updateWorkspaceTTL,
} from '../../src/tasks/index.js';

const prebuildsUser = 'c42fdf75-3097-471c-8c33-fb52454d81c0';
const zero = new Date('0001-01-01T00:00:00Z');
const noon = new Date('2026-02-01T12:00:00Z');
const later = new Date('2026-02-01T12:00:00.001Z');
const earlier = new Date('2026-02-01T11:59:59.999Z');
const hourInMs = 3_600_000n;
const hourInNs = hourInMs * 1_000_000n;
const after = (time: Date, ms: bigint): Date => new Date(time.getTime() + Number(ms));

describe.skipIf(embeddedServer.skipped)('the settings of a workspace', () => {
  let database: MigratedDatabase;
  let db: MigratedDatabase['db'];
  let fixtures: TaskFixtures;
  let scene: Scene;
  let prebuilt: Scene;

  beforeAll(async () => {
    database = await embeddedServer.open();
    ({ db } = database);
    fixtures = new TaskFixtures(database.sql);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    scene = await fixtures.scene();
    prebuilt = { ...scene, ownerId: prebuildsUser };
  });

  const workspace = (row: Row = {}, of = scene): Promise<string> => fixtures.workspace(of, row);
  const withTemplate = async (row: Row): Promise<Scene> => ({ ...scene, templateId: await fixtures.template(scene, row) });
  const column = async (id: string, name: string): Promise<unknown> => {
    const { rows } = await database.sql.query(`SELECT ${name} AS value FROM workspaces WHERE id = $1`, [id]);
    return (rows[0] as { value: unknown }).value;
  };
  const columns = async (ids: readonly string[], name: string): Promise<readonly unknown[]> => {
    const values: unknown[] = [];
    for (const id of ids) values.push(await column(id, name));
    return values;
  };

  describe('last use', () => {
    test('in a batch moves forward only, and only where asked', async () => {
      const ids = [await workspace(), await workspace({ last_used_at: earlier }), await workspace({ last_used_at: noon }), await workspace({ last_used_at: later })];
      const other = await workspace({ last_used_at: earlier });
      await batchUpdateWorkspaceLastUsedAt(db, { ids: [...ids, randomUUID()], lastUsedAt: noon });
      expect(await columns([...ids, other], 'last_used_at')).toEqual([noon, noon, noon, later, earlier]);
    });

    test('in a batch writes no row that has the same time', async () => {
      const id = await workspace({ last_used_at: noon });
      const before = await column(id, 'xmin');
      await batchUpdateWorkspaceLastUsedAt(db, { ids: [id], lastUsedAt: noon });
      await batchUpdateWorkspaceLastUsedAt(db, { ids: [], lastUsedAt: later });
      expect(await column(id, 'xmin')).toEqual(before);
    });

    test('of one workspace, or of all of a template, is whatever the caller says', async () => {
      const ids = [await workspace({ last_used_at: later }), await workspace({ last_used_at: later, deleted: true }), await workspace({ last_used_at: later }, await withTemplate({}))];
      await updateWorkspaceLastUsedAt(db, { id: ids[0] ?? '', lastUsedAt: earlier });
      expect(await columns(ids, 'last_used_at')).toEqual([earlier, later, later]);
      await updateTemplateWorkspacesLastUsedAt(db, { templateId: scene.templateId, lastUsedAt: zero });
      expect(await columns(ids, "last_used_at = '0001-01-01 00:00:00+00'")).toEqual([true, true, false]);
    });
  });

  describe('the time to live', () => {
    test('of a template reaches its deleted workspaces, and no prebuilt one', async () => {
      const ids = [await workspace({ ttl: 1 }), await workspace({ deleted: true }), await workspace({}, prebuilt), await workspace({}, await withTemplate({}))];
      await updateWorkspacesTTLByTemplateID(db, { templateId: scene.templateId, ttl: hourInNs });
      expect(await columns(ids, 'ttl')).toEqual([String(hourInNs), String(hourInNs), null, null]);
      await updateWorkspacesTTLByTemplateID(db, { templateId: scene.templateId, ttl: null });
      expect(await columns(ids, 'ttl')).toEqual([null, null, null, null]);
    });

    test('changes no deadline', async () => {
      const id = await workspace();
      await fixtures.build(scene, { workspaceId: id, number: 1, row: { deadline: noon } });
      await updateWorkspaceTTL(db, { id, ttl: 1n });
      await updateWorkspacesTTLByTemplateID(db, { templateId: scene.templateId, ttl: 2n });
      const { rows } = await database.sql.query('SELECT deadline, updated_at FROM workspace_builds WHERE workspace_id = $1', [id]);
      expect(rows).toEqual([{ deadline: noon, updated_at: new Date('2020-01-01T00:00:00Z') }]);
    });

    test('holds any length, also one that a JavaScript number cannot', async () => {
      const id = await workspace();
      const prebuild = await workspace({}, prebuilt);
      for (const each of [id, prebuild]) await updateWorkspaceTTL(db, { id: each, ttl: 9_223_372_036_854_775_807n });
      expect(await columns([id, prebuild], 'ttl')).toEqual(['9223372036854775807', null]);
    });
  });

  describe('autostart', () => {
    const set = (id: string, autostartSchedule: string | null, nextStartAt: Date | null) => updateWorkspaceAutostart(db, { id, autostartSchedule, nextStartAt });

    test.each([
      ['another schedule with another time', 'B', later, later],
      ['another schedule with the old time', 'B', noon, null],
      ['the old schedule with another time', 'A', later, later],
      ['no schedule with the old time', null, noon, noon],
      ['no schedule, no time', null, null, null],
    ])('%s', async (_title, schedule, nextStartAt, expected) => {
      const id = await workspace({ autostart_schedule: 'A', next_start_at: noon });
      await set(id, schedule, nextStartAt);
      expect(await columns([id, id], 'autostart_schedule')).toEqual([schedule, schedule]);
      expect(await column(id, 'next_start_at')).toEqual(expected);
    });

    test('a first schedule keeps the time that stays', async () => {
      const id = await workspace({ next_start_at: noon });
      await set(id, 'A', noon);
      expect(await column(id, 'next_start_at')).toEqual(noon);
    });

    test('a dormant workspace keeps no time, a prebuilt one is not touched', async () => {
      const dormant = await workspace({ dormant_at: earlier });
      const prebuild = await workspace({}, prebuilt);
      for (const id of [dormant, prebuild]) {
        await set(id, 'A', noon);
        await updateWorkspaceNextStartAt(db, { id, nextStartAt: noon });
      }
      expect(await columns([dormant, prebuild], 'autostart_schedule')).toEqual(['A', null]);
      expect(await columns([dormant, prebuild], 'next_start_at')).toEqual([null, null]);
    });

    test('the next time alone is set and forgotten', async () => {
      const id = await workspace({ autostart_schedule: 'A' });
      await updateWorkspaceNextStartAt(db, { id, nextStartAt: noon });
      expect(await column(id, 'next_start_at')).toEqual(noon);
      await updateWorkspaceNextStartAt(db, { id, nextStartAt: null });
      expect(await column(id, 'next_start_at')).toBeNull();
    });

    test('in a batch ids and times pair by position; zeros and missing times mean none, prebuilt workspaces too', async () => {
      const ids = [await workspace(), await workspace({ next_start_at: noon }), await workspace({}, prebuilt), await workspace({ next_start_at: noon })];
      const untouched = await workspace({ next_start_at: noon });
      await batchUpdateWorkspaceNextStartAt(db, { ids, nextStartAts: [later, zero, earlier] });
      expect(await columns([...ids, untouched], 'next_start_at')).toEqual([later, null, earlier, null, noon]);
      await batchUpdateWorkspaceNextStartAt(db, { ids: [], nextStartAts: [noon] });
      expect(await columns([...ids, untouched], 'next_start_at')).toEqual([later, null, earlier, null, noon]);
    });
  });

  describe('dormancy', () => {
    test.each([
      ['an hour', { time_til_dormant_autodelete: Number(hourInNs) }, after(noon, hourInMs)],
      ['a part of a millisecond more than 2', { time_til_dormant_autodelete: 2_999_999 }, after(noon, 2n)],
      ['never', {}, null],
    ])('of a workspace whose template deletes after %s', async (_title, template, deletingAt) => {
      const of = await withTemplate(template);
      const id = await workspace({ last_used_at: earlier, autostart_schedule: 'A', next_start_at: later }, of);
      const row = await updateWorkspaceDormantDeletingAt(db, { id, dormantAt: noon });
      expect(row).toMatchObject({ id, ownerId: of.ownerId, dormantAt: noon, deletingAt, lastUsedAt: earlier, nextStartAt: null, autostartSchedule: 'A' });
      // The row that came back is the row that is there.
      expect(await columns([id, id], 'next_start_at')).toEqual([null, null]);
    });

    test.each(['UTC', 'Asia/Kolkata'])('ends with NULL, which counts as use now, in %s', async (zone) => {
      const id = await workspace({ dormant_at: noon, deleting_at: later, last_used_at: earlier }, await withTemplate({ time_til_dormant_autodelete: 1 }));
      await database.sql.query('BEGIN');
      await database.sql.query(`SET LOCAL TIME ZONE '${zone}'`);
      const row = await updateWorkspaceDormantDeletingAt(db, { id, dormantAt: null });
      expect(row).toMatchObject({ id, dormantAt: null, deletingAt: null });
      expect(await column(id, 'last_used_at = now()')).toBe(true);
      await database.sql.query('ROLLBACK');
    });

    test('keeps the next start of a workspace that is woken without having slept', async () => {
      const id = await workspace({ next_start_at: later });
      expect(await updateWorkspaceDormantDeletingAt(db, { id, dormantAt: null })).toMatchObject({ nextStartAt: later });
    });

    test('of an unknown or a prebuilt workspace gives no row', async () => {
      const prebuild = await workspace({}, prebuilt);
      for (const id of [randomUUID(), prebuild]) expect(await updateWorkspaceDormantDeletingAt(db, { id, dormantAt: noon })).toBeNull();
      expect(await column(prebuild, 'dormant_at')).toBeNull();
    });

    test('of a template moves with its setting: new times, the old ones, or no deletion', async () => {
      const dormant = await workspace({ dormant_at: earlier });
      const skipped = [await workspace(), await workspace({ dormant_at: earlier, deleted: true }), await workspace({ dormant_at: earlier }, prebuilt)];
      await workspace({ dormant_at: earlier }, await withTemplate({}));
      const update = async (timeTilDormantAutodeleteMs: bigint, dormantAt: Date) => {
        const rows = await updateWorkspacesDormantDeletingAtByTemplateID(db, { templateId: scene.templateId, timeTilDormantAutodeleteMs, dormantAt });
        return rows.map((row) => [row.id, row.dormantAt, row.deletingAt]);
      };
      expect(await update(hourInMs, zero)).toEqual([[dormant, earlier, after(earlier, hourInMs)]]);
      expect(await update(hourInMs, noon)).toEqual([[dormant, noon, after(noon, hourInMs)]]);
      expect(await update(0n, later)).toEqual([[dormant, later, null]]);
      expect(await update(0n, zero)).toEqual([[dormant, later, null]]);
      expect(await columns(skipped, 'deleting_at')).toEqual([null, null, null]);
    });
  });
});
