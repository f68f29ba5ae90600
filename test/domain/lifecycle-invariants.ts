/** What must hold of every task, workspace and build at every moment, whoever works on them. */
import type { SqlClient } from '../support/sql-client.js';

/** Each selects the ids of what breaks it. Tasks all have a workspace, and every start that succeeds has an app for them. */
const invariants: Readonly<Record<string, string>> = {
  'builds are numbered from 1 without a gap': `
    SELECT workspace_id AS id FROM workspace_builds GROUP BY workspace_id HAVING min(build_number) <> 1 OR max(build_number) <> count(*)`,
  'only the latest build is on its way': `
    SELECT build.id FROM workspace_builds AS build JOIN provisioner_jobs AS job ON job.id = build.job_id
    WHERE job.job_status IN ('pending', 'running', 'canceling')
      AND EXISTS (SELECT FROM workspace_builds AS later WHERE later.workspace_id = build.workspace_id AND later.build_number > build.build_number)`,
  'every job has its build': `
    SELECT id FROM provisioner_jobs WHERE NOT EXISTS (SELECT FROM workspace_builds WHERE job_id = provisioner_jobs.id)`,
  'every build has its binding': `
    SELECT build.id FROM workspace_builds AS build JOIN tasks ON tasks.workspace_id = build.workspace_id
    WHERE NOT EXISTS (SELECT FROM task_workspace_apps WHERE task_id = tasks.id AND workspace_build_number = build.build_number)`,
  'every binding has its build': `
    SELECT tasks.id FROM task_workspace_apps AS binding JOIN tasks ON tasks.id = binding.task_id
    WHERE NOT EXISTS (SELECT FROM workspace_builds WHERE workspace_id = tasks.workspace_id AND build_number = binding.workspace_build_number)`,
  'an app is bound exactly by a start that succeeded, together with its agent': `
    SELECT build.id FROM workspace_builds AS build
    JOIN provisioner_jobs AS job ON job.id = build.job_id
    JOIN tasks ON tasks.workspace_id = build.workspace_id
    JOIN task_workspace_apps AS binding ON binding.task_id = tasks.id AND binding.workspace_build_number = build.build_number
    WHERE (binding.workspace_app_id IS NOT NULL) <> (build.transition = 'start' AND job.job_status = 'succeeded')
      OR (binding.workspace_app_id IS NULL) <> (binding.workspace_agent_id IS NULL)`,
  'flags are set exactly by a build that succeeded': `
    SELECT build.id FROM workspace_builds AS build JOIN provisioner_jobs AS job ON job.id = build.job_id
    WHERE (build.has_ai_task IS NOT NULL AND build.has_external_agent IS NOT NULL) <> (job.job_status = 'succeeded')`,
  'a deadline is set exactly by a start that succeeded': `
    SELECT build.id FROM workspace_builds AS build JOIN provisioner_jobs AS job ON job.id = build.job_id
    WHERE (build.deadline <> '0001-01-01 00:00:00+00') <> (build.transition = 'start' AND job.job_status = 'succeeded')`,
  'what runs is not resumed': `
    SELECT build.id FROM workspace_builds AS build
    JOIN workspace_builds AS before ON before.workspace_id = build.workspace_id AND before.build_number = build.build_number - 1
    JOIN provisioner_jobs AS job ON job.id = before.job_id
    WHERE build.reason = 'task_resume' AND before.transition = 'start' AND job.job_status = 'succeeded'`,
  'a deleted task has no snapshot': `
    SELECT tasks.id FROM tasks JOIN task_snapshots ON task_snapshots.task_id = tasks.id WHERE deleted_at IS NOT NULL`,
  'the latest build of a deleted task is a delete': `
    SELECT tasks.id FROM tasks CROSS JOIN LATERAL (
      SELECT transition FROM workspace_builds WHERE workspace_id = tasks.workspace_id ORDER BY build_number DESC LIMIT 1
    ) AS latest WHERE deleted_at IS NOT NULL AND latest.transition <> 'delete'`,
  'a workspace is deleted exactly by a delete that succeeded, and its tasks with it': `
    SELECT workspaces.id FROM workspaces WHERE deleted <> EXISTS (
      SELECT FROM workspace_builds JOIN provisioner_jobs AS job ON job.id = job_id
      WHERE workspace_id = workspaces.id AND transition = 'delete' AND job_status = 'succeeded'
    ) OR (deleted AND EXISTS (SELECT FROM tasks WHERE workspace_id = workspaces.id AND deleted_at IS NULL))`,
  'agents of builds before the last that succeeded are deleted': `
    SELECT agent.id FROM workspace_agents AS agent
    JOIN workspace_resources AS resource ON resource.id = agent.resource_id
    JOIN workspace_builds AS build ON build.job_id = resource.job_id
    WHERE NOT agent.deleted AND EXISTS (
      SELECT FROM workspace_builds AS later JOIN provisioner_jobs AS job ON job.id = later.job_id
      WHERE later.workspace_id = build.workspace_id AND later.build_number > build.build_number AND job_status = 'succeeded'
    )`,
};

/** One statement, so all of it is seen at one moment. */
const check = Object.entries(invariants)
  .map(([name, sql]) => `SELECT '${name.replaceAll("'", "''")}' AS broken, id FROM (${sql}) AS invariant`)
  .join('\nUNION ALL\n');

export const invariantNames: readonly string[] = Object.keys(invariants);

/** The names of the invariants that do not hold. */
export async function brokenInvariants(sql: SqlClient): Promise<string[]> {
  const { rows } = await sql.query(check);
  return [...new Set((rows as { broken: string }[]).map((row) => row.broken))];
}
