import type { AuditRow } from '#audit/index.ts';
import type { Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Page, show, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import type { Edition } from '../../edition/model/edition.ts';
import { editionById } from '../../edition/queries/editions.ts';
import { whyNotOrganise } from '../../stage/rules/check-moves.ts';
import { unsettledDeeds } from '../../stage/rules/unsettled.ts';
import type { Entry, EntryId } from '../model/entry.ts';
import type { EntryRefusal } from '../model/refusal.ts';
import { paths } from '../paths.ts';
import { entryFor } from '../queries/entry.ts';
import { type EntryMove, entryMoves, whyNotMove } from '../rules/moves.ts';
import { approvalFor, whyNotNowFor } from '../rules/window.ts';
import { RefusalPage } from '../views/refusal-page.tsx';

export type EntryVisit = Visit<Viewer>;
export type Opened = { readonly entry: Entry; readonly edition: Edition };

/** The entry of the address with its edition, when the viewer may read it; else it is not there. */
export async function entryOf({ db, viewer, params }: EntryVisit): Promise<Opened> {
  const id = parseId<'EntryId'>(params.id);
  const entry = id ? await entryFor(db.conn, viewer, id) : null;
  const edition = entry ? await editionById(db.conn, entry.editionId) : null;
  if (!entry || !edition) throw new NotFound();
  return { entry, edition };
}

/** Which events of an entry's history the viewer is told of: what only one person proposed stays with the organiser. */
export function isToldTo(edition: Edition, viewer: Viewer): (row: Pick<AuditRow, 'event'>) => boolean {
  if (whyNotOrganise(edition, viewer) === null) return () => true;
  return ({ event }) => !unsettledDeeds.includes(event);
}

export type Deeds = Readonly<Record<EntryMove, EntryRefusal | null>>;

/** The answer to each move: why it cannot be made now, or null. */
export function deedsOf({ entry, edition }: Opened, viewer: Viewer, now: Date): Deeds {
  const { document } = edition;
  const approval = approvalFor(document, entry);
  const why = (move: EntryMove) =>
    whyNotMove(move, entry, viewer, approval) ?? whyNotNowFor(move, { document, entry }, now);
  return Object.fromEntries(entryMoves.map((move) => [move, why(move)])) as Deeds;
}

const forbidding: readonly EntryRefusal[] = ['not_yours', 'admin_only', 'unit_only'];

/** The page that says why nothing was done. What is not there for the viewer stays unknown. */
export function refusal(why: EntryRefusal, back: string, more: string | null = null): Answer {
  if (why === 'not_found') throw new NotFound();
  return show({
    title: t('entry.refused.title'),
    status: forbidding.includes(why) ? 403 : 409,
    noindex: true,
    width: 'reading',
    body: <RefusalPage reason={t(`entry.refusal.${why}`)} more={more} back={back} />,
  });
}

/** A page of the work on an entry: kept out of search engines, titled as wrong when it is shown again with errors. */
export function entryPage(page: Omit<Page, 'noindex'>, errors: FieldErrors = {}): Answer {
  return formPage(
    {
      ...page,
      noindex: true,
    },
    errors,
  );
}

export function entryTrail(entry?: { readonly id: EntryId; readonly title: string }): NonNullable<Page['trail']> {
  const list = { text: t('entry.list.title'), href: paths.list.to() };
  return entry ? [list, { text: entry.title, href: paths.entry.to(entry.id) }] : [list];
}
