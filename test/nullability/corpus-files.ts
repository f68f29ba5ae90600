/** The files of the corpus: the statements, and below `schema/` the tables and their rows. */
import { readdirSync, readFileSync } from 'node:fs';
import type { SourceFile } from '../../src/compiler/model.js';

const folder = new URL('./corpus/', import.meta.url);

/** @param below `''` or a folder with a slash at its end */
export function corpusFiles(below: string): readonly SourceFile[] {
  const inside = new URL(below, folder);
  return readdirSync(inside)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ path: `${below}${name}`, text: readFileSync(new URL(name, inside), 'utf8') }));
}
