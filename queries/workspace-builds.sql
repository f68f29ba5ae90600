-- Builds of a workspace: each start, stop or deletion, the time it may run, and how long it took.
-- The time of zeros, 0001-01-01 00:00:00+00, stands for no deadline.

-- name: InsertWorkspaceBuild :exec
-- Adds a build, whose job must be there. What the build turns out to hold, an AI task or an
-- external agent, is unknown until UpdateWorkspaceBuildFlagsByID. A number that the workspace has
-- used is a unique violation, a deadline after its maximum a check violation.
INSERT INTO workspace_builds (
  id,
  created_at,
  updated_at,
  workspace_id,
  template_version_id,
  build_number,
  transition,
  initiator_id,
  job_id,
  provisioner_state,
  deadline,
  max_deadline,
  reason,
  template_version_preset_id
) VALUES (
  @id,
  @created_at,
  @updated_at,
  @workspace_id,
  @template_version_id,
  @build_number,
  @transition,
  @initiator_id,
  @job_id,
  sqlc.narg(provisioner_state),
  @deadline,
  @max_deadline,
  @reason,
  sqlc.narg(template_version_preset_id)
);

-- name: InsertWorkspaceBuildParameters :exec
-- Says what parameters of the template a build is made with: the first name has the first value,
-- and so on. Lists of different length are a not-null violation.
INSERT INTO workspace_build_parameters (workspace_build_id, name, value)
SELECT @workspace_build_id::uuid, parameter.name, parameter.value
FROM unnest(@names::text[], @values::text[]) AS parameter (name, value);

-- name: UpdateWorkspaceBuildDeadlineByID :exec
-- Moves the deadline of a build and its maximum; the build of an unclaimed prebuild has neither and
-- stays as it is.
UPDATE workspace_builds
SET
  deadline = @deadline,
  max_deadline = @max_deadline,
  updated_at = @updated_at
FROM workspaces
WHERE
  workspace_builds.id = @id
  AND workspaces.id = workspace_builds.workspace_id
  AND workspaces.owner_id <> 'c42fdf75-3097-471c-8c33-fb52454d81c0';

-- name: UpdateWorkspaceBuildFlagsByID :exec
-- Says what a completed build turned out to hold; NULL means that nobody knows.
UPDATE workspace_builds
SET
  has_ai_task = sqlc.narg(has_ai_task),
  has_external_agent = sqlc.narg(has_external_agent),
  updated_at = @updated_at
WHERE id = @id;

-- name: ActivityBumpWorkspace :exec
-- Moves the deadline of a workspace in use: to now plus the template's activity bump, or, where
-- that reaches beyond the next autostart, to that start plus the whole time to live. A deadline
-- never moves back and never beyond its maximum.
--
-- Only the latest build counts, and only when it is a completed start with a deadline of which at
-- least 5 % of the way has passed. Without a bump, or without a time to live where that is needed,
-- nothing changes. The time of zeros as next_autostart stands for none.
--
-- Lengths of time are whole seconds, never days: adding a day means another length in a time zone
-- that changes its clocks.
UPDATE workspace_builds
SET
  deadline = CASE
    WHEN max_deadline = '0001-01-01 00:00:00+00' THEN greatest(deadline, now() + activity.bump)
    ELSE least(greatest(deadline, now() + activity.bump), max_deadline)
  END,
  updated_at = now()
FROM (
  SELECT
    latest.id AS build_id,
    CASE
      WHEN @next_autostart::timestamptz > now() AND now() + setting.bump > @next_autostart::timestamptz
      THEN interval '1 second' * extract(epoch FROM @next_autostart::timestamptz - now()) + setting.ttl
      ELSE setting.bump
    END AS bump
  FROM workspaces
  JOIN templates ON templates.id = workspaces.template_id
  CROSS JOIN LATERAL (
    SELECT
      interval '1 second' * (templates.activity_bump / 1000000000) AS bump,
      interval '1 second' * (
        CASE WHEN templates.allow_user_autostop THEN workspaces.ttl ELSE templates.default_ttl END / 1000000000
      ) AS ttl
  ) AS setting
  CROSS JOIN LATERAL (
    SELECT workspace_builds.id, workspace_builds.transition, workspace_builds.job_id
    FROM workspace_builds
    WHERE workspace_builds.workspace_id = workspaces.id
    ORDER BY workspace_builds.build_number DESC
    LIMIT 1
  ) AS latest
  JOIN provisioner_jobs ON provisioner_jobs.id = latest.job_id
  WHERE
    workspaces.id = @workspace_id
    AND templates.activity_bump > 0
    AND latest.transition = 'start'
    AND provisioner_jobs.completed_at IS NOT NULL
) AS activity
WHERE
  workspace_builds.id = activity.build_id
  AND workspace_builds.deadline <> '0001-01-01 00:00:00+00'
  AND activity.bump > interval '0'
  AND workspace_builds.deadline - activity.bump * 0.95 < now();

-- name: GetTemplateAverageBuildTime :one
-- How many seconds the builds of a template took, for each transition: the median and the 95th
-- percentile, each the time of a build that there was; -1 where there was none. The latest 100
-- builds of all versions count, those that were canceled, that failed or that still run do not.
SELECT
  coalesce(percentile_disc(0.5) WITHIN GROUP (ORDER BY seconds) FILTER (WHERE transition = 'start'), -1) AS start_50,
  coalesce(percentile_disc(0.5) WITHIN GROUP (ORDER BY seconds) FILTER (WHERE transition = 'stop'), -1) AS stop_50,
  coalesce(percentile_disc(0.5) WITHIN GROUP (ORDER BY seconds) FILTER (WHERE transition = 'delete'), -1) AS delete_50,
  coalesce(percentile_disc(0.95) WITHIN GROUP (ORDER BY seconds) FILTER (WHERE transition = 'start'), -1) AS start_95,
  coalesce(percentile_disc(0.95) WITHIN GROUP (ORDER BY seconds) FILTER (WHERE transition = 'stop'), -1) AS stop_95,
  coalesce(percentile_disc(0.95) WITHIN GROUP (ORDER BY seconds) FILTER (WHERE transition = 'delete'), -1) AS delete_95
FROM (
  SELECT
    workspace_builds.transition,
    extract(epoch FROM provisioner_jobs.completed_at - provisioner_jobs.started_at)::double precision AS seconds
  FROM template_versions
  JOIN workspace_builds ON workspace_builds.template_version_id = template_versions.id
  JOIN provisioner_jobs ON provisioner_jobs.id = workspace_builds.job_id
  WHERE
    template_versions.template_id = @template_id
    AND provisioner_jobs.started_at IS NOT NULL
    AND provisioner_jobs.completed_at IS NOT NULL
    AND provisioner_jobs.canceled_at IS NULL
    AND coalesce(provisioner_jobs.error, '') = ''
  ORDER BY workspace_builds.created_at DESC, workspace_builds.id
  LIMIT 100
) AS build;
