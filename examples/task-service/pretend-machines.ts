/**
 * What a real service has outside of itself: the program that works on builds, the agent in a workspace, and the app that
 * works for a task. Here they are some lines that are done at once.
 */
import { randomUUID } from 'node:crypto';
import type { Queryable } from 'rowtype';
import {
  captureTaskSnapshot,
  completeBuild,
  insertWorkspaceAppStatus,
  startBuild,
  updateWorkspaceAgentLifecycleStateByID,
  type LiveApp,
  type TaskBuild,
  type TaskMessage,
} from 'rowtype/tasks';
import type { Machines } from './app.js';

export class PretendMachines implements Machines {
  readonly #db: Queryable;
  /** The log of each app, by its task. */
  readonly #logs = new Map<string, readonly TaskMessage[]>();

  constructor(db: Queryable) {
    this.#db = db;
  }

  readonly live = async ({ task }: Pick<LiveApp, 'task'>): Promise<readonly TaskMessage[]> => this.#log(task.id);

  build(taskId: string, build: TaskBuild): void {
    const work = build.transition === 'start' ? this.#start(taskId, build) : this.#stop(taskId, build);
    work.catch((error: unknown) => console.error(error));
  }

  /** Before it goes, the agent uploads the log. */
  async #stop(taskId: string, { id: buildId }: TaskBuild): Promise<void> {
    await startBuild(this.#db, { buildId });
    await captureTaskSnapshot(this.#db, { taskId, messages: this.#log(taskId) });
    await completeBuild(this.#db, { buildId });
  }

  /** The agent says when it is ready, and the app that it works. */
  async #start(taskId: string, { id: buildId, workspaceId }: TaskBuild): Promise<void> {
    const startedAt = new Date();
    await startBuild(this.#db, { buildId, startedAt });
    const app = { id: randomUUID(), slug: 'ai', health: 'healthy' } as const;
    const agent = { id: randomUUID(), name: 'main', apps: [app] };
    const container = { id: randomUUID(), type: 'container', name: 'dev', agents: [agent] };
    await completeBuild(this.#db, { buildId, resources: [container], taskAppId: app.id });
    this.#logs.set(taskId, [...this.#log(taskId), message(2, 'I am back at work.')]);
    const working = { agentId: agent.id, appId: app.id, state: 'working', message: 'Reading the code', uri: null } as const;
    await insertWorkspaceAppStatus(this.#db, { ...working, id: randomUUID(), createdAt: new Date(), workspaceId });
    await updateWorkspaceAgentLifecycleStateByID(this.#db, { id: agent.id, lifecycleState: 'ready', startedAt, readyAt: new Date() });
  }

  #log(taskId: string): readonly TaskMessage[] {
    const log = this.#logs.get(taskId) ?? [message(1, 'I am reading the code.')];
    this.#logs.set(taskId, log);
    return log;
  }
}

function message(id: number, content: string): TaskMessage {
  return { id, role: 'agent', content, time: new Date().toISOString() };
}
