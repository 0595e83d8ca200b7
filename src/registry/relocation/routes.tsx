import { acting, allInstitutions, type InstitutionId, institutionById, unitsOf, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { moveMany } from '../bulk/actions/run.ts';
import type { BulkRunId, Relocation } from '../bulk/model.ts';
import { paths as runPaths } from '../bulk/paths.ts';
import { runById } from '../bulk/queries.ts';
import type { Innovation } from '../model/record.ts';
import { paths as registryPaths } from '../paths.ts';
import { workRecordFor } from '../queries/innovation.ts';
import { versionOf } from '../routes/edit/work.tsx';
import { type RegistryVisit, refusal, workOf, workPage, workTrail } from '../routes/visit.tsx';
import { whyNot } from '../rules/moves.ts';
import { declineRelocation, offerRelocation, withdrawRelocation } from './actions/offer.ts';
import { LONGEST_REASON, type RelocationOffer } from './model.ts';
import { paths } from './paths.ts';
import { isOpenPlace, openRelocation, placeName, relocationById } from './queries.ts';
import { whyNotAnswer, whyNotRelocate, whyNotSeeRelocation, whyNotWithdraw } from './rules.ts';
import { RelocationFormPage } from './views/form-page.tsx';
import { RelocationOfferPage } from './views/offer-page.tsx';

const guard = acting('local_admin', 'hub_admin');

export const relocationRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.form.pattern, guard, event: 'registry.relocation.form', handle: form },
  { method: 'get', path: paths.chosen.pattern, guard, event: 'registry.relocation.form', handle: form },
  { method: 'post', path: paths.form.pattern, guard, event: 'registry.relocation.move', handle: move },
  { method: 'get', path: paths.one.pattern, guard, event: 'registry.relocation.read', handle: read },
  { method: 'post', path: paths.answer.pattern, guard, event: 'registry.relocation.answer', handle: answer },
  { method: 'post', path: paths.withdraw.pattern, guard, event: 'registry.relocation.withdraw', handle: withdraw },
];

const markOf = (record: Innovation): string => `${record.institutionId}/${record.unitId ?? ''}`;

async function unitChoices({ db }: RegistryVisit, id: InstitutionId) {
  const open = (await unitsOf(db.conn, id)).filter((unit) => unit.closedAt === null);
  return open.map((unit) => ({ value: unit.id, label: unit.name }));
}

async function form(visit: RegistryVisit): Promise<Answer> {
  return formPage(visit, await workOf(visit), visit.query.get('instansi') ?? '', {});
}

async function formPage(
  visit: RegistryVisit,
  record: Innovation,
  chosen: string,
  errors: FieldErrors,
): Promise<Answer> {
  const { viewer, db } = visit;
  const forbidden = whyNot('relocate', record, viewer);
  if (forbidden) return refusal(forbidden, registryPaths.work.to(record.id));
  const institution = await institutionById(db.conn, parseId<'InstitutionId'>(chosen) ?? record.institutionId);
  if (!institution) throw new NotFound();
  const { content } = await versionOf(visit, record);
  const body = (
    <RelocationFormPage
      id={record.id}
      title={content.title}
      place={await placeName(db.conn, record)}
      mark={markOf(record)}
      institutions={(await allInstitutions(db.conn)).map((it) => ({ value: it.id, label: it.name }))}
      institution={institution}
      units={await unitChoices(visit, institution.id)}
      atOnce={whyNotRelocate(record, viewer, institution.id) === null}
      open={await openRelocation(db.conn, record.id)}
      newId={parseId(visit.form.get('id')) ?? newId(visit.now.getTime())}
      values={{ unit: visit.form.get('unit'), reason: visit.form.get('alasan') }}
      errors={errors}
    />
  );
  const trail = workTrail({ id: record.id, title: content.title });
  return workPage({ title: t('relocation.form.title'), trail, body }, errors);
}

/** The reason as it was typed, and what is wrong with it. */
function reasonIn({ form }: RegistryVisit): { readonly reason: string; readonly errors: FieldErrors } {
  const reason = form.get('alasan').trim();
  const field = t('relocation.form.reason');
  if (reason === '') return { reason, errors: { alasan: t('registry.fault.required', { field }) } };
  const errors = { alasan: t('registry.fault.too_long', { field, max: String(LONGEST_REASON) }) };
  return { reason, errors: reason.length > LONGEST_REASON ? errors : {} };
}

async function move(visit: RegistryVisit): Promise<Answer> {
  const { db, viewer, now } = visit;
  const run = parseId<'BulkRunId'>(visit.form.get('id'));
  const to = parseId<'InstitutionId'>(visit.form.get('instansi'));
  if (run && (await runById(db.conn, run))?.doneBy === viewer.person?.id) return redirect(runPaths.one.to(run));
  const record = await workOf(visit);
  if (!run || !to) return formPage(visit, record, '', { instansi: t('registry.refusal.unknown_place') });
  if (visit.form.get('dari') !== markOf(record)) return formPage(visit, record, to, { '': t('relocation.stale') });
  const { reason, errors } = reasonIn(visit);
  if (Object.keys(errors).length > 0) return formPage(visit, record, to, errors);
  if (whyNotRelocate(record, viewer, to) === 'admin_only') return offer(visit, record, to, reason);
  const unitId = parseId<'UnitId'>(visit.form.get('unit'));
  const deed = { institutionId: to, unitId, reason, offerId: null };
  if (visit.form.get('unit') !== (unitId ?? '') || !(await isOpenPlace(db.conn, deed)))
    return formPage(visit, record, to, { unit: t('registry.refusal.unknown_place') });
  if (to === record.institutionId && unitId === record.unitId)
    return formPage(visit, record, to, { unit: t('relocation.samePlace') });
  return moved(visit, record.id, run, deed, now);
}

/** Moved as one of many would be: kept for 24 hours, so that it can be taken back. */
async function moved(
  { db, viewer }: RegistryVisit,
  id: Innovation['id'],
  run: BulkRunId,
  deed: Relocation,
  now: Date,
): Promise<Answer> {
  const items = [{ id, versionId: null }];
  await moveMany(db, viewer, { id: run, items, deed: { move: 'relocate', ...deed } }, now);
  return redirect(runPaths.one.to(run));
}

async function offer(visit: RegistryVisit, record: Innovation, to: InstitutionId, reason: string): Promise<Answer> {
  const id = parseId<'RelocationId'>(visit.form.get('id'));
  if (!id) throw new NotFound();
  const input = { id, innovationId: record.id, to, reason };
  const outcome = await visit.db.transact((tx) => offerRelocation(tx, visit.viewer, input, visit.now));
  if (outcome.ok) return redirect(paths.one.to(id), 'relocation.done.offer');
  if (outcome.why === 'stale') return formPage(visit, record, to, { '': t('relocation.waiting') });
  return outcome.why === 'closed' ? redirect(paths.one.to(id)) : refusal(outcome.why, paths.form.to(record.id));
}

/** The offer of the address, when the viewer may see it; else it is not there. */
async function offerOf({ db, viewer, params }: RegistryVisit): Promise<RelocationOffer> {
  const id = parseId<'RelocationId'>(params.id);
  const found = id ? await relocationById(db.conn, id) : null;
  if (!found || whyNotSeeRelocation(found, viewer)) throw new NotFound();
  return found;
}

async function read(visit: RegistryVisit): Promise<Answer> {
  return offerPage(visit, await offerOf(visit), {});
}

async function offerPage(visit: RegistryVisit, found: RelocationOffer, errors: FieldErrors): Promise<Answer> {
  const { db, viewer } = visit;
  const mayAnswer = whyNotAnswer(found, viewer) === null;
  const body = (
    <RelocationOfferPage
      offer={found}
      reachable={(await workRecordFor(db.conn, viewer, found.innovationId)) !== null}
      mayAnswer={mayAnswer}
      mayWithdraw={whyNotWithdraw(found, viewer) === null}
      units={mayAnswer ? await unitChoices(visit, found.toInstitution) : []}
      newId={parseId(visit.form.get('id')) ?? newId(visit.now.getTime())}
      values={{ unit: visit.form.get('unit'), reason: visit.form.get('alasan') }}
      errors={errors}
    />
  );
  return workPage({ title: t('relocation.offer.title', { title: found.title }), trail: workTrail(), body }, errors);
}

async function answer(visit: RegistryVisit): Promise<Answer> {
  const found = await offerOf(visit);
  const { form, viewer, db, now } = visit;
  if (form.get('jawaban') === 'terima') return accept(visit, found);
  const input = { id: found.id, answer: form.get('alasan') };
  const outcome = await db.transact((tx) => declineRelocation(tx, viewer, input, now));
  if (outcome.ok) return redirect(paths.one.to(found.id), 'relocation.done.decline');
  if (outcome.why === 'reason_missing' || outcome.why === 'invalid')
    return offerPage(visit, found, reasonIn(visit).errors);
  return outcome.why === 'closed' ? redirect(paths.one.to(found.id)) : refusal(outcome.why, paths.one.to(found.id));
}

async function accept(visit: RegistryVisit, found: RelocationOffer): Promise<Answer> {
  const { form, viewer, db, now } = visit;
  const run = parseId<'BulkRunId'>(form.get('id'));
  const unitId = parseId<'UnitId'>(form.get('unit'));
  if (run && (await runById(db.conn, run))?.doneBy === viewer.person?.id) return redirect(runPaths.one.to(run));
  const forbidden = whyNotAnswer(found, viewer);
  if (forbidden === 'closed') return redirect(paths.one.to(found.id));
  if (forbidden || !run) return refusal(forbidden ?? 'invalid', paths.one.to(found.id));
  const { toInstitution: institutionId, reason, id: offerId } = found;
  if (form.get('unit') !== (unitId ?? '') || !(await isOpenPlace(db.conn, { institutionId, unitId })))
    return offerPage(visit, found, { unit: t('registry.refusal.unknown_place') });
  return moved(visit, found.innovationId, run, { institutionId, unitId, reason, offerId }, now);
}

async function withdraw(visit: RegistryVisit): Promise<Answer> {
  const { id } = await offerOf(visit);
  const outcome = await visit.db.transact((tx) => withdrawRelocation(tx, visit.viewer, id, visit.now));
  if (outcome.ok || outcome.why === 'closed')
    return redirect(paths.one.to(id), outcome.ok ? 'relocation.done.withdraw' : undefined);
  return refusal(outcome.why, paths.one.to(id));
}
