import { importVerbs } from './actions/note.ts';

/** What the pages show, for the access log. */
const shown = [
  'list',
  'upload_form',
  'template',
  'table_form',
  'map_form',
  'preview',
  'fault_sheet',
  'view',
  'progress',
  'undo_form',
  'discard_form',
];

/** Audit events of the import; what it does to records is logged under the records' own events, and this one. */
export const importAuditEvents: readonly string[] = [
  ...importVerbs.map((verb) => `registry.import.${verb}`),
  ...shown.map((page) => `registry.import.${page}`),
  'registry.innovation.undo_import',
];
