export { type BrowserOptions, openBrowser, type TestBrowser } from './browser.js';
export { testEnvironment } from './environment.js';
export { Factories, type TestCommunity, type TestMember, type TestSpace } from './factories.js';
export { type Forum, type ForumOptions, freePort, startForum } from './forum.js';
export { type GraphqlAnswer, type RequestIdentity, sendGraphql } from './graphql-client.js';
export { sampleConsultationFile } from './sample-threads.js';
export { countStatements } from './statement-counter.js';
export { cloneDatabase, type TestDatabase } from './test-database.js';
export { waitFor } from './wait-for.js';
