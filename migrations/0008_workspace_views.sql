-- Workspaces as the services read them: with their names, their latest build, their prebuild state.

-- Up Migration
CREATE TYPE agent_id_name_pair AS (
  id uuid,
  name text
);

CREATE VIEW workspaces_expanded AS
SELECT
  workspaces.id,
  workspaces.created_at,
  workspaces.updated_at,
  workspaces.owner_id,
  workspaces.organization_id,
  workspaces.template_id,
  workspaces.deleted,
  workspaces.name,
  workspaces.autostart_schedule,
  workspaces.ttl,
  workspaces.last_used_at,
  workspaces.dormant_at,
  workspaces.deleting_at,
  workspaces.automatic_updates,
  workspaces.favorite,
  workspaces.next_start_at,
  workspaces.group_acl,
  workspaces.user_acl,
  owner.avatar_url AS owner_avatar_url,
  owner.username AS owner_username,
  owner.name AS owner_name,
  organizations.name AS organization_name,
  organizations.display_name AS organization_display_name,
  organizations.icon AS organization_icon,
  organizations.description AS organization_description,
  templates.name AS template_name,
  templates.display_name AS template_display_name,
  templates.icon AS template_icon,
  templates.description AS template_description,
  tasks.id AS task_id,
  -- An ACL key that is no UUID names nobody; the CASE keeps it from failing the whole view.
  coalesce(
    (
      SELECT jsonb_object_agg(
        acl.key,
        jsonb_build_object('name', coalesce(groups.name, ''), 'avatar_url', coalesce(groups.avatar_url, ''))
      )
      FROM jsonb_object_keys(workspaces.group_acl) AS acl (key)
      LEFT JOIN groups
        ON groups.id = CASE WHEN acl.key ~ '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' THEN acl.key::uuid END
    ),
    '{}'::jsonb
  ) AS group_acl_display_info,
  coalesce(
    (
      SELECT jsonb_object_agg(
        acl.key,
        jsonb_build_object('name', coalesce(member.name, ''), 'avatar_url', coalesce(member.avatar_url, ''))
      )
      FROM jsonb_object_keys(workspaces.user_acl) AS acl (key)
      LEFT JOIN visible_users AS member
        ON member.id = CASE WHEN acl.key ~ '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' THEN acl.key::uuid END
    ),
    '{}'::jsonb
  ) AS user_acl_display_info
FROM workspaces
JOIN visible_users AS owner ON owner.id = workspaces.owner_id
JOIN organizations ON organizations.id = workspaces.organization_id
JOIN templates ON templates.id = workspaces.template_id
LEFT JOIN tasks ON tasks.workspace_id = workspaces.id;

COMMENT ON VIEW workspaces_expanded IS 'Workspaces with the names of what they refer to';
COMMENT ON COLUMN workspaces_expanded.task_id IS 'Also a deleted task: a task workspace stays one. Two tasks on one workspace give two rows';

CREATE VIEW workspace_latest_builds AS
SELECT
  latest.id,
  latest.workspace_id,
  latest.template_version_id,
  latest.job_id,
  latest.template_version_preset_id,
  latest.transition,
  latest.created_at,
  latest.job_status
FROM workspaces
LEFT JOIN LATERAL (
  SELECT
    workspace_builds.id,
    workspace_builds.workspace_id,
    workspace_builds.template_version_id,
    workspace_builds.job_id,
    workspace_builds.template_version_preset_id,
    workspace_builds.transition,
    workspace_builds.created_at,
    provisioner_jobs.job_status
  FROM workspace_builds
  JOIN provisioner_jobs ON provisioner_jobs.id = workspace_builds.job_id
  WHERE workspace_builds.workspace_id = workspaces.id
  ORDER BY workspace_builds.build_number DESC
  LIMIT 1
) AS latest ON true
WHERE NOT workspaces.deleted;

COMMENT ON VIEW workspace_latest_builds IS 'The build with the highest number of each live workspace; a row of NULLs for a workspace without builds';

CREATE VIEW workspace_prebuilds AS
SELECT
  workspaces.id,
  workspaces.name,
  workspaces.template_id,
  workspaces.created_at,
  coalesce(
    (
      SELECT bool_and(workspace_agents.lifecycle_state = 'ready')
      FROM workspace_resources
      JOIN workspace_agents ON workspace_agents.resource_id = workspace_resources.id
      WHERE workspace_resources.job_id = latest.job_id
        AND NOT workspace_agents.deleted
    ),
    false
  ) AS ready,
  preset.template_version_preset_id AS current_preset_id
FROM workspaces
JOIN LATERAL (
  SELECT workspace_builds.template_version_preset_id
  FROM workspace_builds
  WHERE workspace_builds.workspace_id = workspaces.id
    AND workspace_builds.template_version_preset_id IS NOT NULL
  ORDER BY workspace_builds.build_number DESC
  LIMIT 1
) AS preset ON true
JOIN LATERAL (
  SELECT workspace_builds.job_id
  FROM workspace_builds
  WHERE workspace_builds.workspace_id = workspaces.id
  ORDER BY workspace_builds.build_number DESC
  LIMIT 1
) AS latest ON true
WHERE workspaces.owner_id = 'c42fdf75-3097-471c-8c33-fb52454d81c0';

COMMENT ON VIEW workspace_prebuilds IS 'Workspaces that wait to be claimed; deleted ones are not filtered out';
COMMENT ON COLUMN workspace_prebuilds.ready IS 'Every live agent of the latest build is ready; false when there is none';
COMMENT ON COLUMN workspace_prebuilds.current_preset_id IS 'Preset of the latest build that has one';

-- Down Migration
DROP VIEW workspace_prebuilds;
DROP VIEW workspace_latest_builds;
DROP VIEW workspaces_expanded;
DROP TYPE agent_id_name_pair;
