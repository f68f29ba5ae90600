/** RT510: OFFSET of a value from outside is paging, and paging by OFFSET reads every page before. */
import { child } from '../../tree/node.js';
import { some } from '../../tree/walk.js';
import type { VetRule } from '../vet-rule.js';

export const offsetPaging: VetRule = {
  code: 'RT510',
  byDefault: true,
  check: ({ levels, offsetOf }) =>
    levels.flatMap(({ query }) => {
      // A constant OFFSET skips a known few: the newest, say. OFFSET 0 is a fence for the planner.
      const offset = child(query, 'limitOffset');
      if (offset === null || !some(offset, ({ tag }) => tag === 'PARAM')) return [];
      const message = 'OFFSET reads and drops all rows of the pages before; rows that come or go meanwhile are shown twice or never';
      return [{ offset: offsetOf(offset), message, help: 'Go on from the last row: WHERE (created_at, id) < (@created_at, @id) ORDER BY created_at DESC, id DESC LIMIT @count.' }];
    }),
};
