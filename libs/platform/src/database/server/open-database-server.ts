import type { DatabaseServer, DatabaseServerOptions } from './database-server.js';
import { EmbeddedServer } from './embedded-server.js';

/** Throws DataFolderBusyError, DataFolderError or DatabaseServerError, each with one line fit for the operator. */
export async function openDatabaseServer(options: DatabaseServerOptions): Promise<DatabaseServer> {
  if (!options.databaseUrl) return EmbeddedServer.open(options);
  return { url: options.databaseUrl, isEmbedded: false, close: async () => undefined };
}
