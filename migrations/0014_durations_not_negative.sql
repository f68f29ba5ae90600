-- No length of time is negative. New rows are checked from now on; the next migration checks the old ones.
--
-- Safe on a live database: a constraint that is NOT VALID reads no row, so the lock on its table lasts an
-- instant; who waits for it longer than the lock_timeout makes the migration fail, to be tried again.
-- Safe to run again: what is there is replaced.

-- Up Migration
SET LOCAL lock_timeout = '2s';

ALTER TABLE templates
  DROP CONSTRAINT IF EXISTS templates_durations_not_negative,
  ADD CONSTRAINT templates_durations_not_negative CHECK (
    default_ttl >= 0
    AND activity_bump >= 0
    AND failure_ttl >= 0
    AND time_til_dormant >= 0
    AND time_til_dormant_autodelete >= 0
  ) NOT VALID;

ALTER TABLE workspaces
  DROP CONSTRAINT IF EXISTS workspaces_ttl_not_negative,
  ADD CONSTRAINT workspaces_ttl_not_negative CHECK (ttl >= 0) NOT VALID;

-- No column has this type: queries cast parameters to it.
DROP DOMAIN IF EXISTS milliseconds;
CREATE DOMAIN milliseconds AS bigint CONSTRAINT milliseconds_not_negative CHECK (VALUE >= 0);

COMMENT ON DOMAIN milliseconds IS 'A length of time';

-- Down Migration
SET LOCAL lock_timeout = '2s';

DROP DOMAIN milliseconds;
ALTER TABLE workspaces DROP CONSTRAINT workspaces_ttl_not_negative;
ALTER TABLE templates DROP CONSTRAINT templates_durations_not_negative;
