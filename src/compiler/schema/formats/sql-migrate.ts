/** sql-migrate: `-- +migrate Up`, `-- +migrate Down`, with `notransaction` behind either. */
import { type MarkerFormat, readWord } from './marker-format.js';

export const sqlMigrate: MarkerFormat = {
  name: 'sql-migrate',
  head: 'nothing',
  read: (comment) => readWord(comment, /^--\s*\+\s*(?:migrate|micrate)\b/i, /^statement\s*(?:begin|end)/),
};
