-- A task of Ada's whose workspace runs. Done again, it changes nothing.

INSERT INTO users (id, email, username, name, status, created_at, updated_at)
VALUES ('a0000000-0000-4000-8000-000000000001', 'ada@example.test', 'ada', 'Ada', 'active', now(), now())
ON CONFLICT DO NOTHING;

INSERT INTO organizations (id, name, display_name, description, created_at, updated_at)
VALUES ('a0000000-0000-4000-8000-000000000002', 'demo', 'Demo', '', now(), now())
ON CONFLICT DO NOTHING;

INSERT INTO templates (id, organization_id, created_by, created_at, updated_at, name, provisioner, active_version_id)
VALUES (
  'a0000000-0000-4000-8000-000000000003', 'a0000000-0000-4000-8000-000000000002', 'a0000000-0000-4000-8000-000000000001',
  now(), now(), 'demo', 'echo', 'a0000000-0000-4000-8000-000000000004'
)
ON CONFLICT DO NOTHING;

INSERT INTO template_versions (id, template_id, organization_id, created_at, updated_at, name, job_id, created_by)
VALUES (
  'a0000000-0000-4000-8000-000000000004', 'a0000000-0000-4000-8000-000000000003', 'a0000000-0000-4000-8000-000000000002',
  now(), now(), 'first', gen_random_uuid(), 'a0000000-0000-4000-8000-000000000001'
)
ON CONFLICT DO NOTHING;

INSERT INTO workspaces (id, created_at, updated_at, owner_id, organization_id, template_id, name)
VALUES (
  'a0000000-0000-4000-8000-000000000005', now(), now(), 'a0000000-0000-4000-8000-000000000001',
  'a0000000-0000-4000-8000-000000000002', 'a0000000-0000-4000-8000-000000000003', 'demo'
)
ON CONFLICT DO NOTHING;

INSERT INTO provisioner_jobs (
  id, created_at, updated_at, started_at, completed_at, organization_id, initiator_id, provisioner, storage_method, type, input, file_id
) VALUES (
  'a0000000-0000-4000-8000-000000000006', now(), now(), now(), now(), 'a0000000-0000-4000-8000-000000000002',
  'a0000000-0000-4000-8000-000000000001', 'echo', 'file', 'workspace_build', '{}', gen_random_uuid()
)
ON CONFLICT DO NOTHING;

INSERT INTO workspace_builds (
  id, created_at, updated_at, workspace_id, template_version_id, build_number, transition, initiator_id, job_id, has_ai_task, has_external_agent
) VALUES (
  'a0000000-0000-4000-8000-000000000007', now(), now(), 'a0000000-0000-4000-8000-000000000005', 'a0000000-0000-4000-8000-000000000004',
  1, 'start', 'a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000006', true, false
)
ON CONFLICT DO NOTHING;

INSERT INTO workspace_resources (id, created_at, job_id, transition, type, name)
VALUES ('a0000000-0000-4000-8000-000000000008', now(), 'a0000000-0000-4000-8000-000000000006', 'start', 'container', 'dev')
ON CONFLICT DO NOTHING;

INSERT INTO workspace_agents (id, created_at, updated_at, name, resource_id, lifecycle_state, auth_token, architecture, operating_system)
VALUES (
  'a0000000-0000-4000-8000-000000000009', now(), now(), 'main', 'a0000000-0000-4000-8000-000000000008', 'ready',
  gen_random_uuid(), 'amd64', 'linux'
)
ON CONFLICT DO NOTHING;

INSERT INTO workspace_apps (id, created_at, agent_id, slug, display_name, icon, health)
VALUES ('a0000000-0000-4000-8000-00000000000a', now(), 'a0000000-0000-4000-8000-000000000009', 'ai', 'AI', '', 'healthy')
ON CONFLICT DO NOTHING;

INSERT INTO tasks (id, organization_id, owner_id, name, display_name, workspace_id, template_version_id, prompt, created_at)
VALUES (
  'a0000000-0000-4000-8000-00000000000b', 'a0000000-0000-4000-8000-000000000002', 'a0000000-0000-4000-8000-000000000001',
  'fix-the-test', 'Fix the test', 'a0000000-0000-4000-8000-000000000005', 'a0000000-0000-4000-8000-000000000004',
  'Find out why the test fails', now()
)
ON CONFLICT DO NOTHING;

INSERT INTO task_workspace_apps (task_id, workspace_build_number, workspace_agent_id, workspace_app_id)
VALUES (
  'a0000000-0000-4000-8000-00000000000b', 1, 'a0000000-0000-4000-8000-000000000009', 'a0000000-0000-4000-8000-00000000000a'
)
ON CONFLICT DO NOTHING;
