import { adminsOf, hubAdmins, type PersonId } from '#identity/index.ts';
import { notify } from '#notification/index.ts';
import type { Conn } from '#platform/db.ts';
import type { JobContext } from '#platform/jobs.ts';
import { editionById } from '../catalogue/queries/editions.ts';
import { titleOf } from '../catalogue/wording.ts';
import type { Sheet, SheetId } from './model/sheet.ts';
import { paths } from './paths.ts';
import { peopleOfSheet } from './queries/people.ts';
import { sheetById } from './queries/sheets.ts';

export const sheetNotices = [
  'instrument.notice.handed_in',
  'instrument.notice.returned',
  'instrument.notice.verified',
] as const;

type OfSheet = { readonly sheetId: SheetId };
type Wanted = {
  readonly kind: (typeof sheetNotices)[number];
  readonly to: (conn: Conn, sheet: Sheet) => Promise<readonly PersonId[]>;
};

async function tell({ sheetId }: OfSheet, { db, baseUrl, now }: JobContext, { kind, to }: Wanted): Promise<void> {
  await db.transact(async (tx) => {
    const sheet = await sheetById(tx, sheetId);
    const edition = sheet ? await editionById(tx, sheet.editionId) : null;
    if (!sheet || !edition) return;
    const values = { title: sheet.title, instrument: titleOf(edition) };
    const moment = (sheet.verifiedAt ?? sheet.handedInAt ?? sheet.updatedAt).toISOString();
    const occasion = `${kind}:${sheetId}:${moment}`;
    await notify(tx, { to: await to(tx, sheet), kind, values, href: paths.sheet.to(sheetId), occasion }, baseUrl, now);
  });
}

/** A sheet was handed in: told to those who verify it. */
export function tellSheetHandedIn(fact: OfSheet, context: JobContext): Promise<void> {
  const to = async (conn: Conn, { kind, institutionId }: Sheet) => {
    const people = kind === 'innovation' ? await adminsOf(conn, institutionId) : await hubAdmins(conn);
    return people.map((it) => it.id);
  };
  return tell(fact, context, { kind: 'instrument.notice.handed_in', to });
}

/** A sheet was returned with a note: told to those who wrote it. */
export function tellSheetReturned(fact: OfSheet, context: JobContext): Promise<void> {
  const to = (conn: Conn, { id }: Sheet) => peopleOfSheet(conn, id);
  return tell(fact, context, { kind: 'instrument.notice.returned', to });
}

/** A sheet was verified: told to those who wrote it. */
export function tellSheetVerified(fact: OfSheet, context: JobContext): Promise<void> {
  const to = (conn: Conn, { id }: Sheet) => peopleOfSheet(conn, id);
  return tell(fact, context, { kind: 'instrument.notice.verified', to });
}
