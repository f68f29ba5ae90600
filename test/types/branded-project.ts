/** The generated functions of a project with brands take the right ids, and only those. */
import type { Queryable } from '../../src/runtime/index.js';
import * as project from '../overrides/project/generated/index.js';

declare const db: Queryable;
declare const taskId: project.TaskId;
declare const workspaceId: project.WorkspaceId;
declare const text: string;

void project.getTask(db, { id: taskId });
// @ts-expect-error a WorkspaceId does not go where a TaskId is asked
void project.getTask(db, { id: workspaceId });
// @ts-expect-error nor does any string
void project.getTask(db, { id: text });
void project.listOpenTasks(db, { workspaceIds: [workspaceId] });
// @ts-expect-error in a list neither
void project.listOpenTasks(db, { workspaceIds: [taskId] });
// @ts-expect-error a TaskId is no WorkspaceId in a row to insert
void project.copyTasks(db, [{ id: workspaceId, number: project.taskNumber(1), payload: null }]);
// @ts-expect-error a number is no TaskNumber
void project.copyTasks(db, [{ id: taskId, number: 1, payload: null }]);
// @ts-expect-error the input of the schema is a day as text
void project.setPayload(db, { ids: [taskId], payload: { title: 'a', dueAt: new Date() } });

export async function walk(): Promise<void> {
  for (const { id, taskIds } of await project.tasksByWorkspace(db)) {
    const workspaces: project.WorkspaceId[] = [id];
    const tasks: project.TaskId[] = taskIds;
    // @ts-expect-error the ids of workspaces are not those of tasks
    const mixed: project.TaskId[] = workspaces;
    void [tasks, mixed];
  }
  // A UNION of ids of two kinds has no brand.
  for (const { id } of await project.listIds(db)) {
    const plain: string = id;
    // @ts-expect-error an id that may be of a workspace
    const task: project.TaskId = id;
    void [plain, task];
  }
  const found = await project.getTask(db, { id: taskId });
  const due: Date | undefined = found?.payload?.dueAt;
  void due;
}
