/** What can go wrong with a task, each with the HTTP status that tells it. */
import { ParameterError, RowtypeError } from '../runtime/index.js';
import type { TaskStatus } from '../../generated/index.js';

/**
 * Base class of the errors of the task functions. Nothing was written when one is thrown.
 *
 * - `status`: the HTTP status of an answer that tells it.
 * - `code`: the same in a word, stable.
 * - `message`: a sentence for the user; holds no value of the request.
 */
export abstract class TaskError extends RowtypeError {
  abstract readonly status: number;

  protected constructor(code: string, message: string, cause?: unknown) {
    super(message, { code, query: null, cause });
  }

  static {
    setName(this, 'TaskError');
  }
}

/** What was sent cannot be right: a blank prompt, a malformed snapshot. `code`: `TASK_INPUT`. */
export class TaskInputError extends TaskError {
  readonly status = 400;
  /** The parameter, or the path into it: `messages[3].time`. */
  readonly field: string;

  constructor(field: string, reason: string, cause?: unknown) {
    super('TASK_INPUT', `${field} ${reason}`, cause);
    this.field = field;
  }

  static {
    setName(this, 'TaskInputError');
  }
}

/** The caller's own check said no. `code`: `TASK_FORBIDDEN`. */
export class TaskForbiddenError extends TaskError {
  readonly status = 403;

  constructor(message: string) {
    super('TASK_FORBIDDEN', message);
  }

  static {
    setName(this, 'TaskForbiddenError');
  }
}

/** There is no such task (any more), or its workspace is gone. `code`: `TASK_NOT_FOUND`. */
export class TaskNotFoundError extends TaskError {
  readonly status = 404;
  /** Which of them is missing. */
  readonly what: 'task' | 'workspace' | 'build';

  constructor(what: TaskNotFoundError['what']) {
    super('TASK_NOT_FOUND', `the ${what} does not exist or was deleted`);
    this.what = what;
  }

  static {
    setName(this, 'TaskNotFoundError');
  }
}

/** The task is not in a state for it; later it may be. `code`: `TASK_CONFLICT`. */
export class TaskConflictError extends TaskError {
  readonly status = 409;
  /** The status that the task was in; null where the state of its workspace stood in the way. */
  readonly state: TaskStatus | null;

  constructor(message: string, state: TaskStatus | null, cause?: unknown) {
    super('TASK_CONFLICT', message, cause);
    this.state = state;
  }

  static {
    setName(this, 'TaskConflictError');
  }
}

/** What is stored is not as it must be: an undecodable snapshot, a task without a workspace. `code`: `TASK_DATA`. */
export class TaskDataError extends TaskError {
  readonly status = 500;

  constructor(message: string, cause?: unknown) {
    super('TASK_DATA', message, cause);
  }

  static {
    setName(this, 'TaskDataError');
  }
}

/** The app in the workspace did not answer, or not in a way that can be understood. `code`: `TASK_SOURCE`. */
export class TaskSourceError extends TaskError {
  readonly status = 502;

  constructor(message: string, cause?: unknown) {
    super('TASK_SOURCE', message, cause);
  }

  static {
    setName(this, 'TaskSourceError');
  }
}

/**
 * The HTTP status that tells an error of `rowtype` and `rowtype/tasks`: its own for a {@link TaskError}, 400 for a
 * parameter that cannot be sent (no UUID, no date, a NUL character), 500 for everything else.
 */
export function httpStatusOf(error: unknown): number {
  if (error instanceof TaskError) return error.status;
  return error instanceof ParameterError ? 400 : 500;
}

/** On the prototype, as Error's own name is, and in a way that survives minifiers. */
function setName(errorClass: { readonly prototype: Error }, name: string): void {
  Object.defineProperty(errorClass.prototype, 'name', { value: name, configurable: true, writable: true });
}
