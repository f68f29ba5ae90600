/** A copy of the compiler's sources that may be changed. */
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';

const root = new URL('../../', import.meta.url);

/** @returns the copy, with `src` in it; one of the same name from before is gone */
export async function copySources(name: string): Promise<URL> {
  const copy = new URL(`node_modules/.cache/${name}/`, root);
  await rm(copy, { recursive: true, force: true });
  await mkdir(copy, { recursive: true });
  for (const room of ['compiler', 'sql']) await cp(new URL(`src/${room}/`, root), new URL(`src/${room}/`, copy), { recursive: true });
  await writeFile(new URL('package.json', copy), '{ "type": "module" }');
  return copy;
}
