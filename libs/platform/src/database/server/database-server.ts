/** Where the forum's database is, and how to let go of it. */
export interface DatabaseServer {
  /** A connection string, with its password: never log it. */
  readonly url: string;
  readonly isEmbedded: boolean;
  /** Stops the embedded server when no other process uses it; does nothing to a server that is not ours. */
  close(): Promise<void>;
}

/** How a process wants its database. */
export interface DatabaseServerOptions {
  /** An existing server; without it a real PostgreSQL is run in the data folder. */
  databaseUrl?: string | undefined;
  dataDir: string;
  /** `serve`: the one forum of the folder. `attach`: a command beside it or alone. `test`: fast, and not crash-safe. */
  mode: 'serve' | 'attach' | 'test';
  log?: ((line: string) => void) | undefined;
  /** Told in one sentence that the embedded server has stopped and is waited for, and that it is back. */
  onTrouble?: ((line: string) => void) | undefined;
  /** Called when the embedded server was lost for good, or given to another forum while it was down: time to stop. */
  onLost?: ((error: Error) => void) | undefined;
  /** For tests; the file system's own figure else. */
  freeBytes?: ((folder: string) => Promise<number>) | undefined;
}
