/** How activity moves a deadline, in five time zones of the database. Times are seconds from now. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { embeddedServer, type MigratedDatabase } from '../support/platforms.js';
import { TaskFixtures, type JobStatus } from '../support/task-fixtures.js';
import { activityBumpWorkspace } from '../../src/tasks/index.js';

const zones = ['Asia/Kolkata', 'America/St_Johns', 'Europe/Paris', 'America/Phoenix', 'UTC'];
const none = new Date('0001-01-01T00:00:00Z');
const minute = 60;
const hour = 60 * minute;
const ns = (seconds: number): number => seconds * 1_000_000_000;

interface Facts {
  /** Without one the workspace stops only by hand. */
  readonly deadline?: number;
  readonly max?: number;
  readonly ttl?: number;
  readonly job?: JobStatus;
  readonly transition?: 'start' | 'stop';
  readonly nextAutostart?: number;
  /** Default an hour. */
  readonly bump?: number;
  readonly templateTtl?: number;
  readonly forbidsAutostop?: boolean;
}
/** `expected` is the deadline afterwards; without one nothing may change. */
type Case = readonly [title: string, facts: Facts, expected?: number];

const cases: readonly Case[] = [
  ['the job has not finished', { deadline: 8 * hour, ttl: 8 * hour, job: 'running' }],
  ['there is no deadline', {}],
  ['it has just started', { deadline: 8 * hour, ttl: 8 * hour }],
  ['the deadline is far', { deadline: 7.5 * hour, ttl: 8 * hour }],
  ['it is due', { deadline: -30 * minute, ttl: 8 * hour }, hour],
  ['it is due, the next autostart is near', { deadline: -30 * minute, ttl: 8 * hour, nextAutostart: 30 * minute }, 8.5 * hour],
  ['the maximum caps', { deadline: minute, max: 30 * minute, ttl: 8 * hour }, 30 * minute],
  ['the deadline has passed, it still runs', { deadline: -minute, ttl: 8 * hour }, hour],
  ['the workspace is stopped', { deadline: -minute, ttl: 8 * hour, transition: 'stop' }],
  ['the template forbids autostop by users', { deadline: -30 * minute, ttl: 2 * hour, templateTtl: 10 * hour, forbidsAutostop: true, nextAutostart: 30 * minute }, 10.5 * hour],
  ['the bump is five hours', { deadline: -30 * minute, ttl: 8 * hour, bump: ns(5 * hour) }, 5 * hour],
  ['the bump is off', { deadline: -30 * minute, ttl: 8 * hour, bump: 0 }],

  ['5 % of the way have just passed', { deadline: 57 * minute - 1 }, hour],
  ['5 % of the way have not quite passed', { deadline: 57 * minute }],
  ['the deadline is later than the bump reaches, but due by the time to live', { deadline: 2 * hour, ttl: 8 * hour, nextAutostart: 30 * minute }, 8.5 * hour],
  ['the next autostart was in the past', { deadline: -minute, ttl: 8 * hour, nextAutostart: -minute }, hour],
  ['the bump does not quite reach the next autostart', { deadline: -minute, ttl: 8 * hour, nextAutostart: hour + 1 }, hour],
  ['the next autostart is near, and there is no time to live', { deadline: -minute, nextAutostart: 30 * minute }],
  ['the next autostart is days away, and the bump reaches beyond', { deadline: -minute, ttl: 8 * hour, bump: ns(200 * hour), nextAutostart: 100 * hour }, 108 * hour],
  ['a job that failed has finished too', { deadline: -minute, job: 'failed' }, hour],
  ['the maximum is further than the bump', { deadline: -minute, max: 5 * hour }, hour],
  ['the deadline is the maximum', { deadline: -minute, max: -minute }, -minute],
  ['a part of a second does not count', { deadline: -minute, bump: ns(2) - 1 }, 1],
  ['a bump of less than a second is none', { deadline: -minute, bump: ns(1) - 1 }],
];

describe.skipIf(embeddedServer.skipped)('ActivityBumpWorkspace', () => {
  let database: MigratedDatabase;
  let sql: MigratedDatabase['sql'];
  let fixtures: TaskFixtures;

  beforeAll(async () => {
    database = await embeddedServer.open();
    ({ sql } = database);
    fixtures = new TaskFixtures(sql);
  });
  afterAll(() => database.close());
  // In a transaction the database's now stands still.
  beforeEach(() => sql.query('BEGIN'));
  afterEach(() => sql.query('ROLLBACK'));

  const one = async (text: string, values: unknown[]): Promise<unknown> => (await sql.query(text, values)).rows[0];

  async function workspaceOf(facts: Facts): Promise<{ readonly workspaceId: string; readonly buildId: string }> {
    const { deadline, max, ttl, templateTtl, bump = ns(hour), forbidsAutostop = false } = facts;
    const people = await fixtures.scene();
    const settings = { activity_bump: bump, allow_user_autostop: !forbidsAutostop, ...(templateTtl === undefined ? {} : { default_ttl: ns(templateTtl) }) };
    const scene = { ...people, templateId: await fixtures.template(people, settings) };
    const workspaceId = await fixtures.workspace(scene, ttl === undefined ? {} : { ttl: ns(ttl) });
    for (let number = 1; number <= 10; number += 1) {
      await fixtures.build(scene, { workspaceId, number, transition: number % 2 === 1 ? 'start' : 'stop' });
    }
    const { transition, job } = facts;
    const buildId = await fixtures.build(scene, { workspaceId, number: 11, ...(transition && { transition }), ...(job && { job }) });
    const times = "SET deadline = coalesce(now() + $2 * interval '1 second', deadline), max_deadline = coalesce(now() + $3 * interval '1 second', max_deadline)";
    await sql.query(`UPDATE workspace_builds ${times} WHERE id = $1`, [buildId, deadline ?? null, max ?? null]);
    return { workspaceId, buildId };
  }
  const read = (buildId: string): Promise<unknown> =>
    one(
      `SELECT extract(epoch FROM deadline - now())::float AS deadline, extract(epoch FROM max_deadline - now())::float AS max,
        updated_at = now() AS updated FROM workspace_builds WHERE id = $1`,
      [buildId],
    );

  describe.each(zones)('in %s', (zone) => {
    test.each(cases.map(([title, facts, expected]) => ({ title, facts, expected })))('$title', async ({ facts, expected }) => {
      await sql.query(`SET LOCAL TIME ZONE '${zone}'`);
      const { workspaceId, buildId } = await workspaceOf(facts);
      const before = await read(buildId);
      const { now } = (await one('SELECT now()', [])) as { now: Date };
      // A Date has milliseconds only, so the start that the database then sees may lie a part of one too early.
      const { nextAutostart } = facts;
      await activityBumpWorkspace(database.db, { workspaceId, nextAutostart: nextAutostart === undefined ? none : new Date(now.getTime() + nextAutostart * 1000) });
      const after = (await read(buildId)) as { deadline: number };
      if (expected === undefined) expect(after).toEqual(before);
      else expect(after).toEqual({ ...(before as object), deadline: expect.closeTo(expected, 2), updated: true });
      expect(await one('SELECT count(*)::int AS count FROM workspace_builds WHERE updated_at = now()', [])).toEqual({ count: expected === undefined ? 0 : 1 });
    });
  });

  test.each(zones)('a clock that is changed on the way makes no hour more or less, in %s', async (zone) => {
    const { workspaceId, buildId } = await workspaceOf({ ttl: 8 * hour, bump: ns(200 * hour) });
    // The day before the clocks of Paris go forward; found before the now of PostgreSQL.
    await sql.query('CREATE SCHEMA clock');
    await sql.query("CREATE FUNCTION clock.now() RETURNS timestamptz STABLE RETURN timestamptz '2026-03-28 12:00:00+00'");
    await sql.query('SET LOCAL search_path = clock, public, pg_catalog');
    await sql.query(`SET LOCAL TIME ZONE '${zone}'`);
    await sql.query('UPDATE workspace_builds SET deadline = now() WHERE id = $1', [buildId]);
    await activityBumpWorkspace(database.db, { workspaceId, nextAutostart: new Date('2026-04-01T12:00:00Z') });
    expect(await one('SELECT deadline FROM workspace_builds WHERE id = $1', [buildId])).toEqual({ deadline: new Date('2026-04-01T20:00:00Z') });
  });

  test('an unknown workspace is no error', async () => {
    await workspaceOf({ deadline: -minute });
    await activityBumpWorkspace(database.db, { workspaceId: crypto.randomUUID(), nextAutostart: none });
    expect(await one('SELECT count(*)::int AS count FROM workspace_builds WHERE updated_at = now()', [])).toEqual({ count: 0 });
  });
});
