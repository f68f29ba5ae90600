/** RT501: `:one` reads the first row; where several can come, which one that is stays open. */
import type { VetRule } from '../vet-rule.js';

export const oneOfMany: VetRule = {
  code: 'RT501',
  byDefault: true,
  check({ query, solved, levels, commandOffset }) {
    const takesOne = query.command === 'one' || query.command === 'batchone';
    if (!takesOne || levels.length === 0 || solved.rows.max === 1) return [];
    const message = `${query.name} is :${query.command}, but more than one row may come back: ${solved.rows.reason}`;
    const many = query.command === 'one' ? ':many' : ':batchmany';
    return [{ offset: commandOffset, message, help: `Fix a unique key, add ORDER BY with LIMIT 1, or say ${many}.` }];
  },
};
