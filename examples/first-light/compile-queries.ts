/** Chapter 2: the compiler reads the queries and says what each of them takes and gives. */
import { fileURLToPath } from 'node:url';
import { compileWith, generateWith, openCompiler, renderDiagnostic, type SolvedQuery } from '../../src/compiler/index.js';
import { heading, say, table } from './say.js';

const project = { schema: ['migrations'], queries: ['queries'], cwd: fileURLToPath(new URL('../..', import.meta.url)) };

export async function compileQueries(): Promise<void> {
  heading('2  The queries compile into typed functions');
  say('PostgreSQL parses each query against that schema. From what it says follow the types, what can');
  say('be NULL, and how many rows can come back.\n');
  const compiler = openCompiler({ cacheFolder: `${project.cwd}/node_modules/.cache/rowtype` });
  try {
    const start = performance.now();
    const { compilation } = await compileWith(compiler, project);
    const ms = performance.now() - start;
    if (compilation.diagnostics.length > 0) throw new Error(compilation.diagnostics.map(renderDiagnostic).join('\n\n'));
    const isShown = ({ file }: SolvedQuery): boolean => file.endsWith('/tasks.sql');
    const shown = compilation.queries.filter(isShown);
    table([['function', 'takes', 'gives', 'of these can be NULL'], ...shown.map(promise)]);
    say(`\nThese are the ${shown.length} queries of queries/tasks.sql; the other files have ${compilation.queries.length - shown.length} more.`);
    say(`${compilation.queries.length} queries compiled in ${ms.toFixed(0)} ms.`);
    say('(The first run also builds the schema inside the compiler; later runs find it on disk.)');

    const { ok } = await generateWith(compiler, { ...project, out: 'generated', runtimeImport: '../src/runtime/index.js', check: true });
    say(ok ? 'generated/ is exactly what they compile to.' : 'generated/ differs: run "npm run generate".');
  } finally {
    await compiler.close();
  }
}

function promise({ name, params, columns, rows, command }: SolvedQuery): readonly string[] {
  const nullable = columns.filter((column) => column.nullable).length;
  const functionName = name.charAt(0).toLowerCase() + name.slice(1);
  const takes = `${params.length} ${params.length === 1 ? 'parameter' : 'parameters'}`;
  if (columns.length === 0) return [functionName, takes, command === 'exec' ? 'nothing' : 'a number', ''];
  const count = rows.max === null ? 'rows' : rows.min === 1 ? 'exactly one row' : 'one row or null';
  return [functionName, takes, count, `${nullable} of ${columns.length} columns`];
}
