import { on, type Reaction } from '#platform/outbox.ts';
import {
  announceArchived,
  announceErased,
  announcePublished,
  announceRestored,
  bulkUndone,
  handoverAnswered,
  handoverExpired,
  handoverOffered,
  handoverWithdrawn,
  innovationArchived,
  innovationErased,
  innovationPublished,
  innovationRestored,
  innovationReturned,
  innovationSubmitted,
  keeperAssigned,
  tellHandoverAnswered,
  tellHandoverExpired,
  tellHandoverOffered,
  tellHandoverWithdrawn,
  tellKeeper,
  tellPublished,
  tellReturned,
  tellSubmitted,
  tellUndone,
} from '#registry/index.ts';

/** Who reacts to what: the only place where one capability's fact becomes another's action. */
export const reactions: readonly Reaction[] = [
  on(innovationSubmitted, 'tell_deciders', tellSubmitted),
  on(innovationReturned, 'tell_keepers', tellReturned),
  on(innovationPublished, 'tell_keepers', tellPublished),
  on(innovationPublished, 'tell_programs', announcePublished),
  on(innovationArchived, 'tell_programs', announceArchived),
  on(innovationRestored, 'tell_programs', announceRestored),
  on(innovationErased, 'tell_programs', announceErased),
  on(keeperAssigned, 'tell_keeper', tellKeeper),
  on(bulkUndone, 'tell_keepers', tellUndone),
  on(handoverOffered, 'tell_receiver', tellHandoverOffered),
  on(handoverAnswered, 'tell_givers', tellHandoverAnswered),
  on(handoverWithdrawn, 'tell_receiver', tellHandoverWithdrawn),
  on(handoverExpired, 'tell_givers', tellHandoverExpired),
];

/** Facts that nobody here reacts to: the feeds of other hubs will. */
export const forOthers: readonly string[] = ['registry.problem_raised', 'registry.problem_solved'];
