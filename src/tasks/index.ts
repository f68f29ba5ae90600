/** Door of the task-lifecycle database: every generated function and type, and what is built on them. */
export * from '../../generated/index.js';
export {
  captureTaskSnapshot,
  storeUploadedSnapshot,
  type CapturedSnapshot,
  type SnapshotOwner,
  type SnapshotRequest,
  type SnapshotUpload,
} from './logs/capture-task-snapshot.js';
export { maxSnapshotBytes, maxSnapshotMessages } from './logs/fit-snapshot.js';
export { getTaskLogs, type TaskLogEntry, type TaskLogOptions, type TaskLogs } from './logs/get-task-logs.js';
export type { LiveApp, LiveLog } from './logs/live-log.js';
export { taskLogSchema, taskSnapshotSchema, type SynchronousSchema, type TaskMessage, type TaskSnapshot } from './logs/task-snapshot.js';
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
