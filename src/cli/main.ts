#!/usr/bin/env node
/** The command `rowtype`: the one place that knows the process. */
import process from 'node:process';
import { startQuickly } from './start-quickly.js';
import { createStopSignal } from './stop-signal.js';
import { createTerminal } from './terminal.js';

// A reader such as `head` that has seen enough is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

startQuickly(process.versions.node);
const { runProgram } = await import('./program.js');

process.exitCode = await runProgram(process.argv.slice(2), {
  terminal: createTerminal(process.stdout, process.stderr),
  cwd: process.cwd(),
  env: process.env,
  stopSignal: createStopSignal(process),
});
