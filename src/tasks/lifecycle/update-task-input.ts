/** Changes what a paused task is to do when it is resumed. */
import { transaction, type Queryable } from '../../runtime/index.js';
import { lockWorkspace, updateTaskPrompt, type UpdateTaskPromptRow } from '../../../generated/index.js';
import { TaskConflictError, TaskInputError, TaskNotFoundError } from '../task-errors.js';
import { authorize, findTask, type TaskRequest } from './task-workspace.js';

/** A prompt in UTF-8 is no longer than that: 1 MiB. */
export const maxPromptBytes = 1_048_576;

export interface TaskInputRequest extends Pick<TaskRequest, 'taskId' | 'authorize'> {
  /** The new prompt. */
  readonly input: string;
}

/**
 * Replaces the prompt of a task that is paused; nobody can resume it meanwhile.
 *
 * Rejects, with nothing written, with `TaskInputError` (400) for an input that is blank, longer than 1 MiB, or holds
 * what PostgreSQL cannot store (`\u0000`, half of a surrogate pair); with `TaskNotFoundError` (404), `TaskForbiddenError`
 * (403), and `TaskConflictError` (409), whose `state` is the task's status, unless that is paused.
 *
 * @example
 * await updateTaskInput(pool, { taskId, input: 'Fix the test instead' });
 */
export async function updateTaskInput(db: Queryable, request: TaskInputRequest): Promise<UpdateTaskPromptRow> {
  checkInput(request.input);
  return transaction(db, async (tx) => {
    const { workspaceId } = await findTask(tx, request.taskId);
    if (workspaceId !== null) await lockWorkspace(tx, { id: workspaceId });
    const task = await findTask(tx, request.taskId);
    await authorize(task, request);
    if (task.status !== 'paused') throw new TaskConflictError(`the input of a task can be changed while it is paused, not "${task.status}"`, task.status);
    const updated = await updateTaskPrompt(tx, { id: task.id, prompt: request.input });
    if (updated === null) throw new TaskNotFoundError('task');
    return updated;
  });
}

function checkInput(input: unknown): void {
  if (typeof input !== 'string') throw new TaskInputError('input', 'must be a string');
  // Each unit of a string is at least one byte.
  const isTooLong = input.length > maxPromptBytes || new TextEncoder().encode(input).length > maxPromptBytes;
  if (isTooLong) throw new TaskInputError('input', `must not be longer than ${maxPromptBytes} bytes`);
  if (input.trim() === '') throw new TaskInputError('input', 'must not be blank');
  if (/\0|\p{Surrogate}/u.test(input)) throw new TaskInputError('input', String.raw`must hold neither \u0000 nor half of a surrogate pair`);
}
