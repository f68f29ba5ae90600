/** What a build has made: resources, the agents on them, the apps behind the agents. */
import { randomUUID } from 'node:crypto';
import type { Queryable } from '../../runtime/index.js';
import {
  insertWorkspaceAgents,
  insertWorkspaceApps,
  insertWorkspaceResources,
  type GetWorkspaceBuildByIDRow,
  type WorkspaceAppHealth,
} from '../../../generated/index.js';

export interface MadeResource {
  readonly id: string;
  /** Such as `container`; a resource of type `coder_external_agent` is an external agent. */
  readonly type: string;
  readonly name: string;
  readonly agents?: readonly MadeAgent[];
}

export interface MadeAgent {
  readonly id: string;
  /** Of one name there is one in a build. */
  readonly name: string;
  /** A UUID; default: random. */
  readonly authToken?: string;
  /** Default: `amd64`. */
  readonly architecture?: string;
  /** Default: `linux`. */
  readonly operatingSystem?: string;
  readonly apps?: readonly MadeApp[];
}

export interface MadeApp {
  readonly id: string;
  /** Of one slug there is one behind an agent. */
  readonly slug: string;
  readonly displayName?: string;
  readonly icon?: string;
  readonly url?: string | null;
  /** Default: `disabled`, as nobody checks it. */
  readonly health?: WorkspaceAppHealth;
}

export async function insertMade(tx: Queryable, build: GetWorkspaceBuildByIDRow, resources: readonly MadeResource[], createdAt: Date): Promise<void> {
  const { jobId, transition } = build;
  await insertWorkspaceResources(tx, resources.map(({ id, type, name }) => ({ id, createdAt, jobId, transition, type, name })));
  const agents = resources.flatMap((resource) => (resource.agents ?? []).map((agent) => ({ agent, resourceId: resource.id })));
  await insertWorkspaceAgents(
    tx,
    agents.map(({ agent: { id, name, authToken = randomUUID(), architecture = 'amd64', operatingSystem = 'linux' }, resourceId }) => ({
      id,
      createdAt,
      updatedAt: createdAt,
      name,
      resourceId,
      authToken,
      architecture,
      operatingSystem,
    })),
  );
  const apps = agents.flatMap(({ agent }) => (agent.apps ?? []).map((app) => ({ app, agentId: agent.id })));
  await insertWorkspaceApps(
    tx,
    apps.map(({ app: { id, slug, displayName = slug, icon = '', url = null, health = 'disabled' }, agentId }) => ({
      id,
      createdAt,
      agentId,
      slug,
      displayName,
      icon,
      url,
      health,
    })),
  );
}
