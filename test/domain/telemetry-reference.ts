/** GetTelemetryTaskEvents told slowly: one task after the other, every fact searched for from the start. */

/** All times are microseconds; tasks, workspaces and apps are numbers from 0. */
export interface World {
  readonly builds: readonly WorldBuild[];
  readonly tasks: readonly WorldTask[];
  readonly statuses: readonly WorldStatus[];
}
export interface WorldBuild {
  readonly workspace: number;
  readonly number: number;
  readonly transition: 'start' | 'stop' | 'delete';
  readonly reason: string;
  readonly at: number;
}
export interface WorldTask {
  readonly workspace: number | null;
  readonly deleted: boolean;
  readonly bindings: readonly { readonly number: number; readonly app: number | null }[];
}
export interface WorldStatus {
  readonly app: number;
  readonly state: 'working' | 'complete' | 'failure' | 'idle';
  readonly at: number;
}

export interface ReferenceRow {
  readonly task: number;
  readonly workspace: number;
  readonly app: number | null;
  readonly stop: WorldBuild | null;
  readonly start: WorldBuild | null;
  readonly lastWorking: number | null;
  readonly firstAfterResume: number | null;
  readonly activeMs: bigint;
}

/** The rows that the query must give, in order of the tasks' numbers. */
export function telemetryReference(world: World, window: { now: number; createdAfter: number }): ReferenceRow[] {
  return world.tasks.flatMap((task, number) => {
    if (task.deleted || task.workspace === null) return [];
    const builds = world.builds.filter((build) => build.workspace === task.workspace);
    if (!builds.some((build) => build.at > window.createdAfter)) return [];

    const app = highest(task.bindings)?.app ?? null;
    const stop = highest(builds.filter((build) => build.transition === 'stop'));
    const start = highest(builds.filter((build) => build.transition === 'start'));
    const boundApps = new Set(task.bindings.map((binding) => binding.app));
    const statuses = world.statuses.filter((status) => boundApps.has(status.app));

    const worked = statuses.filter((status) => status.state === 'working' && (stop === null || status.at <= stop.at));
    const afterResume = statuses.filter(
      (status) => status.app === app && start !== null && (stop === null || start.at > stop.at) && status.at > start.at,
    );
    const stopped = stop !== null && (start === null || stop.at > start.at);
    const row: ReferenceRow = {
      task: number,
      workspace: task.workspace,
      app,
      stop,
      start,
      lastWorking: worked.length === 0 ? null : Math.max(...worked.map((status) => status.at)),
      firstAfterResume: afterResume.length === 0 ? null : Math.min(...afterResume.map((status) => status.at)),
      activeMs: toMilliseconds(activeTime(statuses, builds, stopped ? stop.at : window.now)),
    };
    return [row];
  });
}

/** Microseconds between each working status and the point after it. */
function activeTime(statuses: readonly WorldStatus[], builds: readonly WorldBuild[], end: number): number {
  const points = [
    ...statuses.filter((status) => status.state === 'working').map((status) => ({ at: status.at, working: true })),
    ...statuses.filter((status) => status.state !== 'working').map((status) => ({ at: status.at, working: false })),
    ...builds.filter((build) => build.number > 1).map((build) => ({ at: build.at, working: false })),
  ];
  // Stable: at one instant work comes first, then other reports, then builds.
  points.sort((one, other) => one.at - other.at);
  let sum = 0;
  points.forEach((point, index) => {
    const until = points[index + 1]?.at ?? end;
    if (point.working) sum += until - point.at;
  });
  return sum;
}

function toMilliseconds(microseconds: number): bigint {
  const rounded = Math.floor((Math.abs(microseconds) + 500) / 1000);
  return BigInt(microseconds < 0 ? -rounded : rounded);
}

function highest<T extends { readonly number: number }>(numbered: readonly T[]): T | null {
  return numbered.reduce<T | null>((best, candidate) => (best === null || candidate.number > best.number ? candidate : best), null);
}
