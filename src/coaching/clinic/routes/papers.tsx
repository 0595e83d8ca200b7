import { bringEvidence, evidenceOf, forgetUpload, type Waiting } from '#files/index.ts';
import { type Answer, NotFound, redirect } from '#platform/http/route.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { addPaper, certifyPresent, placeEvidence, unplaceEvidence, writeMinutes } from '../actions/outcome.ts';
import type { Clinic } from '../model/clinic.ts';
import { type OutcomeRefusal, paperPlaces } from '../model/outcome.ts';
import { paths } from '../paths.ts';
import { minutesOf, placeableOf, placingsOf, uncertified } from '../queries/outcome.ts';
import { whyNotProve, whyNotWrite } from '../rules/outcome.ts';
import { subjectOf } from '../rules/subject.ts';
import { PapersPage } from '../views/papers-page.tsx';
import { outcomeText } from '../views/words.ts';
import { hostedClinic } from './presence.tsx';
import { type ClinicVisit, refusalPage, trailOf, workPage } from './visit.tsx';

/** The page that says why nothing was done. */
export function outcomeRefusal(why: OutcomeRefusal, back: string): Answer {
  if (why === 'not_found') throw new NotFound();
  return refusalPage(outcomeText(why), back, why === 'hub_only' ? 403 : 409);
}

type Shown = { readonly told?: string; readonly errors?: FieldErrors; readonly waiting?: Waiting | null };

async function page(
  visit: ClinicVisit,
  clinic: Clinic,
  { told, errors = {}, waiting = null }: Shown = {},
): Promise<Answer> {
  const { db, viewer, form, config, now } = visit;
  const { conn } = db;
  const kept = await minutesOf(conn, clinic.id);
  const typed = form.has('notulen') ? { minutes: form.get('notulen'), decisions: form.get('keputusan') } : kept;
  const papers = [
    ...(await evidenceOf(conn, subjectOf(clinic.id, 'materials'), { onlyPublic: false })),
    ...(await evidenceOf(conn, subjectOf(clinic.id, 'scan'), { onlyPublic: false })),
  ].filter((it) => it.archivedAt === null);
  const body = (
    <PapersPage
      clinic={clinic}
      viewer={viewer}
      papers={papers}
      kept={kept}
      typed={typed}
      form={form}
      newId={parseId<'EvidenceId'>(form.get('id')) ?? newId<'EvidenceId'>(now.getTime())}
      waiting={waiting}
      megabytes={config.fileLimitMb}
      placeable={await placeableOf(conn, clinic.id)}
      placings={await placingsOf(conn, clinic.id)}
      owedCertificates={(await uncertified(conn, clinic.id)).length}
      whyNotWrite={whyNotWrite(clinic, viewer)}
      whyNotProve={whyNotProve(clinic, viewer)}
      told={told ?? null}
      errors={errors}
    />
  );
  return workPage({ title: t('clinic.papers.title'), trail: trailOf(clinic), body }, errors);
}

export const papersPage = async (visit: ClinicVisit): Promise<Answer> => page(visit, await hostedClinic(visit));

/** A file or a link for the hub's locker: materials, a photo, or the list as it was signed. */
export function adding(kind: 'file' | 'link'): (visit: ClinicVisit) => Promise<Answer> {
  return async (visit) => {
    const clinic = await hostedClinic(visit);
    const { db, viewer, form, now } = visit;
    const forbidden = whyNotWrite(clinic, viewer);
    if (forbidden || !viewer.acting) return outcomeRefusal(forbidden ?? 'not_found', paths.papers.to(clinic.id));
    const place = kind === 'link' ? 'materials' : paperPlaces.find((it) => it === form.get('jenis'));
    const locker = { institutionId: viewer.acting.institutionId, unitId: null };
    const faults: FieldErrors = place ? {} : { jenis: t('clinic.paper.choose') };
    const brought = await bringEvidence(visit, locker, { kind, faults });
    if (!brought.ok) return page(visit, clinic, brought.why);
    const given = { id: clinic.id, place: place ?? 'materials', evidence: brought.value };
    const outcome = await db.transact((tx) => addPaper(tx, viewer, given, now));
    if (!outcome.ok) return outcomeRefusal(outcome.why, paths.papers.to(clinic.id));
    await forgetUpload(visit);
    return redirect(paths.papers.to(clinic.id), 'clinic.done.paper');
  };
}

export async function keepMinutes(visit: ClinicVisit): Promise<Answer> {
  const clinic = await hostedClinic(visit);
  const { db, viewer, form, now } = visit;
  const given = {
    id: clinic.id,
    minutes: form.get('notulen'),
    decisions: form.get('keputusan'),
    seen: form.get('dilihat'),
  };
  const outcome = await db.transact((tx) => writeMinutes(tx, viewer, given, now));
  if (outcome.ok) return redirect(paths.papers.to(clinic.id), 'clinic.done.minutes');
  const { why } = outcome;
  if (why === 'text_long' || why === 'stale') return page(visit, clinic, { errors: { notulen: outcomeText(why) } });
  return outcomeRefusal(why, paths.papers.to(clinic.id));
}

const many = {
  place: { act: placeEvidence, told: 'clinic.done.place' },
  unplace: { act: unplaceEvidence, told: 'clinic.done.unplace' },
  certify: { act: certifyPresent, told: 'clinic.done.certify' },
} as const;

/** What one click does to all who were there; the page says to how many. */
export function doing(deed: keyof typeof many): (visit: ClinicVisit) => Promise<Answer> {
  return async (visit) => {
    const clinic = await hostedClinic(visit);
    const outcome = await visit.db.transact((tx) => many[deed].act(tx, visit.viewer, clinic.id, visit.now));
    if (!outcome.ok) return outcomeRefusal(outcome.why, paths.papers.to(clinic.id));
    const told = t(many[deed].told, { count: outcome.value, n: formatNumber(outcome.value) });
    return page(visit, clinic, { told });
  };
}
