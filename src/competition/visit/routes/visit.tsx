import type { Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Page, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import type { StageOf } from '../../edition/model/stages.ts';
import { editionById } from '../../edition/queries/editions.ts';
import { stageOfKind } from '../../edition/rules/calendar.ts';
import { editionTitle } from '../../stage/views/words.ts';
import type { FieldVisit, VisitRefusal } from '../model/visit.ts';
import { paths } from '../paths.ts';
import { visitById } from '../queries/visits.ts';
import { isOrganiser, whyNotRead } from '../rules/moves.ts';

export type VisitVisit = Visit<Viewer>;
type Organised = { readonly edition: Edition; readonly stage: StageOf<'field_verification'> };

async function editionOf({ db, params }: VisitVisit): Promise<Organised | null> {
  const id = parseId<'EditionId'>(params.id);
  const edition = id ? await editionById(db.conn, id) : null;
  const stage = edition && stageOfKind(edition.document, 'field_verification');
  return edition && stage ? { edition, stage } : null;
}

/** The edition of the address with its stage of field visits, when the viewer organises it; else it is not there. */
export async function organisedEdition(visit: VisitVisit): Promise<Organised> {
  const found = await editionOf(visit);
  if (!found || !isOrganiser(found.edition, visit.viewer)) throw new NotFound();
  return found;
}

/** The visit of the address, when the viewer may see it; else it is not there. */
export async function visitOf({ db, viewer, params }: VisitVisit): Promise<FieldVisit> {
  const id = parseId<'VisitId'>(params.id);
  const found = id ? await visitById(db.conn, id) : null;
  if (!found || whyNotRead(found, viewer)) throw new NotFound();
  return found;
}

/** The edition of a visit with its stage. */
export async function stageOfVisit({ db }: VisitVisit, { editionId }: FieldVisit): Promise<Organised> {
  const edition = await editionById(db.conn, editionId);
  const stage = edition && stageOfKind(edition.document, 'field_verification');
  if (!edition || !stage) throw new NotFound();
  return { edition, stage };
}

/** A page of the work with visits: never for search engines, titled as wrong when it is shown again with errors. */
export function workPage(page: Omit<Page, 'noindex'>, errors: FieldErrors = {}): Answer {
  return formPage({ ...page, noindex: true }, errors);
}

/** Says why nothing was done, and leads back. */
export function refusal(why: VisitRefusal, back: string): Answer {
  if (why === 'not_found' || why === 'no_stage') throw new NotFound();
  const body = (
    <>
      <PageHeader title={t('visit.refused.title')} lead={t(`visit.refusal.${why}`)} />
      <div class="section actions">
        <LinkButton href={back}>{t('visit.refused.back')}</LinkButton>
      </div>
    </>
  );
  return workPage({ title: t('visit.refused.title'), status: 409, width: 'reading', body });
}

export function ownTrail(): NonNullable<Page['trail']> {
  return [{ text: t('visit.title'), href: paths.own.to() }];
}

export function editionTrail(edition: Edition): NonNullable<Page['trail']> {
  return [...ownTrail(), { text: editionTitle(edition), href: paths.ofEdition.to(edition.id) }];
}
