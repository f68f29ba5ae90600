/** What a workspace is due for, rule by rule and at each boundary; no database. */
import { describe, expect, test } from 'vitest';
import { decideTransition, noDeadline, type GetWorkspaceStateRow, type TransitionOptions } from '../../src/tasks/index.js';

const now = new Date('2026-03-01T12:00:00Z');
const minutes = (count: number): Date => new Date(now.getTime() + count * 60_000);
const ns = (ms: number): bigint => BigInt(ms) * 1_000_000n;
const hour = 3_600_000;

/** A task's workspace that runs, with two hours to its deadline and no other rule switched on. */
const running: GetWorkspaceStateRow = {
  id: 'w',
  ownerId: 'o',
  isPrebuilt: false,
  ownerStatus: 'active',
  ttl: ns(hour),
  autostartSchedule: null,
  nextStartAt: null,
  lastUsedAt: minutes(-60),
  dormantAt: null,
  deletingAt: null,
  defaultTtl: ns(hour),
  allowUserAutostart: true,
  allowUserAutostop: true,
  failureTtl: 0n,
  timeTilDormant: 0n,
  timeTilDormantAutodelete: 0n,
  hasTask: true,
  buildId: 'b',
  buildNumber: 3,
  buildCreatedAt: minutes(-60),
  transition: 'start',
  deadline: minutes(120),
  jobId: 'j',
  jobStatus: 'succeeded',
  jobCanceledAt: null,
  jobCompletedAt: minutes(-59),
};
const stopped: GetWorkspaceStateRow = { ...running, transition: 'stop', deadline: noDeadline };
const decide = (state: Partial<GetWorkspaceStateRow>, options: Partial<TransitionOptions> = {}, base = running) => decideTransition({ ...base, ...state }, { now, ...options });
const autoPause = { transition: 'stop', reason: 'task_auto_pause', goesDormant: false };

test('nothing is due for a workspace in use', () => {
  expect(decide({})).toBeNull();
  expect(decide({}, {}, stopped)).toBeNull();
});

describe('a workspace is stopped', () => {
  test('at its deadline, not before', () => {
    expect(decide({ deadline: now })).toEqual(autoPause);
    expect(decide({ deadline: new Date(now.getTime() + 1) })).toBeNull();
    expect(decide({ deadline: noDeadline })).toBeNull();
  });

  test('as an automatic pause only when it is one of a task', () => {
    expect(decide({ deadline: now, hasTask: false })).toEqual({ ...autoPause, reason: 'autostop' });
  });

  test('when its owner is suspended, also without a deadline', () => {
    expect(decide({ ownerStatus: 'suspended', deadline: noDeadline })).toEqual(autoPause);
    expect(decide({ ownerStatus: 'dormant' })).toBeNull();
  });

  test('not when it is stopped, dormant, failed or a prebuild', () => {
    const due = { deadline: minutes(-5) };
    for (const state of [{ transition: 'stop' }, { transition: 'delete' }, { dormantAt: now }, { jobStatus: 'failed' }, { isPrebuilt: true }] as const) expect(decide({ ...due, ...state })).toBeNull();
  });

  test('by whole minutes', () => {
    const deadline = minutes(0);
    expect(decide({ deadline }, { now: new Date(now.getTime() + 59_999) })).toEqual(autoPause);
    expect(decide({ deadline: new Date(now.getTime() + 1) }, { now: new Date(now.getTime() + 59_999) })).toBeNull();
  });
});

describe('a workspace is started', () => {
  const scheduled = { autostartSchedule: '0 12 * * *' };
  const nextAutostart = (schedule: string, after: Date) => (schedule === scheduled.autostartSchedule && after.getTime() === minutes(-60).getTime() ? now : null);
  const start = { transition: 'start', reason: 'autostart', goesDormant: false };

  test('at the first time of its schedule after the last build', () => {
    expect(decide(scheduled, { nextAutostart }, stopped)).toEqual(start);
    expect(decide(scheduled, { nextAutostart: () => minutes(1) }, stopped)).toBeNull();
    expect(decide(scheduled, { nextAutostart: () => null }, stopped)).toBeNull();
    expect(decide({ ...scheduled, buildCreatedAt: now }, { nextAutostart }, stopped)).toBeNull();
  });

  test('only when schedule, template, owner and state allow it', () => {
    const nots = [{ autostartSchedule: '' }, { autostartSchedule: null }, { allowUserAutostart: false }, { ownerStatus: 'dormant' }, { ownerStatus: 'suspended' }, { dormantAt: now }, { jobStatus: 'failed' }, { transition: 'start' }, { isPrebuilt: true }] as const;
    for (const state of nots) expect(decide({ ...scheduled, ...state }, { nextAutostart: () => now }, stopped)).toBeNull();
    expect(decide(scheduled, {}, stopped)).toBeNull();
  });
});

describe('a start that failed is stopped', () => {
  const failed = { jobStatus: 'failed', failureTtl: ns(hour), jobCompletedAt: minutes(-61) } as const;

  test('when it failed longer ago than the template allows', () => {
    expect(decide(failed)).toEqual(autoPause);
    expect(decide({ ...failed, hasTask: false })).toMatchObject({ reason: 'autostop' });
    expect(decide({ ...failed, jobCompletedAt: minutes(-60) })).toBeNull();
    expect(decide({ ...failed, failureTtl: 0n })).toBeNull();
    expect(decide({ ...failed, jobCompletedAt: null })).toBeNull();
    expect(decide({ ...failed, transition: 'stop' })).toBeNull();
  });

  test('counting whole milliseconds', () => {
    const jobCompletedAt = new Date(now.getTime() - 1);
    expect(decide({ ...failed, jobCompletedAt, failureTtl: 999_999n })).toEqual(autoPause);
    expect(decide({ ...failed, jobCompletedAt, failureTtl: 1_000_000n })).toBeNull();
  });
});

describe('a workspace goes dormant', () => {
  const unused = { timeTilDormant: ns(hour), lastUsedAt: minutes(-61), deadline: noDeadline };

  test('when nobody used it for longer than the template allows, and stops if it runs', () => {
    expect(decide(unused)).toEqual({ transition: 'stop', reason: 'dormancy', goesDormant: true });
    expect(decide(unused, {}, stopped)).toEqual({ transition: null, reason: 'dormancy', goesDormant: true });
    expect(decide({ ...unused, lastUsedAt: minutes(-60) })).toBeNull();
    expect(decide({ ...unused, timeTilDormant: 0n })).toBeNull();
    expect(decide({ ...unused, dormantAt: minutes(-1) })).toBeNull();
  });

  test('after the deadline it is paused first', () => {
    expect(decide({ ...unused, deadline: minutes(-1) })).toEqual(autoPause);
  });
});

describe('a dormant workspace is deleted', () => {
  const dormant = { dormantAt: minutes(-600), deletingAt: minutes(-1), timeTilDormantAutodelete: ns(hour) };
  const deletion = { transition: 'delete', reason: 'autodelete', goesDormant: false };

  test('after the time of its deletion, if the template still says so', () => {
    expect(decide(dormant, {}, stopped)).toEqual(deletion);
    expect(decide({ ...dormant, deletingAt: now }, {}, stopped)).toBeNull();
    expect(decide({ ...dormant, deletingAt: null }, {}, stopped)).toBeNull();
    expect(decide({ ...dormant, dormantAt: null }, {}, stopped)).toBeNull();
    expect(decide({ ...dormant, timeTilDormantAutodelete: 0n }, {}, stopped)).toBeNull();
  });

  test('a day after a deletion that failed', () => {
    const failed = { ...dormant, transition: 'delete', jobStatus: 'failed' } as const;
    expect(decide({ ...failed, jobCompletedAt: minutes(-1441) })).toEqual(deletion);
    expect(decide({ ...failed, jobCompletedAt: minutes(-1440) })).toBeNull();
    expect(decide({ ...failed, jobCompletedAt: minutes(-1441), jobCanceledAt: minutes(-1) })).toBeNull();
    expect(decide({ ...failed, jobCompletedAt: null })).toBeNull();
  });
});
