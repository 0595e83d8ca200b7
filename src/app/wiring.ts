import type { Reaction } from '#platform/outbox.ts';

/** Who reacts to what: the only place where one capability's fact becomes another's action. */
export const reactions: readonly Reaction[] = [];
