/** Settings of Node for a program that runs for seconds at most. They count for what is loaded after them. */
import * as module from 'node:module';
import { setFlagsFromString } from 'node:v8';

/** Versions of Node whose V8 is known to have the flags: another would complain on the error output. */
const known: ReadonlySet<number> = new Set([20, 22, 24]);

/**
 * Keeps V8 from optimizing WebAssembly in the background: for the 9 MB of the embedded PostgreSQL that takes more time and
 * memory than it saves in one run. From Node 22 on, compiled JavaScript is kept between runs.
 *
 * @see https://v8.dev/docs/wasm-compilation-pipeline
 * @see https://nodejs.org/api/module.html#moduleenablecompilecachecachedir
 */
export function startQuickly(nodeVersion: string): void {
  if (known.has(Number.parseInt(nodeVersion, 10))) {
    for (const flag of ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering']) setFlagsFromString(flag);
  }
  (module as { readonly enableCompileCache?: () => unknown }).enableCompileCache?.();
}
