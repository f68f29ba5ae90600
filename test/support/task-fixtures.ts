/** Writes the rows that a task lives among. */
import { randomUUID } from 'node:crypto';
import { insertRows, type Row } from './insert-rows.js';
import type { SqlClient } from './sql-client.js';

/** An owner, an organization, and a template with one version: what a workspace or a task needs first. */
export interface Scene {
  readonly ownerId: string;
  readonly organizationId: string;
  readonly templateId: string;
  readonly templateVersionId: string;
}

type People = Pick<Scene, 'ownerId' | 'organizationId'>;

export type JobStatus = 'pending' | 'running' | 'succeeded' | 'canceling' | 'canceled' | 'failed';

export interface BuildFacts {
  readonly workspaceId: string;
  readonly number: number;
  readonly transition?: 'start' | 'stop' | 'delete';
  readonly reason?: string;
  readonly job?: JobStatus;
  /** ISO time stamp; microseconds are kept. */
  readonly at?: string;
  /** More columns of the build, and of its job. */
  readonly row?: Row;
  readonly jobRow?: Row;
}

/** What a task is bound to; without either, the binding of a build that has not completed, or of a stop. */
export interface Binding {
  readonly agentId?: string | null;
  readonly appId?: string | null;
}

/** The time of rows whose time does not matter. */
export const longAgo = '2020-01-01T00:00:00Z';

/** The time stamps and the error from which PostgreSQL derives a job's status. */
const jobFacts: Record<JobStatus, Row> = {
  pending: {},
  running: { started_at: longAgo },
  succeeded: { started_at: longAgo, completed_at: longAgo },
  canceling: { started_at: longAgo, canceled_at: longAgo },
  canceled: { started_at: longAgo, canceled_at: longAgo, completed_at: longAgo },
  failed: { started_at: longAgo, completed_at: longAgo, error: 'exit status 1' },
};

const times = { created_at: longAgo, updated_at: longAgo };

/**
 * Every method inserts one row, with the values that its test does not care about, and returns the row's id. Names are
 * random, so that any number of scenes fit into one database.
 */
export class TaskFixtures {
  readonly #db: SqlClient;

  constructor(db: SqlClient) {
    this.#db = db;
  }

  async scene(): Promise<Scene> {
    const ownerId = await this.user();
    const name = randomUUID();
    const organizationId = await this.#insert('organizations', { ...times, name, display_name: name, description: '' });
    const templateId = await this.template({ ownerId, organizationId });
    const templateVersionId = await this.templateVersion({ ownerId, organizationId }, templateId);
    return { ownerId, organizationId, templateId, templateVersionId };
  }

  user(row: Row = {}): Promise<string> {
    const username = `user-${randomUUID()}`;
    return this.#insert('users', { ...times, username, name: 'Ada', avatar_url: '/ada.png', email: `${username}@example.test`, status: 'active', ...row });
  }

  template(of: People, row: Row = {}): Promise<string> {
    const { organizationId: organization_id, ownerId: created_by } = of;
    return this.#insert('templates', { ...times, organization_id, created_by, name: randomUUID(), provisioner: 'echo', active_version_id: randomUUID(), ...row });
  }

  preset(templateVersionId: string): Promise<string> {
    return this.#insert('template_version_presets', { template_version_id: templateVersionId, name: randomUUID() });
  }

  templateVersion(of: People, templateId: string | null): Promise<string> {
    const { organizationId: organization_id, ownerId: created_by } = of;
    return this.#insert('template_versions', { ...times, template_id: templateId, organization_id, created_by, name: randomUUID(), job_id: randomUUID() });
  }

  workspace(of: Scene, row: Row = {}): Promise<string> {
    const { ownerId: owner_id, organizationId: organization_id, templateId: template_id } = of;
    return this.#insert('workspaces', { ...times, owner_id, organization_id, template_id, name: randomUUID(), ...row });
  }

  job(of: People, status: JobStatus, row: Row = {}): Promise<string> {
    return this.#insert('provisioner_jobs', {
      ...times,
      ...jobFacts[status],
      organization_id: of.organizationId,
      initiator_id: of.ownerId,
      provisioner: 'echo',
      storage_method: 'file',
      type: 'workspace_build',
      input: {},
      file_id: randomUUID(),
      ...row,
    });
  }

  async build(of: Scene, facts: BuildFacts): Promise<string> {
    const { transition = 'start', reason = 'initiator', job = 'succeeded', at = longAgo } = facts;
    return this.#insert('workspace_builds', {
      created_at: at,
      updated_at: at,
      workspace_id: facts.workspaceId,
      template_version_id: of.templateVersionId,
      build_number: facts.number,
      transition,
      initiator_id: of.ownerId,
      job_id: await this.job(of, job, facts.jobRow),
      reason,
      ...facts.row,
    });
  }

  /** With a resource and a job of its own. */
  async agent(of: People, row: Row = {}): Promise<string> {
    return this.agentOfJob(await this.job(of, 'succeeded'), row);
  }

  /** With a resource of its own, made by the job. */
  async agentOfJob(jobId: string, row: Row = {}): Promise<string> {
    const resource_id = await this.#insert('workspace_resources', { created_at: longAgo, job_id: jobId, transition: 'start', type: 'container', name: 'dev' });
    return this.#insert('workspace_agents', {
      ...times,
      name: 'main',
      resource_id,
      lifecycle_state: 'ready',
      auth_token: randomUUID(),
      architecture: 'amd64',
      operating_system: 'linux',
      ...row,
    });
  }

  app(agentId: string, row: Row = {}): Promise<string> {
    return this.#insert('workspace_apps', { created_at: longAgo, agent_id: agentId, slug: randomUUID(), display_name: 'AI', icon: '', health: 'healthy', ...row });
  }

  /** What the app reports; idle unless `row` says otherwise. */
  status(of: { workspaceId: string; agentId: string; appId: string }, row: Row = {}): Promise<string> {
    const { workspaceId: workspace_id, agentId: agent_id, appId: app_id } = of;
    return this.#insert('workspace_app_statuses', { created_at: longAgo, workspace_id, agent_id, app_id, state: 'idle', message: 'reading', ...row });
  }

  task(of: Scene, row: Row = {}): Promise<string> {
    const { ownerId: owner_id, organizationId: organization_id, templateVersionId: template_version_id } = of;
    return this.#insert('tasks', { organization_id, owner_id, name: `task-${randomUUID()}`, template_version_id, prompt: 'Fix the bug', created_at: longAgo, ...row });
  }

  async bind(taskId: string, buildNumber: number, bound: Binding = {}): Promise<void> {
    const { agentId: workspace_agent_id = null, appId: workspace_app_id = null } = bound;
    await insertRows(this.#db, 'task_workspace_apps', [{ task_id: taskId, workspace_build_number: buildNumber, workspace_agent_id, workspace_app_id }]);
  }

  async snapshot(taskId: string): Promise<void> {
    await insertRows(this.#db, 'task_snapshots', [{ task_id: taskId, log_snapshot: { format: 'agentapi', data: { messages: [] } }, log_snapshot_created_at: longAgo }]);
  }

  async #insert(table: string, row: Row): Promise<string> {
    const id = randomUUID();
    await insertRows(this.#db, table, [{ id, ...row }]);
    return id;
  }
}
