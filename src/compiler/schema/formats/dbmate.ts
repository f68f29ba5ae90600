/** dbmate: `-- migrate:up`, `-- migrate:down`, with `transaction:false` behind either. */
import { type MarkerFormat, readWord } from './marker-format.js';

export const dbmate: MarkerFormat = {
  name: 'dbmate',
  head: 'nothing',
  read: (comment) => readWord(comment, /^--\s*migrate\s*:/i, /^$/),
};
