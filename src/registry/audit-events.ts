import { innovationVerbs } from './actions/trace.ts';

/** Pages of the work on records, as the access log names them; what they change is recorded under its own verb. */
const pages = [
  'list',
  'bulk_confirm',
  'bulk',
  'similar',
  'new_form',
  'new_place',
  'replicate_form',
  'work',
  'section_form',
  'check',
  'decide',
  'archive_form',
  'discard_form',
  'keepers',
  'awards_form',
  'lineage_form',
  'external_ids_form',
  'versions',
  'compare',
  'history',
] as const;

/** Public pages, as the access log names them, and the one thing that the public may write. */
const publicEvents = [
  'registry.record.read',
  'registry.contact.form',
  'registry.contact.send',
  'registry.contact.thanks',
  'registry.contact.messages',
  'registry.feed.atom',
  'registry.feed.robots',
  'registry.feed.opensearch',
  'registry.feed.sitemap',
] as const;

/** Names of every event of the registry's core. */
export const coreAuditEvents: readonly string[] = [
  ...[...innovationVerbs, ...pages].map((it) => `registry.innovation.${it}`),
  ...publicEvents,
  'registry.condition',
];
