/** Another forum process already serves this data folder. */
export class DataFolderBusyError extends Error {
  readonly code = 'DATA_FOLDER_BUSY';

  constructor() {
    super(
      'DATA_DIR: another process is already running the forum on this folder. Stop it, or choose another folder.',
    );
    this.name = 'DataFolderBusyError';
  }
}

/** The data folder cannot be used. The message names the variable and never its value, which may be private. */
export class DataFolderError extends Error {
  readonly code = 'DATA_FOLDER_UNUSABLE';

  constructor(reason: string, options?: ErrorOptions) {
    super(`DATA_DIR: ${reason}`, options);
    this.name = 'DataFolderError';
  }
}

/** The embedded PostgreSQL could not be installed, started or reached. */
export class DatabaseServerError extends Error {
  readonly code = 'DATABASE_SERVER_FAILED';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DatabaseServerError';
  }
}
