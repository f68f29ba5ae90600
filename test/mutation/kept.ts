/** Remembers on disk what takes long to make and depends on texts alone. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';

const folder = new URL('../../node_modules/.cache/rowtype-trees/', import.meta.url);

/** What was kept for these texts; null for nothing. */
export async function readKept<Value>(texts: readonly string[]): Promise<Value | null> {
  try {
    return deserialize(await readFile(placeOf(texts))) as Value;
  } catch {
    return null;
  }
}

export async function keep(texts: readonly string[], value: unknown): Promise<void> {
  await mkdir(folder, { recursive: true });
  const place = placeOf(texts);
  // Another run that looks at this moment sees the whole file or none.
  const beside = new URL(`${place.href}.${process.pid}`);
  await writeFile(beside, serialize(value));
  await rename(beside, place);
}

function placeOf(texts: readonly string[]): URL {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text.length}:`).update(text);
  return new URL(hash.digest('hex'), folder);
}
