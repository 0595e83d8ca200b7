import { type PersonId, parseEmail, type Viewer, viewerOfPerson } from '#identity/index.ts';
import type { Conn, Database } from '#platform/db.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { type Outcome, refused } from '#platform/outcome.ts';
import { sheetRefusalText } from '#platform/ui/sheet-refusal.ts';
import { importSheet, type SheetSummary, sheetAt, type WhyNotSheet } from './actions/file.ts';
import { runContext } from './jobs.ts';
import { personByEmail } from './queries/person.ts';

export type FileToImport = {
  readonly path: string;
  /** The admin in whose name the file comes in. */
  readonly personEmail: string;
  readonly publish: boolean;
};
export type WhyNotFile = WhyNotSheet | { readonly code: 'unknown_person' } | { readonly code: 'no_file' };

/** Brings a file of this machine in as that admin would by the pages, its columns as guessed or remembered. */
export async function importFile(db: Database, file: FileToImport): Promise<Outcome<SheetSummary, WhyNotFile>> {
  const who = await adminOf(db.conn, file.personEmail);
  if (!who) return refused({ code: 'unknown_person' });
  const sheet = await sheetAt(file.path).catch(() => null);
  if (!sheet) return refused({ code: 'no_file' });
  return importSheet(runContext(db, who), { ...sheet, publish: file.publish, onExisting: 'update' });
}

async function adminOf(conn: Conn, email: string): Promise<Viewer | null> {
  const address = parseEmail(email);
  const id: PersonId | null = address === null ? null : await personByEmail(conn, address);
  if (id === null) return null;
  return (await viewerOfPerson(conn, id, 'hub_admin')) ?? viewerOfPerson(conn, id, 'local_admin');
}

/** What came of it, in one sentence in the reader's language. */
export function importText(outcome: Outcome<SheetSummary, WhyNotFile>): string {
  if (!outcome.ok) return refusalText(outcome.why);
  const { results, rowsWithErrors } = outcome.value.counts;
  return t('import.file.done', {
    created: formatNumber(results.created),
    updated: formatNumber(results.updated),
    unchanged: formatNumber(results.unchanged),
    left: formatNumber(results.left),
    errors: formatNumber(rowsWithErrors),
  });
}

function refusalText(why: WhyNotFile): string {
  switch (why.code) {
    case 'unknown_person':
    case 'no_file':
      return t(`import.file.${why.code}`);
    case 'mapping':
      return t('import.file.mapping');
    case 'not_found':
    case 'not_now':
    case 'stale':
    case 'mapping_wrong':
    case 'nothing_to_write':
    case 'unknown_sheet':
    case 'unknown_row':
    case 'unknown_place':
    case 'not_yours':
      return t(`import.refusal.${why.code}`);
    default:
      return sheetRefusalText(why);
  }
}
