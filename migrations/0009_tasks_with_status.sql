-- The status of a task, derived from the build, the agent and the app that work for it.

-- Up Migration
CREATE TYPE task_status AS ENUM ('pending', 'initializing', 'active', 'paused', 'unknown', 'error');

-- build, agent and app are judged one after the other; active means that the next one decides.
-- The build is that of the binding with the highest number, which need not be the latest build.
CREATE VIEW tasks_with_status AS
SELECT
  tasks.id,
  tasks.organization_id,
  tasks.owner_id,
  tasks.name,
  tasks.workspace_id,
  tasks.template_version_id,
  tasks.template_parameters,
  tasks.prompt,
  tasks.created_at,
  tasks.deleted_at,
  tasks.display_name,
  coalesce(workspaces.group_acl, '{}'::jsonb) AS workspace_group_acl,
  coalesce(workspaces.user_acl, '{}'::jsonb) AS workspace_user_acl,
  CASE
    WHEN tasks.workspace_id IS NULL THEN 'pending'::task_status
    WHEN verdict.build <> 'active' THEN verdict.build
    WHEN verdict.agent <> 'active' THEN verdict.agent
    ELSE verdict.app
  END AS status,
  jsonb_build_object(
    'build', jsonb_build_object(
      'transition', build.transition,
      'job_status', job.job_status,
      'computed', verdict.build
    ),
    'agent', jsonb_build_object(
      'lifecycle_state', agent.lifecycle_state,
      'computed', verdict.agent
    ),
    'app', jsonb_build_object(
      'health', app.health,
      'computed', verdict.app
    )
  ) AS status_debug,
  binding.workspace_build_number,
  binding.workspace_agent_id,
  binding.workspace_app_id,
  agent.lifecycle_state AS workspace_agent_lifecycle_state,
  app.health AS workspace_app_health,
  owner.username AS owner_username,
  owner.name AS owner_name,
  owner.avatar_url AS owner_avatar_url
FROM tasks
JOIN visible_users AS owner ON owner.id = tasks.owner_id
LEFT JOIN workspaces ON workspaces.id = tasks.workspace_id
LEFT JOIN LATERAL (
  SELECT
    task_workspace_apps.workspace_build_number,
    task_workspace_apps.workspace_agent_id,
    task_workspace_apps.workspace_app_id
  FROM task_workspace_apps
  WHERE task_workspace_apps.task_id = tasks.id
  ORDER BY task_workspace_apps.workspace_build_number DESC
  LIMIT 1
) AS binding ON true
LEFT JOIN workspace_builds AS build
  ON build.workspace_id = tasks.workspace_id
  AND build.build_number = binding.workspace_build_number
LEFT JOIN provisioner_jobs AS job ON job.id = build.job_id
-- By id alone: an agent that a later build has soft-deleted still answers for its binding.
LEFT JOIN workspace_agents AS agent ON agent.id = binding.workspace_agent_id
LEFT JOIN workspace_apps AS app ON app.id = binding.workspace_app_id
CROSS JOIN LATERAL (
  SELECT
    CASE
      WHEN job.job_status IS NULL THEN 'pending'::task_status
      WHEN job.job_status IN ('failed', 'canceling', 'canceled') THEN 'error'::task_status
      WHEN build.transition IN ('stop', 'delete') AND job.job_status = 'succeeded' THEN 'paused'::task_status
      WHEN build.transition = 'start' AND job.job_status = 'pending' THEN 'pending'::task_status
      WHEN build.transition = 'start' AND job.job_status IN ('running', 'succeeded') THEN 'active'::task_status
      ELSE 'unknown'::task_status
    END AS build,
    CASE
      WHEN agent.lifecycle_state IS NULL THEN 'initializing'::task_status
      WHEN agent.lifecycle_state IN ('created', 'starting') THEN 'initializing'::task_status
      WHEN agent.lifecycle_state IN ('ready', 'start_timeout', 'start_error') THEN 'active'::task_status
      ELSE 'unknown'::task_status
    END AS agent,
    CASE
      WHEN app.health = 'initializing' THEN 'initializing'::task_status
      WHEN app.health = 'unhealthy' THEN 'error'::task_status
      WHEN app.health IN ('healthy', 'disabled') THEN 'active'::task_status
      ELSE 'unknown'::task_status
    END AS app
) AS verdict
WHERE tasks.deleted_at IS NULL;

COMMENT ON VIEW tasks_with_status IS 'Live tasks with their derived status';
COMMENT ON COLUMN tasks_with_status.status_debug IS 'The facts that the status comes from, and the verdict on each';

-- Down Migration
DROP VIEW tasks_with_status;
DROP TYPE task_status;
