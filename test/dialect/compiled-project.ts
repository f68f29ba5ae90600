/** Compiles a schema and queries in sqlc's dialect, and loads the generated functions. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Queryable } from '../../src/runtime/index.js';
import { generateWith } from '../../src/compiler/generate.js';
import { inspect, type Inspection } from '../../src/compiler/inspect.js';
import type { SolvedQuery } from '../../src/compiler/model.js';
import { openCompiler } from '../../src/compiler/open-compiler.js';
import { compileWith } from '../../src/compiler/project.js';
import { renderDiagnostic } from '../../src/compiler/diagnostics/render.js';

const runtimeImport = fileURLToPath(new URL('../../src/runtime/index.js', import.meta.url));

export interface CompiledProject {
  /** Calls a generated function; its types are checked where they are a test's subject. */
  call(name: string, db: Queryable, params?: unknown): Promise<unknown>;
  readonly inspection: Inspection;
  /** All verdicts on a query. */
  solved(name: string): SolvedQuery;
  remove(): Promise<void>;
}

/** @throws Error with the diagnostics, where there are any */
export async function compileSqlc(schema: string, queries: string): Promise<CompiledProject> {
  const folder = await mkdtemp(join(tmpdir(), 'rowtype-dialect-'));
  await Promise.all(['schema', 'queries'].map((name) => mkdir(join(folder, name))));
  await writeFile(join(folder, 'schema/schema.sql'), schema);
  await writeFile(join(folder, 'queries/queries.sql'), queries);
  const project = { cwd: folder, schema: ['schema'], queries: ['queries'], cacheFolder: join(folder, 'cache') };
  const compiler = openCompiler({ cacheFolder: project.cacheFolder });
  const { diagnostics } = await generateWith(compiler, { ...project, out: 'generated', runtimeImport });
  const { compilation } = await compileWith(compiler, project);
  await compiler.close();
  if (diagnostics.length > 0) throw new Error(diagnostics.map(renderDiagnostic).join('\n\n'));
  const inspection = await inspect(project);
  const functions = (await import(join(folder, 'generated/queries.ts'))) as Record<string, (...args: unknown[]) => Promise<unknown>>;
  return {
    async call(name, db, params) {
      const generated = functions[name];
      if (generated === undefined) throw new Error(`no function ${name} was generated`);
      return generated(db, ...(params === undefined ? [] : [params]));
    },
    inspection,
    solved(name) {
      const query = compilation.queries.find((candidate) => candidate.name === name);
      if (query === undefined) throw new Error(`no query ${name}`);
      return query;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
