import type { FormValues } from '#platform/http/form.ts';
import { type Answer, NotFound, redirect } from '#platform/http/route.ts';
import { currentLocale, t } from '#platform/i18n/i18n.ts';
import { newId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import {
  discardDraft,
  draftOwner,
  isOthers,
  keepDraft,
  keptAnswer,
  ownDraft,
  seenIn,
  sentForm,
  settleDraft,
  typedForm,
} from '#registry/index.ts';
import { finishVisit, reopenVisit, saveVisit } from '../actions/write.ts';
import type { FieldVisit } from '../model/visit.ts';
import { paths } from '../paths.ts';
import { submittedContent } from '../queries/visits.ts';
import { claimsOf } from '../rules/claims.ts';
import { isOrganiser, whyNotFinish, whyNotWrite } from '../rules/moves.ts';
import { VisitPage } from '../views/visit-page.tsx';
import { editionTrail, ownTrail, refusal, stageOfVisit, type VisitVisit, visitOf, workPage } from './visit.tsx';
import { formOf, isVisitBox, newerTexts, readVisit } from './visit-form.ts';

const placeOf = ({ id }: FieldVisit) => ({ kind: 'elsewhere' as const, thing: 'visit', id, part: 'form' });
const subjectOf = ({ id }: FieldVisit) => ({ kind: 'visit', id });

export async function showOne(visit: VisitVisit): Promise<Answer> {
  const found = await visitOf(visit);
  const draft = whyNotWrite(found) ? null : await ownDraft(visit.db.conn, visit.viewer, placeOf(found));
  const form = draft ? typedForm(draft) : formOf(found);
  const revision = draft ? draft.baseRevision : found.revision;
  return visitPage(visit, found, { form, revision, seen: draft?.savedAt ?? null, errors: {}, isFresh: true });
}

type Shown = {
  readonly form: FormValues;
  readonly revision: number;
  readonly seen: Date | null;
  readonly errors: FieldErrors;
  readonly isFresh: boolean;
};

async function visitPage(visit: VisitVisit, found: FieldVisit, shown: Shown, status?: number): Promise<Answer> {
  const { edition, stage } = await stageOfVisit(visit, found);
  const claims = claimsOf(await submittedContent(visit.db.conn, found.snapshotId), currentLocale());
  const organises = isOrganiser(found, visit.viewer);
  const body = (
    <VisitPage
      visit={found}
      edition={edition}
      claims={claims}
      wanted={stage.settings}
      organises={organises}
      whyNotFinish={whyNotFinish(found, claims, stage.settings)}
      owner={draftOwner(visit.viewer)}
      photoId={newId<'VisitPhotoId'>(visit.now.getTime())}
      megabytes={visit.config.fileLimitMb}
      {...shown}
    />
  );
  const trail = organises ? editionTrail(edition) : ownTrail();
  const title = t('visit.one.title', { title: found.title });
  return workPage(
    { title, trail, body, islands: ['keep', 'place', 'upload'], ...(status ? { status } : {}) },
    shown.errors,
  );
}

/** The page shown again with what is wrong elsewhere on it, such as at the photo. */
export async function againWith(visit: VisitVisit, found: FieldVisit, errors: FieldErrors): Promise<Answer> {
  const form = formOf(found);
  return visitPage(visit, found, { form, revision: found.revision, seen: null, errors, isFresh: true });
}

export async function save(visit: VisitVisit): Promise<Answer> {
  const { form, db, viewer, now } = visit;
  const found = await visitOf(visit);
  const revision = Number(form.get('revision'));
  const claims = claimsOf(await submittedContent(db.conn, found.snapshotId), currentLocale());
  const { value, errors } = readVisit(form, claims);
  const seen = seenIn(form);
  if (whyNotWrite(found)) return refusal('finished', paths.one.to(found.id));
  if (Object.keys(errors).length > 0) return visitPage(visit, found, { form, revision, seen, errors, isFresh: false });
  const outcome = await db.transact(async (tx) => {
    const saved = await saveVisit(tx, viewer, { id: found.id, revision, form: value }, now);
    if (saved.ok) await settleDraft(tx, viewer, placeOf(found), seen);
    return saved;
  });
  if (!outcome.ok && outcome.why !== 'stale') return refusal(outcome.why, paths.one.to(found.id));
  if (!outcome.ok) {
    const newer = { form, revision: found.revision, seen, errors: newerTexts(form, found, claims), isFresh: false };
    return visitPage(visit, found, newer, 409);
  }
  if (form.get('tindakan') !== 'selesai') return redirect(paths.one.to(found.id), 'visit.done.save');
  const aimed = { id: found.id, revision: outcome.value.revision };
  const finished = await db.transact((tx) => finishVisit(tx, viewer, aimed, now));
  if (finished.ok) return redirect(paths.one.to(found.id), 'visit.done.finish');
  return refusal(finished.why, paths.one.to(found.id));
}

/** Keeps what is being typed, for nobody but its writer. */
export async function keep(visit: VisitVisit): Promise<Answer> {
  const found = await visitOf(visit);
  if (isOthers(visit)) return keptAnswer({ ok: false, why: 'other_person' });
  if (whyNotWrite(found)) return keptAnswer({ ok: false, why: 'not_yours' });
  const typed = { ...sentForm(visit, isVisitBox), place: placeOf(found), subject: subjectOf(found) };
  return keptAnswer(await visit.db.transact((tx) => keepDraft(tx, visit.viewer, typed, visit.now)));
}

export async function discard(visit: VisitVisit): Promise<Answer> {
  const found = await visitOf(visit);
  const typed = { place: placeOf(found), subject: subjectOf(found) };
  await visit.db.transact((tx) => discardDraft(tx, visit.viewer, typed, visit.now));
  return redirect(paths.one.to(found.id));
}

export async function reopen(visit: VisitVisit): Promise<Answer> {
  const found = await visitOf(visit);
  if (!isOrganiser(found, visit.viewer)) throw new NotFound();
  const input = { id: found.id, reason: visit.form.get('alasan') };
  const outcome = await visit.db.transact((tx) => reopenVisit(tx, visit.viewer, input, visit.now));
  if (outcome.ok) return redirect(paths.one.to(found.id), 'visit.done.reopen');
  if (outcome.why === 'reason_missing' || outcome.why === 'too_long')
    return againWith(visit, found, { alasan: t(`visit.refusal.${outcome.why}`) });
  return refusal(outcome.why, paths.one.to(found.id));
}
