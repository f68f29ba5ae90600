/** Door of the task-lifecycle database: every generated function and type, and what is built on them. */
export * from '../../generated/index.js';
export { everyWorkspace } from './every-workspace.js';
export type { TaskBuild } from './lifecycle/add-build.js';
export type { MadeAgent, MadeApp, MadeResource } from './lifecycle/build-resources.js';
export { completeBuild, startBuild, type BuildCompletion } from './lifecycle/complete-build.js';
export { decideTransition, noDeadline, type TransitionDecision, type TransitionOptions } from './lifecycle/decide-transition.js';
// By this name it stands in front of the generated function, which it calls when it is asked as that is.
export { deleteTask, type DeletedTask } from './lifecycle/delete-task.js';
export { pauseTask } from './lifecycle/pause-task.js';
export { resumeTask } from './lifecycle/resume-task.js';
export type { TaskRequest } from './lifecycle/task-workspace.js';
export { transitionDueWorkspaces, transitionWorkspace, type TransitionOutcome } from './lifecycle/transition-workspace.js';
export { maxPromptBytes, updateTaskInput, type TaskInputRequest } from './lifecycle/update-task-input.js';
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
