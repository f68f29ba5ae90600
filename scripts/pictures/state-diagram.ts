/** Ways between statuses as a Mermaid state diagram: https://mermaid.js.org/syntax/stateDiagram.html */
import { taskStatus } from '../../src/tasks/index.js';
import { eventNames, type StatusChange } from './explore-task-states.js';

/** One arrow for each pair of statuses, with the events that lead along it; events that change nothing are left out. */
export function stateDiagram(changes: readonly StatusChange[]): string {
  const statuses = [...Object.values(taskStatus), 'deleted'] as const;
  const arrows = statuses.flatMap((from) =>
    statuses.flatMap((to) => {
      const names = eventNames.filter((event) => changes.some((change) => change.from === from && change.to === to && change.event === event));
      return names.length === 0 || from === to ? [] : [`    ${from} --> ${to} : ${label(names)}`];
    }),
  );
  return ['stateDiagram-v2', '    [*] --> pending : insertTask', ...arrows, '    deleted --> [*]'].join('\n');
}

/** `agent ready`, `agent start_error` become `agent ready, start_error`. */
function label(names: readonly string[]): string {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const [, subject, word] = /^(agent|app) (.+)$/.exec(name) ?? [];
    const key = subject ?? name;
    groups.set(key, [...(groups.get(key) ?? []), ...(word === undefined ? [] : [word])]);
  }
  return Array.from(groups, ([key, words]) => (words.length === 0 ? key : `${key} ${words.join(', ')}`)).join('<br>');
}
