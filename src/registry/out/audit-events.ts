import { exportKinds } from './actions.ts';
import { listFileEvents } from './lists/all.ts';

/** What is taken away is recorded; pages are named in the access log. */
export const outEvents: readonly string[] = [
  ...exportKinds.map((kind) => `registry.export.${kind}`),
  ...listFileEvents,
  'registry.record.file',
  'registry.copy.sheets',
  'registry.copy.sheet',
];
