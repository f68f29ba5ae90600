-- What a build was made with, and the words for whether an agent answers.
--
-- Safe on a live database: the foreign key of the new, empty table takes SHARE ROW EXCLUSIVE on
-- workspace_builds for an instant; writers wait at most the lock_timeout, and then the migration fails as
-- a whole and can be tried again. Safe to run again: every statement finds its work done or does it anew.

-- Up Migration
SET LOCAL lock_timeout = '2s';

CREATE TABLE IF NOT EXISTS workspace_build_parameters (
  workspace_build_id uuid NOT NULL REFERENCES workspace_builds (id) ON DELETE CASCADE,
  name text NOT NULL,
  value text NOT NULL,
  PRIMARY KEY (workspace_build_id, name)
);

COMMENT ON TABLE workspace_build_parameters IS 'The parameters of the template that a build was made with';

-- No column has this type: whether an agent answers follows from its time stamps and the clock.
DROP TYPE IF EXISTS workspace_agent_status;
CREATE TYPE workspace_agent_status AS ENUM ('connecting', 'connected', 'disconnected', 'timeout');

COMMENT ON TYPE workspace_agent_status IS 'Derived from the time stamps of an agent''s connection';

-- Down Migration
SET LOCAL lock_timeout = '2s';

DROP TYPE workspace_agent_status;
DROP TABLE workspace_build_parameters;
