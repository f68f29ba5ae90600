-- Finds the workspaces that were built in a window of time without reading the history before it.
--
-- no-transaction: an index of a live table is built concurrently, which PostgreSQL refuses inside a
-- transaction. The first statement clears what an interrupted attempt may have left.

-- Up Migration
DROP INDEX CONCURRENTLY IF EXISTS workspace_builds_created_at_idx;
CREATE INDEX CONCURRENTLY workspace_builds_created_at_idx ON workspace_builds (created_at, workspace_id);

-- Down Migration
DROP INDEX CONCURRENTLY IF EXISTS workspace_builds_created_at_idx;
