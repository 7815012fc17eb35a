export { BackupError, type BackupErrorCode } from './backup.errors.js';
export { checkBackup } from './check-backup.js';
export type { Manifest } from './manifest.js';
export { restoreBackup, type RestoreOptions } from './restore-backup.js';
export { type BackupOptions, type OnStep, writeBackup } from './write-backup.js';
