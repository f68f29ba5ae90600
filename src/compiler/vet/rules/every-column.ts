/** RT508: `*` means other columns after each migration. Off unless it is asked for. */
import { utf16Offset } from '../../../sql/index.js';
import { rawField, rawList, rawLocation, rawText, walkRaw } from '../raw-nodes.js';
import type { Remark, VetRule } from '../vet-rule.js';

export const everyColumn: VetRule = {
  code: 'RT508',
  byDefault: false,
  check({ raw, query, fileOffset }) {
    const embeds = new Set(query.embeds.map(({ sqlOffset }) => sqlOffset));
    const remarks: Remark[] = [];
    walkRaw(raw, (tag, node) => {
      // EXISTS looks at no column.
      if (tag === 'SubLink') return rawText(node, 'subLinkType') !== 'EXISTS_SUBLINK';
      if (tag !== 'ResTarget' || !isStar(node)) return true;
      const at = rawLocation(node);
      if (!embeds.has(utf16Offset(query.sql, at))) {
        const message = '* stands for other columns as soon as the table changes';
        remarks.push({ offset: fileOffset(at), message, help: 'Name the columns that the callers need.' });
      }
      return true;
    });
    return remarks;
  },
};

/** `*` or `table.*`. */
function isStar(target: Readonly<Record<string, unknown>>): boolean {
  const fields = rawList(rawField(rawField(target, 'val'), 'ColumnRef'), 'fields');
  const last = fields.at(-1);
  return typeof last === 'object' && last !== null && 'A_Star' in last;
}
