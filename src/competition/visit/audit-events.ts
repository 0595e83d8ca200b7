import { visitVerbs } from './actions/trace.ts';

/** Pages and deeds of field visits, as the logs name them. */
export const visitEvents: readonly string[] = [
  ...visitVerbs.map((it) => `competition.visit.${it}`),
  ...['list', 'edition', 'plan_form', 'read', 'keep', 'discard', 'photo', 'taken'].map(
    (it) => `competition.visit.${it}`,
  ),
];
