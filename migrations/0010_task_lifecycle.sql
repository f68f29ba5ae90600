-- Pause and resume: why a build was made, and the log that stays readable while a task is paused.
--
-- Safe on a live database. New labels lock no table and rewrite nothing. The foreign key of the new,
-- empty table takes SHARE ROW EXCLUSIVE on tasks for an instant: readers go on, writers wait at most
-- the lock_timeout, and then the migration fails as a whole and can be tried again.
-- Safe to run again: every statement of the up part finds its work done.

-- Up Migration
SET LOCAL lock_timeout = '2s';

-- Nothing in this file may use the new labels: PostgreSQL allows that only after the commit.
ALTER TYPE build_reason ADD VALUE IF NOT EXISTS 'task_auto_pause';
ALTER TYPE build_reason ADD VALUE IF NOT EXISTS 'task_manual_pause';
ALTER TYPE build_reason ADD VALUE IF NOT EXISTS 'task_resume';

-- A regular table: an unlogged one would be empty after a crash, and the logs of every paused task gone.
CREATE TABLE IF NOT EXISTS task_snapshots (
  task_id uuid PRIMARY KEY REFERENCES tasks (id) ON DELETE CASCADE,
  log_snapshot jsonb NOT NULL,
  log_snapshot_created_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE task_snapshots IS 'The log of a task as it was at its last pause; one row a task, overwritten by each pause';
COMMENT ON COLUMN task_snapshots.task_id IS 'The task that was paused';
COMMENT ON COLUMN task_snapshots.log_snapshot IS 'Envelope {"format": …, "data": {"messages": […]}} as the agent sent it';
COMMENT ON COLUMN task_snapshots.log_snapshot_created_at IS 'When the log was captured';

-- Down Migration
-- PostgreSQL cannot drop labels of an enum: task_auto_pause, task_manual_pause and task_resume stay
-- on build_reason, unused and harmless. The up part expects them and can run again.
SET LOCAL lock_timeout = '2s';

DROP TABLE task_snapshots;
