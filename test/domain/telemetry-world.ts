/** Random worlds for the telemetry query, small and full of ties, and how they get into tables. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { insertRows } from '../support/insert-rows.js';
import type { SqlClient } from '../support/sql-client.js';
import { longAgo, type Scene, type TaskFixtures } from '../support/task-fixtures.js';
import type { World, WorldBuild } from './telemetry-reference.js';

const workspaceCount = 3;
const appCount = 4;

export const origin = Date.parse('2026-03-01T12:00:00Z');

/** What PostgreSQL reads, to the microsecond. */
export function instant(microseconds: number): string {
  const milliseconds = Math.floor(microseconds / 1000);
  const rest = String(microseconds - milliseconds * 1000).padStart(3, '0');
  return new Date(origin + milliseconds).toISOString().replace('Z', `${rest}Z`);
}

/** What a Date shows of it: parts of a millisecond are cut off. */
export function date(microseconds: number): Date {
  return new Date(origin + Math.floor(microseconds / 1000));
}

export interface WorldAndWindow {
  readonly world: World;
  readonly window: { readonly now: number; readonly createdAfter: number };
}

/**
 * Times are few multiples of one unit, so that most worlds have points at the same instant, also at the edge
 * of the window and after now. With a unit of 250 µs sums do not come out in whole milliseconds.
 */
export const worlds: fc.Arbitrary<WorldAndWindow> = fc.constantFrom(250, 1000, 420_000_000).chain((unit) => {
  const time = fc.integer({ min: -14, max: 3 }).map((steps) => steps * unit);
  const number = fc.integer({ min: 1, max: 6 });
  const build: fc.Arbitrary<WorldBuild> = fc.record({
    workspace: fc.nat({ max: workspaceCount - 1 }),
    number,
    transition: fc.constantFrom('start', 'start', 'stop', 'stop', 'delete'),
    reason: fc.constantFrom('initiator', 'dormancy', 'task_auto_pause', 'task_manual_pause', 'task_resume'),
    at: time,
  });
  const app = fc.option(fc.nat({ max: appCount - 1 }), { freq: 4 });
  const task = fc.record({
    workspace: fc.option(fc.nat({ max: workspaceCount - 1 }), { freq: 6 }),
    deleted: fc.constantFrom(false, false, false, false, true),
    bindings: fc.uniqueArray(fc.record({ number, app }), { selector: (binding) => binding.number, maxLength: 4 }),
  });
  const status = fc.record({
    app: fc.nat({ max: appCount - 1 }),
    state: fc.constantFrom('working', 'working', 'idle', 'complete', 'failure'),
    at: time,
  });
  const world: fc.Arbitrary<World> = fc.record({
    builds: fc.uniqueArray(build, { selector: ({ workspace, number }) => `${workspace} ${number}`, maxLength: 12 }),
    tasks: fc.array(task, { minLength: 1, maxLength: 5 }),
    statuses: fc.array(status, { maxLength: 16 }),
  });
  // Parameters are Dates, so they stand on whole milliseconds.
  const step = Math.max(unit, 1000);
  const createdAfter = fc.integer({ min: -6, max: 0 }).map((steps) => steps * step);
  return fc.record({ world, window: fc.record({ now: fc.constant(0), createdAfter }) });
});

/** The ids of tasks, workspaces and apps, by their numbers. */
export interface WorldIds {
  readonly tasks: readonly string[];
  readonly workspaces: readonly string[];
  readonly apps: readonly string[];
}

/** Writes a world; foreign keys are all real. */
export async function writeWorld(sql: SqlClient, fixtures: TaskFixtures, scene: Scene, world: World): Promise<WorldIds> {
  const workspaces: string[] = [];
  for (let count = 0; count < workspaceCount; count += 1) workspaces.push(await fixtures.workspace(scene));
  const agentId = await fixtures.agent(scene);
  const apps = Array.from({ length: appCount }, () => randomUUID());
  const tasks = world.tasks.map(() => randomUUID());

  await insertRows(sql, 'workspace_apps', apps.map((id) => ({ id, created_at: longAgo, agent_id: agentId, slug: id, display_name: 'AI', icon: '' })));
  for (const { workspace, at, ...build } of world.builds) await fixtures.build(scene, { ...build, workspaceId: workspaces[workspace] ?? '', at: instant(at) });
  await insertRows(
    sql,
    'tasks',
    world.tasks.map((task, index) => ({
      id: tasks[index],
      organization_id: scene.organizationId,
      owner_id: scene.ownerId,
      name: tasks[index],
      workspace_id: task.workspace === null ? null : workspaces[task.workspace],
      template_version_id: scene.templateVersionId,
      prompt: '',
      created_at: longAgo,
      deleted_at: task.deleted ? longAgo : null,
    })),
  );
  const bindings = world.tasks.flatMap((task, index) =>
    task.bindings.map(({ number, app }) => ({ task_id: tasks[index], workspace_build_number: number, workspace_app_id: app === null ? null : apps[app] })),
  );
  await insertRows(sql, 'task_workspace_apps', bindings);
  const statuses = world.statuses.map(({ app, state, at }) => ({
    id: randomUUID(),
    created_at: instant(at),
    agent_id: agentId,
    app_id: apps[app],
    workspace_id: workspaces[0],
    state,
    message: '',
  }));
  await insertRows(sql, 'workspace_app_statuses', statuses);
  return { tasks, workspaces, apps };
}
