import type { Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { organisers } from '../../stage/routes/visit.tsx';
import { liftVoid, voidBatch } from '../actions/void.ts';
import type { RatingRefusal } from '../model.ts';
import { paths } from '../paths.ts';
import { sourcedBallots } from '../queries/ballots.ts';
import { type Voided, voidsOf } from '../queries/voids.ts';
import { type Burst, burstName, burstsOf } from '../rules/bursts.ts';
import { LiftPage, VoidPage } from '../views/void-page.tsx';
import { organisedRating, organisedTrail, type Rated, type RatingVisit, ratingPage, refusalPage } from './visit.tsx';

const guard = organisers;

export const voidRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.voiding.pattern, guard, event: 'competition.rating.void_form', handle: voidForm },
  { method: 'post', path: paths.voiding.pattern, guard, event: 'competition.rating.void', handle: voidIt },
  { method: 'get', path: paths.lifting.pattern, guard, event: 'competition.rating.lift_form', handle: liftForm },
  { method: 'post', path: paths.lifting.pattern, guard, event: 'competition.rating.lift', handle: liftIt },
];

async function burstAt({ db, params }: RatingVisit, { edition }: Rated): Promise<Burst | null> {
  const bursts = burstsOf(await sourcedBallots(db.conn, edition.id));
  return bursts.find((it) => burstName(it) === params.kumpulan) ?? null;
}

async function voidForm(visit: RatingVisit): Promise<Answer> {
  const found = await organisedRating(visit);
  const burst = await burstAt(visit, found);
  if (!burst) throw new NotFound();
  return voidPage(found, burst, { reason: '', errors: {} });
}

type Typed = { readonly reason: string; readonly errors: FieldErrors };

function voidPage({ edition }: Rated, burst: Burst, typed: Typed): Answer {
  const body = <VoidPage edition={edition} burst={burst} {...typed} />;
  const page = { title: t('rating.void.title'), noindex: true, width: 'reading', body } as const;
  return ratingPage({ ...page, trail: organisedTrail(edition) }, typed.errors);
}

type ReasonFault = Extract<RatingRefusal, 'reason_missing' | 'reason_long'>;
const isOfReason = (why: RatingRefusal): why is ReasonFault => why === 'reason_missing' || why === 'reason_long';
const errorsOf = (why: ReasonFault): FieldErrors => ({ alasan: t(`rating.refusal.${why}`) });

async function voidIt(visit: RatingVisit): Promise<Answer> {
  const found = await organisedRating(visit);
  const { id } = found.edition;
  const reason = visit.form.get('alasan');
  const given = { editionId: id, batch: visit.params.kumpulan ?? '', reason };
  const outcome = await visit.db.transact((tx) => voidBatch(tx, visit.viewer, given, visit.now));
  if (outcome.ok) return redirect(paths.organised.to(id), 'rating.done.voided');
  const { why } = outcome;
  const burst = await burstAt(visit, found);
  if (burst && isOfReason(why)) return voidPage(found, burst, { reason, errors: errorsOf(why) });
  return refusalPage(why, paths.organised.to(id));
}

async function voidedAt({ db, params }: RatingVisit, { edition }: Rated): Promise<Voided | null> {
  const id = parseId<'RatingVoidId'>(params.pembatalan);
  return (await voidsOf(db.conn, edition.id)).find((it) => it.id === id) ?? null;
}

async function liftForm(visit: RatingVisit): Promise<Answer> {
  const found = await organisedRating(visit);
  const voided = await voidedAt(visit, found);
  if (!voided) throw new NotFound();
  if (voided.liftedAt) return refusalPage('lifted_already', paths.organised.to(found.edition.id));
  return liftPage(found, voided, { reason: '', errors: {} });
}

function liftPage({ edition }: Rated, voided: Voided, typed: Typed): Answer {
  const body = <LiftPage edition={edition} voided={voided} {...typed} />;
  const page = { title: t('rating.lift.title'), noindex: true, width: 'reading', body } as const;
  return ratingPage({ ...page, trail: organisedTrail(edition) }, typed.errors);
}

async function liftIt(visit: RatingVisit): Promise<Answer> {
  const found = await organisedRating(visit);
  const voided = await voidedAt(visit, found);
  if (!voided) throw new NotFound();
  const reason = visit.form.get('alasan');
  const given = { editionId: found.edition.id, id: voided.id, reason };
  const outcome = await visit.db.transact((tx) => liftVoid(tx, visit.viewer, given, visit.now));
  const back = paths.organised.to(found.edition.id);
  if (outcome.ok) return redirect(back, 'rating.done.lifted');
  if (isOfReason(outcome.why)) return liftPage(found, voided, { reason, errors: errorsOf(outcome.why) });
  return refusalPage(outcome.why, back);
}
