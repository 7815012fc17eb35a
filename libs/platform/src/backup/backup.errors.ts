/** Why a backup, a restore or a move did not take place. */
export type BackupErrorCode =
  | 'NOT_A_BACKUP'
  | 'BACKUP_DAMAGED'
  | 'BACKUP_TOO_NEW'
  | 'NOT_AS_SAVED'
  | 'TARGET_NOT_EMPTY'
  | 'KEY_MISSING'
  | 'KEY_DIFFERS'
  | 'NO_ROOM'
  | 'FOLDER_UNUSABLE'
  | 'DATABASE_UNREACHABLE'
  | 'SERVER_TOO_OLD'
  | 'STOPPED';

/** A refusal in one line for the operator: nothing was changed, or all that was has been taken back. */
export class BackupError extends Error {
  constructor(
    readonly code: BackupErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'BackupError';
  }
}

const NO_ROOM = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const UNUSABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT', 'EISDIR']);
/** No server there, no such database, a password it does not take. */
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'ETIMEDOUT',
  'ECONNRESET',
  '3D000',
  '28P01',
  '28000',
]);
/** PostgreSQL's disk_full. */
const SERVER_DISK_FULL = '53100';

/** The line that a system's error deserves; others come back as they are. `folder` is where files are written or read. */
export function asBackupError(error: unknown, folder: string): unknown {
  if (error instanceof BackupError) return error;
  const { code, name } = error as { code?: string; name?: string };
  const options = { cause: error };
  if (name === 'AbortError') return new BackupError('STOPPED', 'Stopped. Nothing was kept of it.', options);
  if (code === SERVER_DISK_FULL)
    return new BackupError('NO_ROOM', 'The disk of the database is full. Nothing was kept.', options);
  if (code !== undefined && NO_ROOM.has(code))
    return new BackupError('NO_ROOM', `There is no room left in ${folder}. Nothing was kept.`, options);
  if (code !== undefined && UNUSABLE.has(code))
    return new BackupError('FOLDER_UNUSABLE', `${folder} cannot be used (${code}).`, options);
  if (code !== undefined && UNREACHABLE.has(code))
    return new BackupError('DATABASE_UNREACHABLE', `The database cannot be reached (${code}).`, options);
  return error;
}
