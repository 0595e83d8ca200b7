import type { Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Page, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import type { Edition } from '../../edition/model/edition.ts';
import type { StageOf } from '../../edition/model/stages.ts';
import { editionById } from '../../edition/queries/editions.ts';
import { stageOfKind } from '../../edition/rules/calendar.ts';
import { editionTitle } from '../../stage/views/words.ts';
import type { Interview } from '../model/interview.ts';
import type { InterviewRefusal } from '../model/states.ts';
import { paths } from '../paths.ts';
import { interviewById } from '../queries/interviews.ts';
import { isOrganiser, whyNotRead } from '../rules/who.ts';
import { RefusedPage } from '../views/refused-page.tsx';

export type InterviewVisit = Visit<Viewer>;

/** The edition of the address with its interview stage, when the viewer organises it; else it is not there. */
export async function organisedEdition({
  db,
  viewer,
  params,
}: InterviewVisit): Promise<{ readonly edition: Edition; readonly stage: StageOf<'interview'> }> {
  const id = parseId<'EditionId'>(params.id);
  const edition = id ? await editionById(db.conn, id) : null;
  const stage = edition && stageOfKind(edition.document, 'interview');
  if (!edition || !stage || !isOrganiser(edition.organiserId, viewer)) throw new NotFound();
  return { edition, stage };
}

/** The interview of the address, when the viewer may know of it; else it is not there. */
export async function interviewOf({ db, viewer, params }: InterviewVisit): Promise<Interview> {
  const id = parseId<'InterviewId'>(params.id);
  const found = id ? await interviewById(db.conn, id) : null;
  if (!found || whyNotRead(found, viewer)) throw new NotFound();
  return found;
}

/** The same, for whoever organises it. */
export async function organisedInterview(visit: InterviewVisit): Promise<Interview> {
  const found = await interviewOf(visit);
  if (!isOrganiser(found.organiserId, visit.viewer)) throw new NotFound();
  return found;
}

/** The interview stage of the interview's edition; one that was left out since has the usual settings no more. */
export async function stageOfInterview({ db }: InterviewVisit, { editionId }: Interview) {
  const edition = await editionById(db.conn, editionId);
  const stage = edition && stageOfKind(edition.document, 'interview');
  if (!edition || !stage) throw new NotFound();
  return { edition, stage };
}

/** A page of the work with interviews: never for search engines, titled as wrong when it is shown again with errors. */
export function workPage(page: Omit<Page, 'noindex'>, errors: FieldErrors = {}): Answer {
  return formPage({ ...page, noindex: true }, errors);
}

/** Says why nothing was done, and leads back. */
export function refusal(why: InterviewRefusal, back: string, more: readonly string[] = []): Answer {
  if (why === 'not_found' || why === 'no_stage') throw new NotFound();
  const body = <RefusedPage reason={t(`interview.refusal.${why}`)} more={more} back={back} />;
  return workPage({ title: t('interview.refused.title'), status: 409, width: 'reading', body });
}

export function ownTrail(): NonNullable<Page['trail']> {
  return [{ text: t('interview.title'), href: paths.own.to() }];
}

export function editionTrail(edition: Edition): NonNullable<Page['trail']> {
  return [...ownTrail(), { text: editionTitle(edition), href: paths.timetable.to(edition.id) }];
}
