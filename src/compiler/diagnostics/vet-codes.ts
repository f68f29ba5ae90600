/** The codes of `rowtype vet`: RT50x and RT51x rules on the query, RT52x on its plan, RT59x on off-switches. */
export const vetCodes = {
  RT501: ':one, but more than one row may come back',
  RT502: 'UPDATE or DELETE without WHERE',
  RT503: 'NOT IN over a list that may hold NULL',
  RT504: 'a comparison with NULL',
  RT505: 'an outer join that a condition turns inner',
  RT506: 'a parameter that decides nothing',
  RT507: 'an implicit cast keeps an index from being used',
  RT508: 'SELECT * in a committed query',
  RT509: 'LIMIT without ORDER BY',
  RT510: 'paging by OFFSET',
  RT520: 'the plan reads a big table from end to end',
  RT521: 'the live database refuses the query',
  RT590: 'an off-switch names no rule of rowtype vet',
  RT591: 'an off-switch gives no reason',
  RT592: 'an off-switch switches nothing off',
} as const;

export type VetCode = keyof typeof vetCodes;

export function isVetCode(text: string): text is VetCode {
  return Object.hasOwn(vetCodes, text);
}
