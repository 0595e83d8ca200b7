import { ratingVerbs } from './actions/trace.ts';

/** Pages and deeds of the public rating, as the logs name them. */
export const ratingEvents: readonly string[] = [
  ...ratingVerbs,
  'form',
  'sent',
  'question',
  'organised',
  'comments',
  'void_form',
  'lift_form',
  'taken',
  'comments_taken',
  'voids_taken',
].map((it) => `competition.rating.${it}`);
