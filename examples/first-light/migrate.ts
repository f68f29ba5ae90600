/** Chapter 1: the migrations build the schema. */
import { migrateUp, type MigrationClient } from '../../src/migrate/index.js';
import { heading, say } from './say.js';

export async function migrate(db: MigrationClient, migrations: string): Promise<void> {
  heading('1  An empty database gets its schema');
  const { rows } = await db.query(`SELECT current_setting('server_version') AS version`);
  const [server] = rows as readonly { readonly version: string }[];
  say(`PostgreSQL ${server?.version ?? ''} runs inside this process. Each migration is one transaction.\n`);
  let place = '';
  const { ran } = await migrateUp({
    client: db,
    migrations,
    onEvent(event) {
      if (event.kind === 'started') place = `${String(event.index + 1).padStart(String(event.total).length)}/${event.total}`;
      if (event.kind === 'finished') say(`  ${place}  ${event.name.padEnd(42)} ${event.ms.toFixed(0).padStart(5)} ms`);
    },
  });
  const ms = ran.reduce((sum, migration) => sum + migration.ms, 0);
  say(`\n${ran.length} migrations applied in ${ms.toFixed(0)} ms.`);
}
