/** Names, order, types and nullability of what the workspace queries take and give. */
import { beforeAll, describe, expect, test } from 'vitest';
import { inspect, type InspectedQuery } from '../../src/compiler/index.js';
import { contractOf, type QueryContract } from '../support/query-contract.js';

const time = 'timestamp with time zone';
const name = 'name character varying';
const workspaceColumns = (dormantAt: string) => [
  'id uuid', `created_at ${time}`, `updated_at ${time}`, 'owner_id uuid', 'organization_id uuid', 'template_id uuid', 'deleted boolean', name,
  'autostart_schedule text?', 'ttl bigint?', `last_used_at ${time}`, dormantAt, `deleting_at ${time}?`, 'automatic_updates automatic_updates',
  'favorite boolean', `next_start_at ${time}?`, 'group_acl jsonb', 'user_acl jsonb',
];
const change = (rows: string, ...params: readonly string[]): QueryContract => ({ command: 'exec', params, columns: [], rows, readOnly: false });

const contracts: Record<string, QueryContract> = {
  GetWorkspaces: {
    command: 'many',
    params: [
      'requester_id uuid', 'deleted boolean', 'status text', 'owner_id uuid', 'organization_id uuid', 'owner_username text', 'template_name text',
      'template_ids uuid[]', 'workspace_ids uuid[]', 'name text', 'has_param text[]', 'param_names text[]', 'param_values text[]',
      'has_agent_statuses text[]', 'agent_inactive_disconnect_timeout_seconds bigint', 'dormant boolean', `last_used_before ${time}`,
      `last_used_after ${time}`, 'using_active boolean?', 'has_ai_task boolean?', 'has_external_agent boolean?', 'shared boolean?',
      'shared_with_user_id uuid', 'shared_with_group_id uuid', 'offset integer', 'limit integer', 'with_summary boolean',
    ],
    columns: [
      ...workspaceColumns(`dormant_at ${time}?`), 'owner_avatar_url text', 'owner_username text', 'owner_name text', 'organization_name text',
      'organization_display_name text', 'organization_icon text', 'organization_description text', 'template_name character varying',
      'template_display_name character varying', 'template_icon character varying', 'template_description character varying', 'task_id uuid?',
      'group_acl_display_info jsonb', 'user_acl_display_info jsonb', 'template_version_id uuid?', 'template_version_name character varying?',
      `latest_build_completed_at ${time}?`, `latest_build_canceled_at ${time}?`, 'latest_build_error text?',
      'latest_build_transition workspace_transition?', 'latest_build_status provisioner_job_status?', 'latest_build_has_external_agent boolean?',
      'count bigint',
    ],
    rows: 'any',
    readOnly: true,
  },
  GetWorkspacesAndAgentsByOwnerID: {
    command: 'many',
    params: ['owner_id uuid'],
    columns: ['id uuid', name, 'job_status provisioner_job_status?', 'transition workspace_transition?', 'agents agent_id_name_pair[]?'],
    rows: 'any',
    readOnly: true,
  },
  FavoriteWorkspace: change('0–1', 'id uuid'),
  UnfavoriteWorkspace: change('0–1', 'id uuid'),
  UpdateWorkspaceLastUsedAt: change('0–1', `last_used_at ${time}`, 'id uuid'),
  UpdateTemplateWorkspacesLastUsedAt: change('any', `last_used_at ${time}`, 'template_id uuid'),
  BatchUpdateWorkspaceLastUsedAt: change('any', 'ids uuid[]', `last_used_at ${time}`),
  UpdateWorkspaceDeletedByID: change('0–1', 'deleted boolean', 'id uuid'),

  UpdateWorkspaceAgentLifecycleStateByID: change('0–1', 'lifecycle_state workspace_agent_lifecycle_state', `started_at ${time}?`, `ready_at ${time}?`, 'id uuid'),
  UpdateWorkspaceAppHealthByID: change('0–1', 'health workspace_app_health', 'id uuid'),
  InsertWorkspaceAppStatus: {
    command: 'one',
    params: ['id uuid', `created_at ${time}`, 'workspace_id uuid', 'agent_id uuid', 'app_id uuid', 'state workspace_app_status_state', 'message text', 'uri text?'],
    columns: ['id uuid', `created_at ${time}`, 'agent_id uuid', 'app_id uuid', 'workspace_id uuid', 'state workspace_app_status_state', 'message text', 'uri text?'],
    rows: '1',
    readOnly: false,
  },

  InsertWorkspaceBuild: change(
    '0–1', 'id uuid', `created_at ${time}`, `updated_at ${time}`, 'workspace_id uuid', 'template_version_id uuid', 'build_number integer',
    'transition workspace_transition', 'initiator_id uuid', 'job_id uuid', 'provisioner_state bytea?', `deadline ${time}`, `max_deadline ${time}`,
    'reason build_reason', 'template_version_preset_id uuid?',
  ),
  InsertWorkspaceBuildParameters: change('any', 'workspace_build_id uuid', 'names text[]', 'values text[]'),
  UpdateWorkspaceBuildDeadlineByID: change('0–1', `deadline ${time}`, `max_deadline ${time}`, `updated_at ${time}`, 'id uuid'),
  UpdateWorkspaceBuildFlagsByID: change('0–1', 'has_ai_task boolean?', 'has_external_agent boolean?', `updated_at ${time}`, 'id uuid'),
  ActivityBumpWorkspace: change('0–1', `next_autostart ${time}`, 'workspace_id uuid'),
  GetTemplateAverageBuildTime: {
    command: 'one',
    params: ['template_id uuid'],
    columns: ['start_50', 'stop_50', 'delete_50', 'start_95', 'stop_95', 'delete_95'].map((column) => `${column} double precision`),
    rows: '1',
    readOnly: true,
  },

  GetWorkspacesEligibleForTransition: {
    command: 'many',
    params: [`now ${time}`],
    columns: ['id uuid', name, 'build_template_version_id uuid'],
    rows: 'any',
    readOnly: true,
  },
  UpdateWorkspaceTTL: change('0–1', 'ttl bigint?', 'id uuid'),
  UpdateWorkspacesTTLByTemplateID: change('any', 'ttl bigint?', 'template_id uuid'),
  UpdateWorkspaceAutostart: change('0–1', 'autostart_schedule text?', `next_start_at ${time}?`, 'id uuid'),
  UpdateWorkspaceNextStartAt: change('0–1', `next_start_at ${time}?`, 'id uuid'),
  BatchUpdateWorkspaceNextStartAt: change('any', 'ids uuid[]', `next_start_ats ${time}[]`),
  UpdateWorkspaceDormantDeletingAt: {
    command: 'one',
    params: [`dormant_at ${time}?`, 'id uuid'],
    columns: workspaceColumns(`dormant_at ${time}?`),
    rows: '0–1',
    readOnly: false,
  },
  UpdateWorkspacesDormantDeletingAtByTemplateID: {
    command: 'many',
    params: ['time_til_dormant_autodelete_ms bigint', `dormant_at ${time}`, 'template_id uuid'],
    // Only dormant workspaces come back.
    columns: workspaceColumns(`dormant_at ${time}`),
    rows: 'any',
    readOnly: false,
  },

  ClaimPrebuiltWorkspace: {
    command: 'one',
    params: [
      'new_user_id uuid', 'new_name character varying', `now ${time}`, 'autostart_schedule text?', `next_start_at ${time}?`, 'workspace_ttl bigint?',
      'preset_id uuid',
    ],
    columns: ['id uuid', name],
    rows: '0–1',
    readOnly: false,
  },
};

describe('the workspace queries', () => {
  let queries: readonly InspectedQuery[];

  beforeAll(async () => {
    const files = ['workspaces', 'workspace-agents', 'workspace-builds', 'workspace-transitions', 'prebuilds'].map((file) => `queries/${file}.sql`);
    const result = await inspect({ schema: ['migrations'], queries: files });
    expect(result.errors).toEqual([]);
    queries = result.queries;
  });

  test('are these, each with a doc comment', () => {
    expect(queries.map((query) => query.name)).toEqual(Object.keys(contracts));
    expect(queries.filter((query) => query.doc.length === 0)).toEqual([]);
  });

  test.each(Object.entries(contracts))('%s takes and gives what it should', (queryName, contract) => {
    const query = queries.find((candidate) => candidate.name === queryName);
    expect(query && contractOf(query)).toEqual(contract);
  });
});
