/** rambler: `-- rambler up`, `-- rambler down`. */
import { type MarkerFormat, readWord } from './marker-format.js';

export const rambler: MarkerFormat = {
  name: 'rambler',
  head: 'nothing',
  read: (comment) => {
    const marker = readWord(comment, /^--\s*rambler\b/i, /^$/);
    // A sentence may begin with the word.
    return marker === 'misspelt' ? null : marker;
  },
};
