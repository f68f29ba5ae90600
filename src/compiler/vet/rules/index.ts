/** All rules that look at the query alone, in the order of their codes. */
import type { VetRule } from '../vet-rule.js';
import { castOverIndex } from './cast-over-index.js';
import { comparesNull } from './compares-null.js';
import { everyColumn } from './every-column.js';
import { everyRow } from './every-row.js';
import { idleParameter } from './idle-parameter.js';
import { joinTurnedInner } from './join-turned-inner.js';
import { nullableNotIn } from './nullable-not-in.js';
import { offsetPaging } from './offset-paging.js';
import { oneOfMany } from './one-of-many.js';
import { unorderedLimit } from './unordered-limit.js';

export const rules: readonly VetRule[] = [
  oneOfMany,
  everyRow,
  nullableNotIn,
  comparesNull,
  joinTurnedInner,
  idleParameter,
  castOverIndex,
  everyColumn,
  unorderedLimit,
  offsetPaging,
];
