/** `rowtype/testing`: throw-away servers and databases for tests. */
export { createTestDatabase, type TestDatabase, type TestDatabaseOptions } from './create-test-database.js';
export { startTestServer, type TestServer, type TestServerOptions } from './start-server.js';
