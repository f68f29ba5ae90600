-- Answers when an app was working from the index alone; statuses are only ever added, so their pages
-- stay all-visible and the table need not be read.
--
-- no-transaction: an index of a live table is built concurrently, which PostgreSQL refuses inside a
-- transaction. The new index is there before the old one goes; the first statement of each part clears
-- what an interrupted attempt may have left.

-- Up Migration
DROP INDEX CONCURRENTLY IF EXISTS workspace_app_statuses_app_id_created_at_state_idx;
CREATE INDEX CONCURRENTLY workspace_app_statuses_app_id_created_at_state_idx
  ON workspace_app_statuses (app_id, created_at DESC) INCLUDE (state);
DROP INDEX CONCURRENTLY IF EXISTS workspace_app_statuses_app_id_created_at_idx;

-- Down Migration
DROP INDEX CONCURRENTLY IF EXISTS workspace_app_statuses_app_id_created_at_idx;
CREATE INDEX CONCURRENTLY workspace_app_statuses_app_id_created_at_idx
  ON workspace_app_statuses (app_id, created_at DESC);
DROP INDEX CONCURRENTLY IF EXISTS workspace_app_statuses_app_id_created_at_state_idx;
