/** Prints which migrations are applied. */
import type { MigrationState, MigrationStatus } from '../migrate/index.js';
import { countWords } from './count-words.js';
import type { Terminal } from './terminal.js';
import { textTable } from './text-table.js';

export function printStatus({ migrations, pending, upToDate }: MigrationStatus, terminal: Terminal): void {
  terminal.out(textTable(migrations.map(stateRow), null));
  const applied = migrations.length - pending.length;
  const counts = `${applied} applied, ${pending.length} pending`;
  terminal.out(upToDate ? `up to date: ${countWords(applied, 'migration', 'migrations')} applied` : counts);
}

function stateRow({ name, state, appliedAt, edit, reversible }: MigrationState): readonly string[] {
  const notes = [
    state === 'missing' ? 'there is no such file' : '',
    edit === 'changed' ? 'the file was edited since' : '',
    reversible === false ? 'cannot be undone' : '',
  ];
  return [name, state, appliedAt === null ? '' : `${appliedAt.toISOString().slice(0, 19)}Z`, notes.filter((note) => note !== '').join('; ')];
}
