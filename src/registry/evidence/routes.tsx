import {
  type Again,
  attachable,
  bringEvidence,
  type EvidenceId,
  forgetUpload,
  formLimit,
  newEvidenceId,
} from '#files/index.ts';
import { signedIn, type Viewer } from '#identity/index.ts';
import { emptyForm } from '#platform/http/form.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { Outcome } from '#platform/outcome.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { Innovation } from '../model/record.ts';
import { paths as recordPaths } from '../paths.ts';
import { versionOf } from '../routes/edit/work.tsx';
import { type RegistryVisit, refusal, workOf, workPage, workTrail } from '../routes/visit.tsx';
import { attachEvidence, attachNewEvidence, detachEvidence, type ProveRefusal } from './actions.ts';
import { formPlaces } from './form-places.ts';
import { paths } from './paths.ts';
import { placesOf, whyNotProve } from './rules.ts';
import { AddPage } from './views/add-page.tsx';

/** So many of the locker are offered to choose from; older ones are found in the locker itself. */
const OFFERED = 200;

export const evidenceRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.add.pattern,
    guard: signedIn,
    event: 'registry.evidence.form',
    handle: async (visit) => addPage(visit, await workOf(visit)),
  },
  { method: 'post', path: paths.attach.pattern, guard: signedIn, event: 'registry.evidence.attach', handle: attach },
  {
    method: 'post',
    path: paths.upload.pattern,
    guard: signedIn,
    event: 'registry.evidence.attach',
    bodyLimit: formLimit,
    handle: attachNew,
  },
  { method: 'post', path: paths.detach.pattern, guard: signedIn, event: 'registry.evidence.detach', handle: detach },
];

/** Where evidence of the record is added, or why it cannot be. */
async function addPage(visit: RegistryVisit, record: Innovation, again?: Again): Promise<Answer> {
  const { id } = record;
  const forbidden = whyNotProve(record, visit.viewer);
  if (forbidden) return refusal(forbidden, recordPaths.work.to(id));
  const { content } = await versionOf(visit, record);
  const errors = again?.errors ?? {};
  return workPage(
    {
      title: `${t('evidence.add.title')}: ${content.title}`,
      trail: workTrail({ id, title: content.title }),
      body: (
        <AddPage
          id={id}
          title={content.title}
          places={placesOf(content)}
          locker={await attachable(visit.db.conn, visit.viewer, OFFERED)}
          form={again ? visit.form : emptyForm}
          evidenceId={again ? newEvidenceId(visit) : newId<'EvidenceId'>()}
          waiting={again?.waiting ?? null}
          megabytes={visit.config.fileLimitMb}
          errors={errors}
          chosen={{ evidence: visit.form.get('bukti'), place: visit.form.get('bagian') || placeAsked(visit) }}
        />
      ),
    },
    errors,
  );
}

/** A link from a section's page may name the place. */
const placeAsked = ({ query, form }: RegistryVisit): string => form.get('tempat') || (query.get('tempat') ?? '');

async function attach(visit: RegistryVisit): Promise<Answer> {
  const record = await workOf(visit);
  const { form } = visit;
  const place = form.get('bagian');
  const evidenceId = parseId<'EvidenceId'>(form.get('bukti'));
  const errors: Record<string, string> = { ...(await placeFault(visit, record, 'bagian')) };
  if (!evidenceId) errors.bukti = t('evidence.choose');
  if (!evidenceId || Object.keys(errors).length > 0) return addPage(visit, record, { errors, waiting: null });
  const input = { id: record.id, evidenceId, place };
  const outcome = await visit.db.transact((tx) => attachEvidence(tx, visit.viewer, input, visit.now));
  return ended(visit, record, outcome, 'bukti');
}

async function attachNew(visit: RegistryVisit): Promise<Answer> {
  const record = await workOf(visit);
  const forbidden = whyNotProve(record, visit.viewer);
  if (forbidden) return refusal(forbidden, recordPaths.work.to(record.id));
  const { institutionId, unitId, id } = record;
  const fault = await placeFault(visit, record, 'tempat');
  const brought = await bringEvidence(visit, { institutionId, unitId }, { kind: 'file', faults: fault });
  if (!brought.ok) return addPage(visit, record, brought.why);
  const input = { id, evidence: brought.value, place: visit.form.get('tempat') };
  const outcome = await visit.db.transact((tx) => attachNewEvidence(tx, visit.viewer, input, visit.now));
  if (outcome.ok) await forgetUpload(visit);
  return ended(visit, record, outcome, 'berkas');
}

async function detach(visit: RegistryVisit): Promise<Answer> {
  const record = await workOf(visit);
  const evidenceId: EvidenceId | null = parseId<'EvidenceId'>(visit.form.get('bukti'));
  if (!evidenceId) throw new NotFound();
  const input = { id: record.id, evidenceId, place: visit.form.get('tempat') };
  const outcome = await visit.db.transact((tx) => detachEvidence(tx, visit.viewer, input, visit.now));
  if (!outcome.ok) return ended(visit, record, outcome, '');
  return redirect(`${recordPaths.work.to(record.id)}#bukti`, 'evidence.done.detach');
}

async function placeFault(visit: RegistryVisit, record: Innovation, field: string): Promise<FieldErrors> {
  const { content } = await versionOf(visit, record);
  const known = [...placesOf(content), ...formPlaces.flatMap((it) => it.places)];
  return known.includes(visit.form.get(field)) ? {} : { [field]: t('evidence.choosePlace') };
}

async function ended(
  visit: RegistryVisit,
  record: Innovation,
  outcome: Outcome<null, ProveRefusal>,
  field: string,
): Promise<Answer> {
  if (outcome.ok) return redirect(`${recordPaths.work.to(record.id)}#bukti`, 'evidence.done.attach');
  if (outcome.why !== 'evidence_gone') return refusal(outcome.why, recordPaths.work.to(record.id));
  return addPage(visit, record, { errors: { [field]: t('evidence.gone') }, waiting: null });
}
