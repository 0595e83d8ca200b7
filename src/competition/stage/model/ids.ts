import type { Id } from '#platform/ids.ts';

export type PlenaryId = Id<'PlenaryId'>;
export type PassageId = Id<'PassageId'>;
