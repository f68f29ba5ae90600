-- Jobs: the units of work that import a template or build a workspace.

-- Up Migration
CREATE TYPE provisioner_type AS ENUM ('echo', 'terraform');

CREATE TYPE provisioner_storage_method AS ENUM ('file');

CREATE TYPE provisioner_job_type AS ENUM (
  'template_version_import', 'workspace_build', 'template_version_dry_run'
);

CREATE TYPE provisioner_job_status AS ENUM (
  'pending', 'running', 'succeeded', 'canceling', 'canceled', 'failed', 'unknown'
);

COMMENT ON TYPE provisioner_job_status IS 'Derived from a job''s time stamps; unknown is never derived';

CREATE TABLE provisioner_jobs (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  started_at timestamptz,
  canceled_at timestamptz,
  completed_at timestamptz,
  error text,
  error_code text,
  organization_id uuid NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
  initiator_id uuid NOT NULL,
  provisioner provisioner_type NOT NULL,
  storage_method provisioner_storage_method NOT NULL,
  type provisioner_job_type NOT NULL,
  input jsonb NOT NULL,
  worker_id uuid,
  file_id uuid NOT NULL,
  tags jsonb NOT NULL DEFAULT '{"scope": "organization"}',
  job_status provisioner_job_status NOT NULL GENERATED ALWAYS AS (
    CASE
      WHEN error <> '' THEN 'failed'::provisioner_job_status
      WHEN completed_at IS NOT NULL AND canceled_at IS NOT NULL THEN 'canceled'::provisioner_job_status
      WHEN completed_at IS NOT NULL THEN 'succeeded'::provisioner_job_status
      WHEN canceled_at IS NOT NULL THEN 'canceling'::provisioner_job_status
      WHEN started_at IS NOT NULL THEN 'running'::provisioner_job_status
      ELSE 'pending'::provisioner_job_status
    END
  ) STORED
);

COMMENT ON COLUMN provisioner_jobs.job_status IS 'An error wins over every time stamp; an empty error text is no error';

CREATE INDEX provisioner_jobs_job_status_idx ON provisioner_jobs (job_status);
-- The queue of jobs that wait for a worker.
CREATE INDEX provisioner_jobs_not_started_idx ON provisioner_jobs (started_at) WHERE started_at IS NULL;

-- Down Migration
DROP TABLE provisioner_jobs;
DROP TYPE provisioner_job_status;
DROP TYPE provisioner_job_type;
DROP TYPE provisioner_storage_method;
DROP TYPE provisioner_type;
