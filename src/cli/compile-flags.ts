/** The flags that every command of the compiler takes. */
import type { Command } from 'commander';

const judge = 'judge with this server (16 or newer), in a scratch database, instead of the embedded one';

/** Of a command whose only database is the judge. */
export function addCompileFlags(command: Command): Command {
  return addPathFlags(command).option('--database-url <url>', judge);
}

/** @param databaseUrl what the command does with a live database */
export function addLiveFlags(command: Command, databaseUrl: string): Command {
  return addPathFlags(command).option('--database-url <url>', databaseUrl).option('--scratch-url <url>', judge);
}

function addPathFlags(command: Command): Command {
  return command
    .option('--schema <paths...>', 'files or folders that build the schema, in order')
    .option('--queries <paths...>', 'files or folders with annotated queries');
}
