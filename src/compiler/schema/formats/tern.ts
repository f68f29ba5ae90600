/** tern: everything above `---- create above / drop below ----` is the way up. */
import type { MarkerFormat } from './marker-format.js';

export const tern: MarkerFormat = {
  name: 'tern',
  head: 'up',
  read: (comment) => {
    if (/^-{4}\s*create\s+above\s*\/\s*drop\s+below\s*-{4}\s*$/i.test(comment)) return 'down';
    return /^-{2,}\s*create\s+above\b.*\bdrop\s+below\b/i.test(comment) ? 'misspelt' : null;
  },
};
