export { complaintsOf, type PersonOptions, TestBrowser } from './browser.js';
export { type Corpus, type CorpusSize, seedCorpus } from './corpus.js';
export { testEnvironment } from './environment.js';
export { Factories, type TestCommunity, type TestMember, type TestSpace } from './factories.js';
export { type Forum, type ForumOptions, startForum } from './forum.js';
export { freePort } from './free-port.js';
export { ForumProcess, type LogLine } from './forum-process.js';
export {
  type AskedDocument,
  type GraphqlAnswer,
  type RequestIdentity,
  sendGraphql,
} from './graphql-client.js';
export { REDIS_SERVER, RedisServer } from './redis-server.js';
export { describeWith, type Requirement } from './requires.js';
export { OidcIssuer, type OidcPersonAtIssuer } from './oidc-issuer.js';
export { ReverseProxy, type ReverseProxyOptions } from './reverse-proxy.js';
export { measureOf } from './measures.js';
export { SAMPLE_CONSULTATION } from './sample-threads.js';
export { MEILISEARCH_SERVER, MeilisearchTestServer } from './meilisearch-server.js';
export { FIDELITY_TEXTS, generatedNastyTexts, naughtyStrings } from './nasty-texts.js';
export { randomQuery, seededRandom } from './random-documents.js';
export { type SocketIdentity, TestSocket } from './socket-client.js';
export { countStatements, ofRequest } from './statement-counter.js';
export { cloneDatabase, emptyDatabase, type TestDatabase } from './test-database.js';
export { openThread, reply, settle, type WrittenPost } from './writing.js';
export { waitFor } from './wait-for.js';
