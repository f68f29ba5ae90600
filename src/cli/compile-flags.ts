/** The flags that every command of the compiler takes. */
import type { Command } from 'commander';

const judge = 'judge with this server (16 or newer), in a scratch database, instead of the embedded one';

/** @param databaseUrl what the command does with a server */
export function addCompileFlags(command: Command, databaseUrl = judge): Command {
  return command
    .option('--schema <paths...>', 'files or folders that build the schema, in order')
    .option('--queries <paths...>', 'files or folders with annotated queries')
    .option('--database-url <url>', databaseUrl);
}
