/** Door of the task-lifecycle database: every generated function and type, and what is built on them. */
export * from '../../generated/index.js';
export { collectTaskEvents } from './telemetry/collect-task-events.js';
export { taskEvents, type PauseReason, type ResumeReason, type TaskEvent } from './telemetry/task-events.js';
export { collectTelemetryTasks, telemetryTasks, type TelemetryTask } from './telemetry/telemetry-tasks.js';
export type { TelemetryWindow } from './telemetry/telemetry-window.js';
export {
  httpStatusOf,
  TaskConflictError,
  TaskDataError,
  TaskError,
  TaskForbiddenError,
  TaskInputError,
  TaskNotFoundError,
  TaskSourceError,
} from './task-errors.js';
