export { DataFolderBusyError, DataFolderError, DatabaseServerError } from './database-server.errors.js';
export type { DatabaseServer, DatabaseServerOptions } from './database-server.js';
export { openDatabaseServer } from './open-database-server.js';
