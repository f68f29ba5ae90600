/** Prints how a run of migrations goes. */
import type { MigrationEvent } from '../migrate/index.js';
import { countWords, durationWords } from './count-words.js';
import type { Terminal } from './terminal.js';

export function printMigrationEvent(event: MigrationEvent, terminal: Terminal): void {
  switch (event.kind) {
    case 'started': {
      const of = String(event.total);
      const verb = event.direction === 'up' ? '' : 'undo ';
      terminal.begin(`  ${String(event.index + 1).padStart(of.length)}/${of}  ${verb}${event.name}`);
      break;
    }
    case 'finished':
      terminal.out(`  ${durationWords(event.ms)}`);
      break;
    case 'retry':
      terminal.err(`  ${event.reason}; attempt ${event.attempt + 1} of ${event.name} begins in ${durationWords(event.afterMs)}`);
      break;
    case 'waiting': {
      const by = event.holder === null ? '' : ` (process ${event.holder.pid}, ${event.holder.application})`;
      terminal.err(`  another migration runs${by}; waiting for ${durationWords(event.waitedMs)} now`);
      break;
    }
    case 'edited':
      terminal.err(`warning: edited since ${event.names.length === 1 ? 'it was' : 'they were'} applied: ${event.names.join(', ')}; the database has what the file said then`);
      break;
    case 'ahead':
      terminal.err(`warning: the database has ${countWords(event.names.length, 'later migration', 'later migrations')} without a file here: ${event.names.join(', ')}`);
      break;
  }
}
