import { acting, signedIn, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Page, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import type { EditionRefusal, InstrumentEdition } from '../model/edition.ts';
import { paths } from '../paths.ts';
import { editionFor } from '../queries/editions.ts';
import { keeperRoles } from '../rules/moves.ts';
import { titleOf } from '../wording.ts';

export type InstrumentVisit = Visit<Viewer>;

export const readers = signedIn;
export const keepers = acting(...keeperRoles);

/** The edition of the address, when the viewer may read it; else it is not there. */
export async function editionAt({ params, db, viewer }: InstrumentVisit): Promise<InstrumentEdition> {
  const id = parseId<'InstrumentEditionId'>(params.id);
  const found = id ? await editionFor(db.conn, viewer, id) : null;
  if (!found) throw new NotFound();
  return found;
}

/** The same for those who write it. */
export async function ownEditionAt(visit: InstrumentVisit): Promise<InstrumentEdition> {
  const found = await editionAt(visit);
  if (visit.viewer.acting?.institutionId !== found.ownerId) throw new NotFound();
  return found;
}

export function trailOf(edition?: InstrumentEdition): NonNullable<Page['trail']> {
  const list = { text: t('instrument.list.title'), href: paths.list.to() };
  return edition ? [list, { text: titleOf(edition), href: paths.edition.to(edition.id) }] : [list];
}

/** The way to the work on an edition. */
export function workTrail(edition: InstrumentEdition): NonNullable<Page['trail']> {
  return [...trailOf(edition), { text: t('instrument.work.button'), href: paths.work.to(edition.id) }];
}

/** A page of instruments: kept out of search engines, titled as wrong when shown again with errors. */
export function instrumentPage(page: Omit<Page, 'noindex'>, errors: FieldErrors = {}): Answer {
  return formPage({ width: 'reading', trail: trailOf(), ...page, noindex: true }, errors);
}

/** The page that says why nothing was done. What is not there stays unknown. */
export function refusalPage(why: EditionRefusal, back: string): Answer {
  if (why === 'not_found' || why === 'not_yours') throw new NotFound();
  const title = t('instrument.refused');
  const body = (
    <>
      <PageHeader title={title} />
      <Notice tone="warning">{t(`instrument.refusal.${why}`)}</Notice>
      <p>
        <LinkButton href={back}>{t('instrument.back')}</LinkButton>
      </p>
    </>
  );
  return instrumentPage({ title, status: 409, body });
}
