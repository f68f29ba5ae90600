/** The cases of the telemetry query: what happened to a task, the row of it, and what is reported. Times are minutes from now. */
import type { CaseBuild, TaskHistory } from './telemetry-case.js';

type Times = Partial<Record<'lastWorking' | 'firstAfterResume' | 'activeMinutes' | 'activeMs', number>>;
/** `paused` and `resumed` are times, the others but the reasons lengths of time. */
export interface EventFacts extends Partial<Record<'paused' | 'pausedFor' | 'idle' | 'resumed' | 'toStatus' | 'active', number>> {
  readonly by?: 'auto' | 'manual' | 'other';
  readonly resumedBy?: 'manual' | 'other';
}
export interface Case extends TaskHistory {
  readonly n: number;
  readonly name: string;
  /** Null: no row. The builds of the row are the last stop and the last start of `builds`. */
  readonly row: Times | null;
  /** What is reported; fields that are left out are null. Null: nothing. Lengths of time are minutes. */
  readonly event: EventFacts | null;
  /** The app of the row is null although the task had one. */
  readonly appIsGone?: true;
}

const build = (number: number, transition: CaseBuild['transition'], minutes: number, reason = 'initiator'): CaseBuild => ({ number, transition, minutes, reason });
export const start = (number: number, minutes: number, reason?: string) => build(number, 'start', minutes, reason);
const resume = (number: number, minutes: number) => build(number, 'start', minutes, 'task_resume');
export const autoPause = (number: number, minutes: number) => build(number, 'stop', minutes, 'task_auto_pause');
export const manualPause = (number: number, minutes: number) => build(number, 'stop', minutes, 'task_manual_pause');
/** The first start of the cases that do not say when it was. */
const first = start(1, -420);

export const cases: readonly Case[] = [
  { n: 2, name: 'a start without any status', builds: [start(1, -30)], row: {}, event: {} },
  {
    n: 3, name: 'working until now', builds: [start(1, -45)], statuses: [['working', -40]],
    row: { lastWorking: -40, firstAfterResume: -40, activeMinutes: 40 },
    event: { active: 40 },
  },
  { n: 4, name: 'an automatic pause', builds: [first, autoPause(2, -20)], row: {}, event: { paused: -20, by: 'auto', pausedFor: 20 } },
  { n: 5, name: 'a manual pause', builds: [first, manualPause(2, -15)], row: {}, event: { paused: -15, by: 'manual', pausedFor: 15 } },
  {
    n: 6, name: 'idle before the pause', builds: [first, autoPause(2, -25)], statuses: [['working', -40], ['idle', -35]],
    row: { lastWorking: -40, activeMinutes: 5 },
    event: { paused: -25, by: 'auto', pausedFor: 25, idle: 15, active: 5 },
  },
  {
    n: 7, name: 'work that begins after the stop', builds: [first, autoPause(2, -25)], statuses: [['working', -20]],
    row: { activeMinutes: -5 },
    event: { paused: -25, by: 'auto', pausedFor: 25 },
  },
  { n: 8, name: 'paused and resumed', builds: [first, autoPause(2, -50), resume(3, -10)], row: {}, event: { paused: -50, by: 'auto', resumed: -10, resumedBy: 'manual', pausedFor: 40 } },
  {
    n: 9, name: 'paused and resumed before the window', builds: [first, autoPause(2, -300), resume(3, -120)],
    row: null,
    event: null,
  },
  {
    n: 10, name: 'an old pause and resume, and a new pause', builds: [first, autoPause(2, -180), resume(3, -150), manualPause(4, -30)],
    row: {},
    event: { paused: -30, by: 'manual', pausedFor: 30 },
  },
  {
    n: 11, name: 'two pauses in the window', builds: [first, autoPause(2, -50), resume(3, -30), manualPause(4, -10)],
    row: {},
    event: { paused: -10, by: 'manual', pausedFor: 10 },
  },
  {
    n: 12,
    name: 'a long idle time, a resume, work on the new app',
    builds: [first, autoPause(2, -50), resume(3, -30)],
    statuses: [['working', -360], ['working', -25]],
    row: { lastWorking: -360, firstAfterResume: -25, activeMinutes: 335 },
    event: { paused: -50, by: 'auto', resumed: -30, resumedBy: 'manual', idle: 310, pausedFor: 20, toStatus: 5, active: 335 },
  },
  {
    n: 13,
    name: 'all fields at once',
    builds: [first, autoPause(2, -35), resume(3, -5)],
    statuses: [['working', -390], ['working', -45], ['working', -3], ['idle', -2]],
    row: { lastWorking: -45, firstAfterResume: -3, activeMinutes: 356 },
    event: { paused: -35, by: 'auto', resumed: -5, resumedBy: 'manual', idle: 10, pausedFor: 30, toStatus: 2, active: 356 },
  },
  {
    n: 14, name: 'a start by other means than resume', builds: [first, autoPause(2, -60), start(3, -30)],
    row: {},
    event: { paused: -60, by: 'auto', resumed: -30, resumedBy: 'other', pausedFor: 30 },
  },
  { n: 15, name: 'an automatic pause without a status', builds: [first, autoPause(2, -45)], row: {}, event: { paused: -45, by: 'auto', pausedFor: 45 } },
  {
    n: 16,
    name: 'two spells of work',
    builds: [first, autoPause(2, -25)],
    statuses: [['working', -90], ['idle', -60], ['working', -45], ['complete', -30]],
    row: { lastWorking: -45, activeMinutes: 45 },
    event: { paused: -25, by: 'auto', pausedFor: 25, idle: 20, active: 45 },
  },
  {
    n: 17, name: 'working at the very instant of the stop', builds: [first, autoPause(2, -30)], statuses: [['working', -90], ['working', -30]],
    row: { lastWorking: -30, activeMinutes: 60 },
    event: { paused: -30, by: 'auto', pausedFor: 30, active: 60 },
  },
  { n: 18, name: 'a build of a week ago', builds: [start(1, -7 * 1440)], row: null, event: null },
  {
    n: 19, name: 'a build of a week ago and a pause', builds: [start(1, -7 * 1440), autoPause(2, -30)],
    row: {},
    event: { paused: -30, by: 'auto', pausedFor: 30 },
  },
  {
    n: 20,
    name: 'a stop that is bound to nothing',
    builds: [first, autoPause(2, -25)],
    bindings: 'every build',
    statuses: [['working', -40], ['idle', -35]],
    row: { lastWorking: -40, activeMinutes: 5 },
    event: { paused: -25, by: 'auto', pausedFor: 25, idle: 15, active: 5 },
    appIsGone: true,
  },
  {
    n: 21,
    name: 'two starts without a stop',
    builds: [start(1, -50), start(2, -30)],
    statuses: [['working', -45], ['working', -20]],
    row: { lastWorking: -20, firstAfterResume: -20, activeMinutes: 35 },
    event: { toStatus: 10, active: 35 },
  },
  {
    n: 22, name: 'a restart long after the pause', builds: [first, autoPause(2, -300), resume(3, -240), start(4, -10)],
    row: {},
    event: { paused: -300, by: 'auto', resumed: -10, resumedBy: 'other', pausedFor: 290 },
  },
  {
    n: 23, name: 'stop and start at one instant', builds: [first, autoPause(2, -30), resume(3, -30)], statuses: [['working', -20]],
    row: { activeMinutes: 20 },
    event: { paused: -30, by: 'auto', pausedFor: 30, active: 20 },
  },
  { n: 24, name: 'a build exactly at created_after', builds: [start(1, -60)], row: null, event: null },
  {
    n: 25, name: 'a start exactly at created_after, then a delete', builds: [first, autoPause(2, -120), resume(3, -60), build(4, 'delete', -5)],
    row: {},
    event: { paused: -120, by: 'auto', resumed: -60, resumedBy: 'manual' },
  },
  {
    n: 26, name: 'a delete ends the work', builds: [first, build(2, 'delete', -30)], statuses: [['working', -40]],
    row: { lastWorking: -40, firstAfterResume: -40, activeMinutes: 10 },
    event: { active: 10 },
  },
  {
    n: 27, name: 'a task that was never bound', builds: [first, build(2, 'stop', -30, 'dormancy')], bindings: 'none',
    row: {},
    event: { paused: -30, by: 'other', pausedFor: 30 }, appIsGone: true,
  },
  {
    n: 28,
    name: 'a status at the very instant of the resume',
    builds: [first, autoPause(2, -50), resume(3, -10)],
    statuses: [['working', -10]],
    row: { activeMinutes: 0 },
    event: { paused: -50, by: 'auto', resumed: -10, resumedBy: 'manual', pausedFor: 40 },
  },
  {
    n: 29,
    name: 'work that arrives while stopped',
    builds: [first, autoPause(2, -50), resume(3, -20)],
    statuses: [['working', -45]],
    row: { activeMinutes: 25 },
    event: { paused: -50, by: 'auto', resumed: -20, resumedBy: 'manual', pausedFor: 30, active: 25 },
  },
  {
    n: 30, name: 'a status in the future', builds: [first, start(2, -30)], statuses: [['working', 10]],
    row: { lastWorking: 10, firstAfterResume: 10, activeMinutes: -10 },
    event: { toStatus: 40 },
  },
  {
    n: 31,
    name: 'late work of a paused task outweighs the real work',
    builds: [first, autoPause(2, -50)],
    statuses: [['working', -55], ['idle', -54], ['working', -20]],
    row: { lastWorking: -55, activeMinutes: -29 },
    event: { paused: -50, by: 'auto', pausedFor: 50, idle: 5 },
  },
  {
    n: 33,
    name: 'builds that failed or were canceled count',
    builds: [first, { ...autoPause(2, -50), job: 'failed' }, { ...resume(3, -10), job: 'canceled' }],
    statuses: [['working', -55], ['working', -5]],
    row: { lastWorking: -55, firstAfterResume: -5, activeMinutes: 10 },
    event: { paused: -50, by: 'auto', resumed: -10, resumedBy: 'manual', idle: 5, pausedFor: 40, toStatus: 5, active: 10 },
  },
];
