/** RT502: UPDATE or DELETE without WHERE. Whoever means every row can say so: `WHERE true`. */
import { type RawNode, rawField, rawLocation, rawText, walkRaw } from '../raw-nodes.js';
import type { Remark, VetRule } from '../vet-rule.js';

const verbs: Readonly<Record<string, readonly [statement: string, effect: string]>> = {
  UpdateStmt: ['UPDATE', 'changes'],
  DeleteStmt: ['DELETE', 'removes'],
};

export const everyRow: VetRule = {
  code: 'RT502',
  byDefault: true,
  check({ raw, fileOffset }) {
    const remarks: Remark[] = [];
    walkRaw(raw, (tag, node) => {
      const words = verbs[tag];
      if (words === undefined || 'whereClause' in node) return;
      remarks.push(remark(words, rawField(node, 'relation'), fileOffset));
    });
    return remarks;
  },
};

function remark([statement, effect]: readonly [string, string], table: RawNode, fileOffset: (byte: number) => number): Remark {
  return {
    offset: fileOffset(rawLocation(table)),
    message: `${statement} without WHERE ${effect} every row of ${rawText(table, 'relname') ?? 'the table'}`,
    help: 'Add the condition; WHERE true says that every row is meant.',
  };
}
