/** Several connections at once: of those who want the same task, one gets it. */
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { taskMigrations } from '../../src/migrate/index.js';
import { createTestDatabase } from '../../src/testing/index.js';
import { deleteTask, getTaskByID, updateTaskWorkspaceID, upsertTaskSnapshot, upsertTaskWorkspaceApp } from '../../src/tasks/index.js';
import { TaskFixtures, type Scene } from '../support/task-fixtures.js';

const contenders = 6;
const openDatabase = () => createTestDatabase({ server: inject('serverUrl'), migrations: taskMigrations() });

describe('tasks under concurrent calls', () => {
  let database: Awaited<ReturnType<typeof openDatabase>>;
  let fixtures: TaskFixtures;
  let scene: Scene;
  let id: string;

  beforeAll(async () => {
    database = await openDatabase();
    fixtures = new TaskFixtures(database.db);
    scene = await fixtures.scene();
  });
  beforeEach(async () => {
    id = await fixtures.task(scene);
  });
  afterAll(() => database.close());

  const together = <T>(call: (contender: number) => Promise<T>) => Promise.all(Array.from({ length: contenders }, (_, contender) => call(contender)));

  test('one workspace is linked, and its caller alone gets the row', async () => {
    const workspaces = await together(() => fixtures.workspace(scene));
    const rows = await together((contender) => updateTaskWorkspaceID(database.db, { id, workspaceId: workspaces[contender] ?? null }));
    const linked = rows.filter((row) => row !== null);
    expect(linked).toHaveLength(1);
    expect(await getTaskByID(database.db, { id })).toMatchObject({ workspaceId: linked[0]?.workspaceId });
  });

  test('one deletion returns the id', async () => {
    await fixtures.snapshot(id);
    const rows = await together(() => deleteTask(database.db, { id, deletedAt: new Date() }));
    expect(rows.filter((row) => row !== null)).toEqual([{ id }]);
  });

  test('upserts of one binding and of one snapshot do not collide', async () => {
    const agentId = await fixtures.agent(scene);
    await together(() => upsertTaskWorkspaceApp(database.db, { taskId: id, workspaceBuildNumber: 1, workspaceAgentId: agentId, workspaceAppId: null }));
    await together((contender) => upsertTaskSnapshot(database.db, { taskId: id, logSnapshot: { contender }, logSnapshotCreatedAt: new Date() }));
    const { rows } = await database.db.query('SELECT FROM task_workspace_apps NATURAL JOIN task_snapshots WHERE task_id = $1', [id]);
    expect(rows).toHaveLength(1);
  });
});
