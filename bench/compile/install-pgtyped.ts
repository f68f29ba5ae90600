/** Installs pgtyped into a folder of its own: it wants a TypeScript older than this package's. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The script of its command; null, with a line on the error output, where npm cannot install it. */
export async function installPgtyped(folder: string): Promise<string | null> {
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  try {
    const packages = ['@pgtyped/cli@2', '@pgtyped/runtime@2', 'typescript@5'];
    await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund', ...packages], { cwd: folder, timeout: 300_000 });
    return join(folder, 'node_modules/@pgtyped/cli/lib/index.js');
  } catch (error) {
    console.error(`pgtyped cannot be installed, so it is left out: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
    return null;
  }
}

/** Its settings for queries below `queries/`. */
export function pgtypedSettings(databaseUrl: string): string {
  const { username, password, hostname, port, pathname } = new URL(databaseUrl);
  return JSON.stringify({
    transforms: [{ mode: 'sql', include: '**/*.sql', emitTemplate: '{{dir}}/{{name}}.queries.ts' }],
    srcDir: './queries/',
    failOnError: true,
    db: { host: hostname, port: Number(port), user: username, password, dbName: pathname.slice(1) },
  });
}
