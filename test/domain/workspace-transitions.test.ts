/** Who is due for a build, for dormancy or for deletion: each branch of the rule, at its very boundary. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeOn, platforms, type MigratedDatabase } from '../support/platforms.js';
import type { Row } from '../support/insert-rows.js';
import { TaskFixtures, type BuildFacts, type Scene } from '../support/task-fixtures.js';
import { getWorkspacesEligibleForTransition } from '../../src/tasks/index.js';

const now = new Date('2026-03-29T12:00:00Z');
const prebuildsUser = 'c42fdf75-3097-471c-8c33-fb52454d81c0';
const hour = 3_600_000;
/** A time stamp some milliseconds from now. */
const at = (ms: number): string => new Date(now.getTime() + ms).toISOString();
/** Milliseconds as the nanoseconds of a setting. */
const ns = (ms: number): number => ms * 1_000_000;

type Build = Omit<BuildFacts, 'workspaceId' | 'number'>;

interface Facts {
  readonly owner?: Row;
  readonly template?: Row;
  readonly workspace?: Row;
  /** The latest build; null for a workspace without any. */
  readonly build?: Build | null;
}
type Case = readonly [title: string, facts: Facts, due: boolean];

const started = (row: Row = {}): Build => ({ transition: 'start', row });
const stopped: Build = { transition: 'stop' };
const scheduled = { autostart_schedule: 'CRON_TZ=UTC 0 12 * * *' };
const doomed = { dormant_at: at(-hour), deleting_at: at(-1) };
const autodelete = { time_til_dormant_autodelete: ns(hour) };
const failedDelete = (jobRow: Row): Facts => ({ workspace: doomed, template: autodelete, build: { transition: 'delete', job: 'failed', jobRow } });
const failedStart = (completed: number, failureTtl: number): Facts => ({
  template: { failure_ttl: failureTtl },
  build: { transition: 'start', job: 'failed', jobRow: { completed_at: at(completed) } },
});

const cases: Readonly<Record<string, readonly Case[]>> = {
  autostop: [
    ['the deadline has passed', { build: started({ deadline: at(-1) }) }, true],
    ['the deadline is now', { build: started({ deadline: at(0) }) }, false],
    ['there is no deadline', { build: started() }, false],
    ['the job still runs', { build: { transition: 'start', job: 'running', row: { deadline: at(-1) } } }, true],
    ['the start failed', { build: { transition: 'start', job: 'failed', row: { deadline: at(-1) } } }, false],
    ['the workspace is dormant', { build: started({ deadline: at(-1) }), workspace: { dormant_at: at(-hour) } }, false],
    ['the latest build is a stop', { build: { transition: 'stop', row: { deadline: at(-1) } } }, false],
    ['the owner is suspended', { build: started(), owner: { status: 'suspended' } }, true],
    ['a suspended owner, a dormant workspace', { build: started(), owner: { status: 'suspended' }, workspace: { dormant_at: at(-hour) } }, false],
    ['a suspended owner, a failed start', { build: { transition: 'start', job: 'failed' }, owner: { status: 'suspended' } }, false],
    ['a dormant owner, a deadline to come', { build: started({ deadline: at(1) }), owner: { status: 'dormant' } }, false],
  ],
  autostart: [
    ['the time is now', { build: stopped, workspace: { ...scheduled, next_start_at: at(0) } }, true],
    ['the time is to come', { build: stopped, workspace: { ...scheduled, next_start_at: at(1) } }, false],
    ['the time has to be computed', { build: stopped, workspace: scheduled }, true],
    ['the schedule is the empty string', { build: stopped, workspace: { autostart_schedule: '' } }, true],
    ['there is no schedule', { build: stopped, workspace: { next_start_at: at(-1) } }, false],
    ['the owner is suspended', { build: stopped, workspace: scheduled, owner: { status: 'suspended' } }, false],
    ['the owner is dormant', { build: stopped, workspace: scheduled, owner: { status: 'dormant' } }, false],
    ['the stop failed', { build: { transition: 'stop', job: 'failed' }, workspace: scheduled }, false],
    ['the workspace runs', { build: started(), workspace: scheduled }, false],
    ['the workspace is dormant', { build: stopped, workspace: { ...scheduled, dormant_at: at(-hour) } }, false],
  ],
  dormancy: [
    ['unused for longer than the setting', { template: { time_til_dormant: ns(hour) }, workspace: { last_used_at: at(-hour - 1) } }, true],
    ['unused for just as long', { template: { time_til_dormant: ns(hour) }, workspace: { last_used_at: at(-hour) } }, false],
    ['never used', { template: { time_til_dormant: ns(hour) } }, true],
    ['a part of a millisecond does not count', { template: { time_til_dormant: ns(2) - 1 }, workspace: { last_used_at: at(-2) } }, true],
    ['the setting is off', { workspace: { last_used_at: at(-10_000 * hour) } }, false],
    ['a deletion that runs', { template: { time_til_dormant: 1 }, build: { transition: 'delete', job: 'running' } }, true],
    ['a start that failed', { template: { time_til_dormant: 1 }, build: { transition: 'start', job: 'failed' } }, true],
    ['it is dormant already', { template: { time_til_dormant: 1 }, workspace: { dormant_at: at(-1) } }, false],
  ],
  'auto-deletion': [
    ['the time has passed', { workspace: doomed, template: autodelete }, true],
    ['the time is now', { workspace: { ...doomed, deleting_at: at(0) }, template: autodelete }, false],
    ['there is no time', { workspace: { dormant_at: at(-hour) }, template: autodelete }, false],
    ['it is not dormant', { workspace: { deleting_at: at(-1) }, template: autodelete }, false],
    ['the setting is off', { workspace: doomed }, false],
    ['a deletion succeeded', { workspace: doomed, template: autodelete, build: { transition: 'delete' } }, true],
    ['a stop failed just now', { workspace: doomed, template: autodelete, build: { transition: 'stop', job: 'failed', jobRow: { completed_at: at(-1) } } }, true],
    ['a deletion failed more than a day ago', failedDelete({ completed_at: at(-24 * hour - 1) }), true],
    ['a deletion failed a day ago', failedDelete({ completed_at: at(-24 * hour) }), false],
    ['a failed deletion was canceled long ago', failedDelete({ canceled_at: at(-25 * hour), completed_at: at(-hour) }), true],
    ['a failed deletion was canceled just now', failedDelete({ canceled_at: at(-hour), completed_at: at(-25 * hour) }), false],
    ['a failed deletion is not finished', failedDelete({ completed_at: null }), false],
  ],
  'failure TTL': [
    ['failed for longer than the setting', failedStart(-hour - 1, ns(hour)), true],
    ['failed for just as long', failedStart(-hour, ns(hour)), false],
    ['a part of a millisecond does not count', failedStart(-2, ns(2) - 1), true],
    ['the setting is off', failedStart(-hour, 0), false],
    ['the job is not finished', { template: { failure_ttl: 1 }, build: { transition: 'start', job: 'failed', jobRow: { completed_at: null } } }, false],
    ['a stop failed', { template: { failure_ttl: 1 }, build: { transition: 'stop', job: 'failed' } }, false],
    ['the start succeeded', { template: { failure_ttl: 1 } }, false],
    ['it is dormant', { ...failedStart(-hour - 1, ns(hour)), workspace: { dormant_at: at(-hour) } }, true],
  ],
  scope: [
    ['a deleted workspace', { build: started({ deadline: at(-1) }), workspace: { deleted: true } }, false],
    ['a workspace without a build', { build: null, template: { time_til_dormant: 1 } }, false],
  ],
};

describeOn(platforms, 'GetWorkspacesEligibleForTransition', (platform) => {
  let database: MigratedDatabase;
  let fixtures: TaskFixtures;
  let scene: Scene;

  beforeAll(async () => {
    database = await platform.open();
    fixtures = new TaskFixtures(database.sql);
    scene = await fixtures.scene();
  });
  afterAll(() => database.close());

  async function workspace(facts: Facts, ownerId?: string): Promise<string> {
    const owner = ownerId ?? (await fixtures.user(facts.owner));
    const of = { ...scene, ownerId: owner, templateId: await fixtures.template(scene, facts.template) };
    const workspaceId = await fixtures.workspace(of, facts.workspace);
    if (facts.build !== null) await fixtures.build(of, { ...facts.build, workspaceId, number: 1 });
    return workspaceId;
  }
  const dueIds = async (): Promise<readonly string[]> => (await getWorkspacesEligibleForTransition(database.db, { now })).map((row) => row.id);

  describe.each(Object.entries(cases))('%s', (_branch, list) => {
    test.each(list)('%s', async (_title, facts, due) => {
      // Clocks in Paris went forward that night: a day is no 24 hours there.
      await database.sql.query("SET TIME ZONE 'Europe/Paris'");
      const id = await workspace(facts);
      expect((await dueIds()).includes(id)).toBe(due);
    });
  });

  test.each(['autostop', 'autostart', 'dormancy', 'auto-deletion', 'failure TTL'])('a prebuilt workspace is never due: %s', async (branch) => {
    const [, facts] = cases[branch]?.find(([, , due]) => due) ?? ['', {}];
    expect(await dueIds()).not.toContain(await workspace(facts, prebuildsUser));
  });

  test('the build with the highest number decides, whenever it was created', async () => {
    const running = await workspace({ build: stopped });
    await fixtures.build(scene, { workspaceId: running, number: 2, row: { deadline: at(-1) }, at: '2019-01-01T00:00:00Z' });
    const resting = await workspace({ build: started({ deadline: at(-1) }) });
    await fixtures.build(scene, { workspaceId: resting, number: 2, transition: 'stop', at: '2019-01-01T00:00:00Z' });
    const due = await dueIds();
    expect([due.includes(running), due.includes(resting)]).toEqual([true, false]);
  });

  test('a row has the name and the version of the latest build, and versions stand together', async () => {
    const versions = [scene.templateVersionId];
    while (versions.length < 4) versions.push(await fixtures.templateVersion(scene, scene.templateId));
    const ids: string[] = [];
    for (const templateVersionId of [...versions, ...versions]) {
      const workspaceId = await fixtures.workspace(scene);
      await fixtures.build({ ...scene, templateVersionId }, { workspaceId, number: 1, row: { deadline: at(-1) } });
      ids.push(workspaceId);
    }
    const rows = (await getWorkspacesEligibleForTransition(database.db, { now })).filter((row) => ids.includes(row.id));
    expect(rows.map((row) => row.buildTemplateVersionId)).toEqual([...versions, ...versions].sort());
    const { rows: names } = await database.sql.query('SELECT name FROM workspaces WHERE id = $1', [rows[0]?.id]);
    expect(names).toEqual([{ name: rows[0]?.name }]);
  });
});
