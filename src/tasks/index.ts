/** Door of the task-lifecycle database: every generated function and type. */
export * from '../../generated/index.js';
