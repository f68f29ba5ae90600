/** goose: `-- +goose Up`, `-- +goose Down`, `-- +goose StatementBegin` … `-- +goose StatementEnd`. */
import { type MarkerFormat, readWord } from './marker-format.js';

/** The statement marks are for goose's own splitting of files; PostgreSQL's scanner does not need them. */
export const goose: MarkerFormat = {
  name: 'goose',
  head: 'nothing',
  read: (comment) => readWord(comment, /^--\s*\+\s*goose\b/i, /^(?:statement\s*(?:begin|end)|no\s+transaction|envsub\b)/),
};
