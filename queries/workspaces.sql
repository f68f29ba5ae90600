-- Workspaces: who has which, which are used, which somebody likes best.

-- name: GetWorkspaces :many
-- A page of workspaces with their latest build: first the requester's favourites of his own, then
-- those that run, then by owner and name. A workspace that never had a build has NULL in the
-- columns of one. count is the number of all that match, whatever the page.
--
-- Every filter but deleted has a value that stands for no filter: the UUID of zeros, the empty
-- string, the empty list, the time 0001-01-01 00:00:00+00 (the two of last_used_at are inclusive),
-- NULL, false for dormant; a limit of 0 or less is none.
-- - status: starting, stopping and deleting are builds that run; started (or running), stopped and
--   deleted those that succeeded; any other word is the job's status, or an error (22P02).
-- - owner_username and template_name are whole names, name is any part of one, in upper or lower
--   case.
-- - has_param: any of these parameters, whatever its value; param_names with param_values, pair by
--   pair: any of these parameters with this value. Upper and lower case are the same.
-- - has_agent_statuses: connecting, connected, disconnected or timeout, of any agent of a started
--   workspace; one that was silent for agent_inactive_disconnect_timeout_seconds is disconnected.
-- - has_ai_task: the workspace was made for a task, be it deleted by now.
--
-- with_summary adds a last row named **TECHNICAL_ROW**, all of it zeros but for count, so that
-- count is known also beyond the last page.
-- rowtype-vet-disable RT510: people page through this list, and favourites move while they do
WITH matched AS (
  -- Only what is asked and sorted by: the rest of the view is looked up for the page alone.
  SELECT
    workspaces.id,
    workspaces.task_id,
    latest.id AS build_id,
    row_number() OVER (
      ORDER BY
        (workspaces.favorite AND workspaces.owner_id = @requester_id::uuid) DESC,
        (latest.transition = 'start' AND latest.job_status = 'succeeded') IS TRUE DESC,
        lower(workspaces.owner_username),
        lower(workspaces.name),
        workspaces.id,
        workspaces.task_id
    ) AS position
  FROM workspaces_expanded AS workspaces
  JOIN templates ON templates.id = workspaces.template_id
  LEFT JOIN LATERAL (
    SELECT
      workspace_builds.id,
      workspace_builds.template_version_id,
      workspace_builds.transition,
      workspace_builds.has_external_agent,
      workspace_builds.job_id,
      provisioner_jobs.job_status
    FROM workspace_builds
    JOIN provisioner_jobs ON provisioner_jobs.id = workspace_builds.job_id
    WHERE workspace_builds.workspace_id = workspaces.id
    ORDER BY workspace_builds.build_number DESC
    LIMIT 1
  ) AS latest ON true
  WHERE
    workspaces.deleted = @deleted::boolean
    AND CASE @status::text
      WHEN '' THEN true
      WHEN 'starting' THEN latest.transition = 'start' AND latest.job_status = 'running'
      WHEN 'stopping' THEN latest.transition = 'stop' AND latest.job_status = 'running'
      WHEN 'deleting' THEN latest.transition = 'delete' AND latest.job_status = 'running'
      WHEN 'started' THEN latest.transition = 'start' AND latest.job_status = 'succeeded'
      WHEN 'running' THEN latest.transition = 'start' AND latest.job_status = 'succeeded'
      WHEN 'stopped' THEN latest.transition = 'stop' AND latest.job_status = 'succeeded'
      WHEN 'deleted' THEN latest.transition = 'delete' AND latest.job_status = 'succeeded'
      ELSE latest.job_status = @status::text::provisioner_job_status
    END
    -- True for every label; refuses anything else, also where no workspace is left to compare it with.
    AND (
      @status::text IN ('', 'starting', 'stopping', 'deleting', 'started', 'stopped', 'deleted')
      OR @status::text::provisioner_job_status >= 'pending'
    )
    AND (@owner_id::uuid = '00000000-0000-0000-0000-000000000000' OR workspaces.owner_id = @owner_id::uuid)
    AND (
      @organization_id::uuid = '00000000-0000-0000-0000-000000000000'
      OR workspaces.organization_id = @organization_id::uuid
    )
    AND (
      @owner_username::text = ''
      OR workspaces.owner_id IN (
        SELECT users.id
        FROM users
        WHERE lower(users.username) = lower(@owner_username::text) AND NOT users.deleted
      )
    )
    AND (
      @template_name::text = ''
      OR (lower(templates.name) = lower(@template_name::text) AND NOT templates.deleted)
    )
    AND (@template_ids::uuid[] = '{}' OR workspaces.template_id = ANY (@template_ids::uuid[]))
    AND (@workspace_ids::uuid[] = '{}' OR workspaces.id = ANY (@workspace_ids::uuid[]))
    -- strpos, as LIKE would take % and _ for wildcards. The empty string is a part of every name.
    AND strpos(lower(workspaces.name), lower(@name::text)) > 0
    AND (
      @has_param::text[] = '{}'
      OR EXISTS (
        SELECT
        FROM workspace_build_parameters AS parameter
        JOIN unnest(@has_param::text[]) AS wanted (name) ON lower(wanted.name) = lower(parameter.name)
        WHERE parameter.workspace_build_id = latest.id
      )
    )
    AND (
      @param_names::text[] = '{}'
      OR EXISTS (
        SELECT
        FROM workspace_build_parameters AS parameter
        JOIN unnest(@param_names::text[], @param_values::text[]) AS wanted (name, value)
          ON lower(wanted.name) = lower(parameter.name)
          AND lower(wanted.value) = lower(parameter.value)
        WHERE parameter.workspace_build_id = latest.id
      )
    )
    AND (
      @has_agent_statuses::text[] = '{}'
      OR (
        latest.transition = 'start'
        AND EXISTS (
          SELECT
          FROM workspace_resources
          JOIN workspace_agents AS agent ON agent.resource_id = workspace_resources.id
          WHERE
            workspace_resources.job_id = latest.job_id
            AND NOT agent.deleted
            AND CASE
              WHEN agent.first_connected_at IS NULL THEN
                CASE
                  WHEN
                    agent.connection_timeout_seconds > 0
                    AND agent.created_at < now() - interval '1 second' * agent.connection_timeout_seconds
                  THEN 'timeout'::workspace_agent_status
                  ELSE 'connecting'::workspace_agent_status
                END
              WHEN
                agent.disconnected_at > agent.last_connected_at
                OR agent.last_connected_at
                  < now() - interval '1 second' * @agent_inactive_disconnect_timeout_seconds::bigint
              THEN 'disconnected'::workspace_agent_status
              ELSE 'connected'::workspace_agent_status
            END = ANY (@has_agent_statuses::text[]::workspace_agent_status[])
        )
      )
    )
    -- So is this.
    AND cardinality(@has_agent_statuses::text[]::workspace_agent_status[]) >= 0
    AND (NOT @dormant::boolean OR workspaces.dormant_at IS NOT NULL)
    AND (
      @last_used_before::timestamptz = '0001-01-01 00:00:00+00'
      OR workspaces.last_used_at <= @last_used_before::timestamptz
    )
    AND (
      @last_used_after::timestamptz = '0001-01-01 00:00:00+00'
      OR workspaces.last_used_at >= @last_used_after::timestamptz
    )
    AND (
      sqlc.narg(using_active)::boolean IS NULL
      OR (latest.template_version_id = templates.active_version_id) IS TRUE = sqlc.narg(using_active)::boolean
    )
    AND (
      sqlc.narg(has_ai_task)::boolean IS NULL
      OR (workspaces.task_id IS NOT NULL) = sqlc.narg(has_ai_task)::boolean
    )
    AND (
      sqlc.narg(has_external_agent)::boolean IS NULL
      OR latest.has_external_agent IS TRUE = sqlc.narg(has_external_agent)::boolean
    )
    AND (
      sqlc.narg(shared)::boolean IS NULL
      OR (workspaces.user_acl <> '{}' OR workspaces.group_acl <> '{}') = sqlc.narg(shared)::boolean
    )
    AND (
      @shared_with_user_id::uuid = '00000000-0000-0000-0000-000000000000'
      OR workspaces.user_acl ? @shared_with_user_id::uuid::text
    )
    AND (
      @shared_with_group_id::uuid = '00000000-0000-0000-0000-000000000000'
      OR workspaces.group_acl ? @shared_with_group_id::uuid::text
    )
), page AS (
  SELECT id, task_id, build_id, position
  FROM matched
  ORDER BY position
  OFFSET @offset::integer
  LIMIT nullif(greatest(@limit::integer, 0), 0)
), listed AS (
  SELECT
    page.position,
    workspaces.*,
    build.template_version_id,
    version.name AS template_version_name,
    job.completed_at AS latest_build_completed_at,
    job.canceled_at AS latest_build_canceled_at,
    job.error AS latest_build_error,
    build.transition AS latest_build_transition,
    job.job_status AS latest_build_status,
    build.has_external_agent AS latest_build_has_external_agent
  FROM page
  -- A workspace that had several tasks has a row for each.
  JOIN workspaces_expanded AS workspaces
    ON workspaces.id = page.id AND workspaces.task_id IS NOT DISTINCT FROM page.task_id
  LEFT JOIN (
    workspace_builds AS build
    JOIN template_versions AS version ON version.id = build.template_version_id
    JOIN provisioner_jobs AS job ON job.id = build.job_id
  ) ON build.id = page.build_id
  UNION ALL
  SELECT
    NULL, -- position: after the page
    '00000000-0000-0000-0000-000000000000', -- id
    '0001-01-01 00:00:00+00', -- created_at
    '0001-01-01 00:00:00+00', -- updated_at
    '00000000-0000-0000-0000-000000000000', -- owner_id
    '00000000-0000-0000-0000-000000000000', -- organization_id
    '00000000-0000-0000-0000-000000000000', -- template_id
    false, -- deleted
    '**TECHNICAL_ROW**', -- name
    '', -- autostart_schedule
    0, -- ttl
    '0001-01-01 00:00:00+00', -- last_used_at
    '0001-01-01 00:00:00+00', -- dormant_at
    '0001-01-01 00:00:00+00', -- deleting_at
    'never', -- automatic_updates
    false, -- favorite
    '0001-01-01 00:00:00+00', -- next_start_at
    '{}', -- group_acl
    '{}', -- user_acl
    '', -- owner_avatar_url
    '', -- owner_username
    '', -- owner_name
    '', -- organization_name
    '', -- organization_display_name
    '', -- organization_icon
    '', -- organization_description
    '', -- template_name
    '', -- template_display_name
    '', -- template_icon
    '', -- template_description
    '00000000-0000-0000-0000-000000000000', -- task_id
    '{}', -- group_acl_display_info
    '{}', -- user_acl_display_info
    '00000000-0000-0000-0000-000000000000', -- template_version_id
    '', -- template_version_name
    '0001-01-01 00:00:00+00', -- latest_build_completed_at
    '0001-01-01 00:00:00+00', -- latest_build_canceled_at
    '', -- latest_build_error
    'start', -- latest_build_transition
    'unknown', -- latest_build_status
    false -- latest_build_has_external_agent
  WHERE @with_summary::boolean
)
SELECT
  listed.id,
  listed.created_at,
  listed.updated_at,
  listed.owner_id,
  listed.organization_id,
  listed.template_id,
  listed.deleted,
  listed.name,
  listed.autostart_schedule,
  listed.ttl,
  listed.last_used_at,
  listed.dormant_at,
  listed.deleting_at,
  listed.automatic_updates,
  listed.favorite,
  listed.next_start_at,
  listed.group_acl,
  listed.user_acl,
  listed.owner_avatar_url,
  listed.owner_username,
  listed.owner_name,
  listed.organization_name,
  listed.organization_display_name,
  listed.organization_icon,
  listed.organization_description,
  listed.template_name,
  listed.template_display_name,
  listed.template_icon,
  listed.template_description,
  listed.task_id,
  listed.group_acl_display_info,
  listed.user_acl_display_info,
  listed.template_version_id,
  listed.template_version_name,
  listed.latest_build_completed_at,
  listed.latest_build_canceled_at,
  listed.latest_build_error,
  listed.latest_build_transition,
  listed.latest_build_status,
  listed.latest_build_has_external_agent,
  total.count
FROM listed
CROSS JOIN (SELECT count(*) AS count FROM matched) AS total
ORDER BY listed.position NULLS LAST;

-- name: GetWorkspacesAndAgentsByOwnerID :many
-- The owner's live workspaces with the latest build's transition and job status, NULL before the
-- first build, and that build's live agents by name: NULL, not an empty list, where there is none.
SELECT
  workspaces.id,
  workspaces.name,
  latest.job_status,
  latest.transition,
  (
    SELECT array_agg((workspace_agents.id, workspace_agents.name)::agent_id_name_pair ORDER BY workspace_agents.name, workspace_agents.id)
    FROM workspace_resources
    JOIN workspace_agents ON workspace_agents.resource_id = workspace_resources.id
    WHERE
      workspace_resources.job_id = latest.job_id
      AND NOT workspace_agents.deleted
  ) AS agents
FROM workspaces
LEFT JOIN LATERAL (
  SELECT
    workspace_builds.job_id,
    workspace_builds.transition,
    provisioner_jobs.job_status
  FROM workspace_builds
  JOIN provisioner_jobs ON provisioner_jobs.id = workspace_builds.job_id
  WHERE workspace_builds.workspace_id = workspaces.id
  ORDER BY workspace_builds.build_number DESC
  LIMIT 1
) AS latest ON true
WHERE
  workspaces.owner_id = @owner_id
  AND NOT workspaces.deleted
ORDER BY lower(workspaces.name), workspaces.id;

-- name: FavoriteWorkspace :exec
-- Puts a workspace at the top of its owner's list.
UPDATE workspaces
SET favorite = true
WHERE id = @id;

-- name: UnfavoriteWorkspace :exec
-- Takes it from the top again.
UPDATE workspaces
SET favorite = false
WHERE id = @id;

-- name: UpdateWorkspaceLastUsedAt :exec
-- Sets when a workspace was last used, whatever was there before.
UPDATE workspaces
SET last_used_at = @last_used_at
WHERE id = @id;

-- name: UpdateTemplateWorkspacesLastUsedAt :exec
-- The same for every workspace of a template, the deleted ones included.
UPDATE workspaces
SET last_used_at = @last_used_at
WHERE template_id = @template_id;

-- name: BatchUpdateWorkspaceLastUsedAt :exec
-- Says that workspaces were used at a time; where a later one is known, that stays. Rows are locked
-- in the order of their ids, so that two calls for the same workspaces wait for each other and
-- never deadlock.
WITH older AS (
  SELECT id
  FROM workspaces
  WHERE id = ANY (@ids::uuid[]) AND last_used_at < @last_used_at
  ORDER BY id
  FOR NO KEY UPDATE
)
UPDATE workspaces
SET last_used_at = @last_used_at
FROM older
WHERE workspaces.id = older.id;

-- name: UpdateWorkspaceDeletedByID :exec
-- Soft-deletes a workspace, which frees its name, or brings it back.
UPDATE workspaces
SET deleted = @deleted
WHERE id = @id;
