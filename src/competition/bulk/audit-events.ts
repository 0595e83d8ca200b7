/** What was done to many entries: shown before, done, read afterwards, and taken back. */
export const bulkEvents = [
  'competition.bulk.confirm',
  'competition.bulk.run',
  'competition.bulk.read',
  'competition.bulk.taken',
  'competition.bulk.undo',
] as const;
