/** `rowtype/testing`: throw-away servers and databases for tests, random rows, and an attack on the types of queries. */
export { checkTypes, type CheckOptions } from './check-types.js';
export type { TypeLie, TypeReport } from './check/type-report.js';
export { createTestDatabase, type TestDatabase, type TestDatabaseOptions } from './create-test-database.js';
export { fillDatabase, type FillOptions } from './fill-database.js';
export type { FilledTable } from './fill/fill-tables.js';
export type { TestClient } from './database/raw-session.js';
export { startTestServer, type TestServer, type TestServerOptions } from './start-server.js';
