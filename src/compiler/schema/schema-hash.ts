/** The key of a schema: SHA-256 over the text of its files, in order. */
import { createHash } from 'node:crypto';
import type { SourceFile } from '../model.js';

/** Grows with each change in what is made of the same text. */
const READER = 11;

/** Names of files do not count: the same statements make the same schema wherever they lie. */
export function schemaHash(files: readonly SourceFile[]): string {
  const hash = createHash('sha256').update(`${READER};`);
  for (const { text } of files) hash.update(`${text.length}:`).update(text);
  return hash.digest('hex');
}
