/** Writes the histories of many tasks at once, made inside PostgreSQL. */
import type { SqlClient } from './sql-client.js';

export interface HistorySize {
  readonly tasks: number;
  /** The newest point of the histories; each of them spans the 50 minutes before. */
  readonly endsAt: Date;
  /** Default 5: start, stop, start, stop, start. */
  readonly builds?: number;
  /** Of each build's app; default 6. */
  readonly statuses?: number;
}

/** Statements whose `$1` … are tasks, builds, statuses and the end of the time. */
const steps: readonly { readonly sql: string; readonly params: readonly (keyof Numbers)[] }[] = [
  {
    params: ['tasks', 'builds', 'endsAt'],
    sql: `CREATE TEMPORARY TABLE new_build ON COMMIT DROP AS
      SELECT
        task.id AS task_id, task.workspace_id, number,
        gen_random_uuid() AS agent_id, gen_random_uuid() AS app_id,
        $3::timestamptz - interval '50 minutes' * (1 - number / ($2::float + 1)) - interval '1 second' * (task.nr % 90) AS at
      FROM
        (SELECT nr, gen_random_uuid() AS id, gen_random_uuid() AS workspace_id FROM generate_series(1, $1::int) AS nr OFFSET 0) AS task
        CROSS JOIN generate_series(1, $2::int) AS number`,
  },
  {
    params: [],
    sql: `INSERT INTO workspaces (id, created_at, updated_at, owner_id, organization_id, template_id, name)
      SELECT workspace_id, at, at, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), workspace_id FROM new_build WHERE number = 1`,
  },
  {
    params: [],
    sql: `INSERT INTO tasks (id, organization_id, owner_id, name, workspace_id, template_version_id, prompt, created_at)
      SELECT task_id, gen_random_uuid(), gen_random_uuid(), task_id, workspace_id, gen_random_uuid(), 'Fix the bug', at FROM new_build WHERE number = 1`,
  },
  {
    params: [],
    sql: `INSERT INTO workspace_builds (id, created_at, updated_at, workspace_id, template_version_id, build_number, transition, initiator_id, job_id, reason)
      SELECT
        gen_random_uuid(), at, at, workspace_id, gen_random_uuid(), number,
        (CASE WHEN number % 2 = 1 THEN 'start' ELSE 'stop' END)::workspace_transition, gen_random_uuid(), gen_random_uuid(),
        (CASE WHEN number % 2 = 1 THEN 'task_resume' ELSE 'task_auto_pause' END)::build_reason
      FROM new_build ORDER BY at`,
  },
  {
    params: [],
    sql: `INSERT INTO workspace_apps (id, created_at, agent_id, slug, display_name, icon)
      SELECT app_id, at, agent_id, 'ai', 'AI', '' FROM new_build ORDER BY at`,
  },
  {
    params: [],
    sql: `INSERT INTO task_workspace_apps (task_id, workspace_agent_id, workspace_app_id, workspace_build_number)
      SELECT task_id, agent_id, app_id, number FROM new_build ORDER BY at`,
  },
  {
    params: ['builds', 'statuses'],
    sql: `INSERT INTO workspace_app_statuses (created_at, agent_id, app_id, workspace_id, state, message)
      SELECT
        at + interval '50 minutes' / ($1::float + 1) * (nr / ($2::float + 1)) AS reported_at, agent_id, app_id, workspace_id,
        (CASE WHEN nr % 3 = 0 THEN 'idle' ELSE 'working' END)::workspace_app_status_state, 'Reading the code'
      FROM new_build CROSS JOIN generate_series(1, $2::int) AS nr
      ORDER BY reported_at`,
  },
];

interface Numbers {
  readonly tasks: number;
  readonly builds: number;
  readonly statuses: number;
  readonly endsAt: string;
}

/**
 * Adds tasks that share nothing with those already there, and refreshes the planner's statistics.
 *
 * Rows that telemetry does not read (jobs, agents, users …) are left out, so foreign keys are off meanwhile: only a
 * superuser may do that. Rows of all tasks lie mixed on disk in order of time, as they would if they had happened.
 */
export async function addTelemetryHistory(sql: SqlClient, size: HistorySize): Promise<void> {
  const numbers: Numbers = { tasks: size.tasks, builds: size.builds ?? 5, statuses: size.statuses ?? 6, endsAt: size.endsAt.toISOString() };
  await sql.query('BEGIN');
  await sql.query('SET LOCAL session_replication_role = replica');
  for (const step of steps) await sql.query(step.sql, step.params.map((name) => numbers[name]));
  await sql.query('COMMIT');
  await sql.query('VACUUM ANALYZE tasks, task_workspace_apps, workspace_builds, workspace_app_statuses');
}
