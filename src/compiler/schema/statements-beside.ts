/** Tells statements that cannot change what a query means: they concern the server, people, or data. */

/** First words of statements that are never run; on a real server most would reach beyond the scratch database. */
const beside = [
  /^(?:create|alter|drop) (?:database|tablespace|role|user|group|subscription)\b/,
  /^alter system\b/,
  /^(?:grant|revoke)\b/,
  /^alter default privileges\b/,
  /^(?:reassign|drop) owned\b/,
  /^set (?:session |local )?(?:role|session authorization)\b/,
  /^reset (?:role|session authorization)\b/,
  /^security label\b/,
  /^comment on (?:database|role|tablespace|subscription)\b/,
  // The embedded server would wait for data that never comes.
  /^copy\b/,
  /^(?:vacuum|analyze|analyse|checkpoint|cluster|reindex|listen|unlisten|notify)\b/,
];

/**
 * Roles that a schema needs nevertheless (a policy, an owner) are made when PostgreSQL asks for them.
 *
 * @param words the tokens of the statement, unquoted words in lower case
 */
export function isBesideTheSchema(words: readonly string[]): boolean {
  const head = words.slice(0, 6).join(' ');
  return beside.some((pattern) => pattern.test(head)) || changesOnlyTheOwner(words);
}

/** `ALTER … OWNER TO somebody` and nothing else. */
function changesOnlyTheOwner(words: readonly string[]): boolean {
  if (words[0] !== 'alter' || words.at(-3) !== 'owner' || words.at(-2) !== 'to') return false;
  if (words.includes('rename')) return false;
  let depth = 0;
  for (const word of words) {
    if (word === '(') depth += 1;
    if (word === ')') depth -= 1;
    if (word === ',' && depth === 0) return false;
  }
  return true;
}
