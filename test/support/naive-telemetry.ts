/** The obvious way to write GetTelemetryTaskEvents: one list of all points, searched again for every task. */

/** Takes now and created_after; gives the rows and columns of GetTelemetryTaskEvents. */
export const naiveTelemetry = `
WITH point AS MATERIALIZED (
  SELECT app.task_id, app.workspace_app_id AS app_id, status.created_at AS at, status.state = 'working' AS working
  FROM (SELECT DISTINCT task_id, workspace_app_id FROM task_workspace_apps) AS app
  JOIN workspace_app_statuses AS status ON status.app_id = app.workspace_app_id
  UNION ALL
  SELECT task.id, NULL, build.created_at, false
  FROM tasks AS task
  JOIN workspace_builds AS build ON build.workspace_id = task.workspace_id AND build.build_number > 1
)
SELECT
  task.id AS task_id,
  task.workspace_id,
  (
    SELECT workspace_app_id FROM task_workspace_apps WHERE task_id = task.id
    ORDER BY workspace_build_number DESC LIMIT 1
  ) AS workspace_app_id,
  stop.created_at AS stop_build_created_at,
  stop.reason AS stop_build_reason,
  start.created_at AS start_build_created_at,
  start.reason AS start_build_reason,
  start.build_number AS start_build_number,
  (
    SELECT max(at) FROM point
    WHERE task_id = task.id AND working AND (stop.created_at IS NULL OR at <= stop.created_at)
  ) AS last_working_status_at,
  (
    SELECT min(at) FROM point
    WHERE task_id = task.id
      AND app_id = (
        SELECT workspace_app_id FROM task_workspace_apps WHERE task_id = task.id
        ORDER BY workspace_build_number DESC LIMIT 1
      )
      AND at > start.created_at
      AND (stop.created_at IS NULL OR start.created_at > stop.created_at)
  ) AS first_status_after_resume_at,
  coalesce((
    SELECT (extract(epoch FROM sum(until - at) FILTER (WHERE working)) * 1000)::bigint
    FROM (
      SELECT at, working, lead(at, 1, CASE
        WHEN stop.created_at IS NOT NULL AND (start.created_at IS NULL OR stop.created_at > start.created_at) THEN stop.created_at
        ELSE $1::timestamptz
      END) OVER (ORDER BY at, working DESC) AS until
      FROM point
      WHERE task_id = task.id
    ) AS span
  ), 0) AS active_duration_ms
FROM tasks AS task
LEFT JOIN LATERAL (
  SELECT created_at, reason FROM workspace_builds
  WHERE workspace_id = task.workspace_id AND transition = 'stop'
  ORDER BY build_number DESC LIMIT 1
) AS stop ON true
LEFT JOIN LATERAL (
  SELECT created_at, reason, build_number FROM workspace_builds
  WHERE workspace_id = task.workspace_id AND transition = 'start'
  ORDER BY build_number DESC LIMIT 1
) AS start ON true
WHERE task.deleted_at IS NULL
  AND EXISTS (SELECT FROM workspace_builds WHERE workspace_id = task.workspace_id AND created_at > $2::timestamptz)
ORDER BY task.id`;
