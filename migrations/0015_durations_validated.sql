-- Checks that no length of time in the old rows is negative either; one that is fails the migration.
--
-- Safe on a live database: the tables are read under a lock that lets readers and writers go on.

-- Up Migration
ALTER TABLE templates VALIDATE CONSTRAINT templates_durations_not_negative;
ALTER TABLE workspaces VALIDATE CONSTRAINT workspaces_ttl_not_negative;

-- Down Migration
SET LOCAL lock_timeout = '2s';

-- A constraint cannot go back to NOT VALID, so it is made anew.
ALTER TABLE workspaces
  DROP CONSTRAINT workspaces_ttl_not_negative,
  ADD CONSTRAINT workspaces_ttl_not_negative CHECK (ttl >= 0) NOT VALID;

ALTER TABLE templates
  DROP CONSTRAINT templates_durations_not_negative,
  ADD CONSTRAINT templates_durations_not_negative CHECK (
    default_ttl >= 0
    AND activity_bump >= 0
    AND failure_ttl >= 0
    AND time_til_dormant >= 0
    AND time_til_dormant_autodelete >= 0
  ) NOT VALID;
