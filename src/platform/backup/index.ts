export type { FileSink, FileSource } from './files.ts';
export type { BackupEnd, FileHead } from './format.ts';
export type { RestoreRefusal } from './refusal.ts';
export { restoreBackup } from './restore.ts';
export { writeBackup } from './write.ts';
