export type { BackupEnd } from './format.ts';
export { type RestoreRefusal, restoreBackup } from './restore.ts';
export { writeBackup } from './write.ts';
