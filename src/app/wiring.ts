import { on, type Reaction } from '#platform/outbox.ts';
import {
  bulkUndone,
  handoverAnswered,
  handoverExpired,
  handoverOffered,
  handoverWithdrawn,
  innovationPublished,
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
  on(keeperAssigned, 'tell_keeper', tellKeeper),
  on(bulkUndone, 'tell_keepers', tellUndone),
  on(handoverOffered, 'tell_receiver', tellHandoverOffered),
  on(handoverAnswered, 'tell_givers', tellHandoverAnswered),
  on(handoverWithdrawn, 'tell_receiver', tellHandoverWithdrawn),
  on(handoverExpired, 'tell_givers', tellHandoverExpired),
];

/** Facts that nobody here reacts to: the feeds and webhooks of other hubs will. */
export const forOthers: readonly string[] = [
  'registry.innovation_archived',
  'registry.innovation_restored',
  'registry.innovation_erased',
  'registry.problem_raised',
  'registry.problem_solved',
];
