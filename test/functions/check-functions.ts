/** `npm run check:functions`: holds the table of functions that never return NULL against PostgreSQL's catalogue. */
import { openEmbeddedWorld, reviewTables } from './function-world.js';

const world = await openEmbeddedWorld();
const { stale, unjudged, judged } = reviewTables(world);
for (const each of world.refused) console.log(`not made: ${each}`);
for (const each of unjudged) console.log(`unjudged: ${each}`);
for (const each of stale) console.log(`stale: ${each}`);
console.log(`${judged} functions judged, ${unjudged.length} unjudged (taken as nullable), ${stale.length} entries name no function`);
await world.close();
process.exit(stale.length === 0 ? 0 : 1);
