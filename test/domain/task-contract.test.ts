/** Names, order, types and nullability of what the twelve task queries take and give. */
import { beforeAll, describe, expect, test } from 'vitest';
import { inspect, type InspectedQuery } from '../../src/compiler/index.js';
import { contractOf, type QueryContract } from '../support/query-contract.js';

const time = 'timestamp with time zone';
const taskColumns = (workspaceId: string) => [
  'id uuid', 'organization_id uuid', 'owner_id uuid', 'name text', workspaceId, 'template_version_id uuid',
  'template_parameters jsonb', 'prompt text', `created_at ${time}`, `deleted_at ${time}?`, 'display_name character varying',
];
const viewColumns = (workspaceId = 'workspace_id uuid?') => [
  ...taskColumns(workspaceId), 'workspace_group_acl jsonb', 'workspace_user_acl jsonb', 'status task_status',
  'status_debug jsonb', 'workspace_build_number integer?', 'workspace_agent_id uuid?', 'workspace_app_id uuid?',
  'workspace_agent_lifecycle_state workspace_agent_lifecycle_state?', 'workspace_app_health workspace_app_health?',
  'owner_username text', 'owner_name text', 'owner_avatar_url text',
];

const contracts: Record<string, QueryContract> = {
  InsertTask: {
    command: 'one',
    params: [
      'id uuid', 'organization_id uuid', 'owner_id uuid', 'name text', 'display_name character varying', 'workspace_id uuid?',
      'template_version_id uuid', 'template_parameters jsonb', 'prompt text', `created_at ${time}`,
    ],
    columns: taskColumns('workspace_id uuid?'),
    rows: '1',
    readOnly: false,
  },
  UpdateTaskWorkspaceID: {
    command: 'one',
    params: ['id uuid', 'workspace_id uuid?'],
    // A row comes back only when the link was made.
    columns: taskColumns('workspace_id uuid'),
    rows: '0–1',
    readOnly: false,
  },
  UpsertTaskWorkspaceApp: {
    command: 'one',
    params: ['task_id uuid', 'workspace_build_number integer', 'workspace_agent_id uuid?', 'workspace_app_id uuid?'],
    columns: ['task_id uuid', 'workspace_agent_id uuid?', 'workspace_app_id uuid?', 'workspace_build_number integer'],
    rows: '1',
    readOnly: false,
  },
  GetTaskByID: { command: 'one', params: ['id uuid'], columns: viewColumns(), rows: '0–1', readOnly: true },
  GetTaskByWorkspaceID: { command: 'one', params: ['workspace_id uuid'], columns: viewColumns('workspace_id uuid'), rows: '0–1', readOnly: true },
  GetTaskByOwnerIDAndName: { command: 'one', params: ['owner_id uuid', 'name text'], columns: viewColumns(), rows: '0–1', readOnly: true },
  ListTasks: { command: 'many', params: ['owner_id uuid', 'organization_id uuid', 'status text'], columns: viewColumns(), rows: 'any', readOnly: true },
  DeleteTask: { command: 'one', params: [`deleted_at ${time}`, 'id uuid'], columns: ['id uuid'], rows: '0–1', readOnly: false },
  UpdateTaskPrompt: { command: 'one', params: ['prompt text', 'id uuid'], columns: taskColumns('workspace_id uuid?'), rows: '0–1', readOnly: false },
  UpsertTaskSnapshot: {
    command: 'exec',
    params: ['task_id uuid', 'log_snapshot jsonb', `log_snapshot_created_at ${time}`],
    columns: [],
    rows: '0–1',
    readOnly: false,
  },
  GetTaskSnapshot: {
    command: 'one',
    params: ['task_id uuid'],
    columns: ['task_id uuid', 'log_snapshot jsonb', `log_snapshot_created_at ${time}`],
    rows: '0–1',
    readOnly: true,
  },
  GetTelemetryTaskEvents: {
    command: 'many',
    params: [`now ${time}`, `created_after ${time}`],
    columns: [
      'task_id uuid', 'workspace_id uuid', 'workspace_app_id uuid?', `stop_build_created_at ${time}?`, 'stop_build_reason build_reason?',
      `start_build_created_at ${time}?`, 'start_build_reason build_reason?', 'start_build_number integer?',
      `last_working_status_at ${time}?`, `first_status_after_resume_at ${time}?`, 'active_duration_ms bigint',
    ],
    rows: 'any',
    readOnly: true,
  },
};

describe('the task queries', () => {
  let queries: readonly InspectedQuery[];

  beforeAll(async () => {
    const result = await inspect({ schema: ['migrations'], queries: ['queries/tasks.sql'] });
    expect(result.errors).toEqual([]);
    queries = result.queries;
  });

  test('are these twelve, each with a doc comment', () => {
    expect(queries.map((query) => query.name)).toEqual(Object.keys(contracts));
    expect(queries.filter((query) => query.doc.length === 0)).toEqual([]);
  });

  test.each(Object.entries(contracts))('%s takes and gives what it should', (name, contract) => {
    const query = queries.find((candidate) => candidate.name === name);
    expect(query && contractOf(query)).toEqual(contract);
  });
});
