/** Asks the app of an active task for its log. */
import type { Queryable } from '../../runtime/index.js';
import { getTaskApp, type GetTaskByIDRow } from '../../../generated/index.js';
import { TaskDataError, TaskError, TaskInputError, TaskNotFoundError, TaskSourceError } from '../task-errors.js';
import type { PlatformAbortSignal, PlatformUrl } from './platform-types.js';
import { readSchema, taskLogSchema, type TaskMessage } from './task-snapshot.js';

/** The app of an active task, and how to reach it. */
export interface LiveApp {
  readonly task: GetTaskByIDRow;
  readonly workspaceId: string;
  readonly agentId: string;
  readonly appId: string;
  /**
   * The app's address inside of the workspace.
   *
   * @throws TaskDataError (500) when it has none or one that cannot be parsed, TaskInputError (400) when it is not http
   */
  url(): PlatformUrl;
  /** Aborted when the time is up. */
  readonly signal: PlatformAbortSignal;
}

/** Gives the whole log, oldest message first. */
export type LiveLog = (app: LiveApp) => Promise<readonly TaskMessage[]>;

const defaultTimeoutMs = 30_000;

/** @throws TaskError as `getTaskLogs` tells */
export async function readLiveLog(db: Queryable, task: GetTaskByIDRow, live: LiveLog, timeoutMs = defaultTimeoutMs): Promise<readonly TaskMessage[]> {
  const { workspaceId, workspaceAppId } = task;
  if (workspaceId === null) throw new TaskInputError('task', 'has no workspace');
  if (workspaceAppId === null) throw new TaskInputError('task', 'has no app');
  const app = await getTaskApp(db, { workspaceId, appId: workspaceAppId });
  if (app === null) throw new TaskNotFoundError('workspace');
  const messages = await withinTime(timeoutMs, (signal) =>
    live({ task, workspaceId, agentId: app.agentId, appId: app.id, url: () => appUrl(app.url), signal }),
  );
  const result = readSchema(taskLogSchema, { messages });
  if ('value' in result) return result.value.messages;
  throw new TaskSourceError(`the app's answer is no log: ${result.place} ${result.message}`);
}

function appUrl(text: string | null): URL {
  if (text === null || !URL.canParse(text)) throw new TaskDataError('the app has no address, or one that cannot be parsed');
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new TaskInputError('app', 'has an address that is not http');
  return url;
}

/** Runs `work` and stops waiting for it, with a `TaskSourceError`, when the time is up. */
async function withinTime<T>(timeoutMs: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new TaskSourceError(`the app did not answer within ${timeoutMs} ms`);
      abort.abort(error);
      reject(error);
    }, timeoutMs);
  });
  try {
    return await Promise.race([work(abort.signal), timeout]);
  } catch (error) {
    if (error instanceof TaskError) throw error;
    throw new TaskSourceError('the app could not be asked for its log', error);
  } finally {
    clearTimeout(timer);
  }
}
