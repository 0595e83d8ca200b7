import {
  type Again,
  attachable,
  bringEvidence,
  type Evidence,
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
import { carriedRecord } from '#registry/index.ts';
import type { EditionSection, EvidenceAsked } from '../../edition/model/sections.ts';
import { sectionsFor } from '../../edition/rules/parts.ts';
import { attachEvidence, attachNewEvidence, detachEvidence } from '../actions/evidence.ts';
import type { EntryRefusal } from '../model/refusal.ts';
import { paths } from '../paths.ts';
import { whyNotMove } from '../rules/moves.ts';
import { placeOf, whyNotFit } from '../rules/section.ts';
import { approvalFor } from '../rules/window.ts';
import { EvidencePage, knownOf } from '../views/evidence-page.tsx';
import { nameOf } from '../views/words.ts';
import { type EntryVisit, entryOf, entryPage, entryTrail, type Opened, refusal } from './visit.tsx';

/** So many of the locker are offered to choose from; older ones are found in the locker itself. */
const OFFERED = 200;

export const evidenceRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.evidence.pattern,
    guard: signedIn,
    event: 'competition.entry.evidence_form',
    handle: async (visit) => {
      const open = await openPlace(visit, visit.query.get('tempat') ?? '');
      return 'answer' in open ? open.answer : addPage(visit, open);
    },
  },
  { method: 'post', path: paths.attach.pattern, guard: signedIn, event: 'competition.entry.attach', handle: attach },
  {
    method: 'post',
    path: paths.upload.pattern,
    guard: signedIn,
    event: 'competition.entry.attach',
    bodyLimit: formLimit,
    handle: attachNew,
  },
  { method: 'post', path: paths.detach.pattern, guard: signedIn, event: 'competition.entry.detach', handle: detach },
];

type OpenPlace = Opened & { readonly section: EditionSection; readonly asked: EvidenceAsked };

/** The place of an asked evidence in an entry that the viewer writes, or why it cannot be written. */
async function openPlace(visit: EntryVisit, place: string): Promise<OpenPlace | { readonly answer: Answer }> {
  const { entry, edition } = await entryOf(visit);
  const forbidden = whyNotMove('edit', entry, visit.viewer, approvalFor(edition.document, entry));
  if (forbidden) return { answer: refusal(forbidden, paths.entry.to(entry.id)) };
  for (const section of sectionsFor(edition.document, entry.group)) {
    const asked = section.evidence.find((it) => placeOf(section.code, it.code) === place);
    if (asked) return { entry, edition, section, asked };
  }
  throw new NotFound();
}

async function addPage(visit: EntryVisit, open: OpenPlace, again?: Again): Promise<Answer> {
  const { db, viewer, config, form } = visit;
  const { entry, section, asked } = open;
  const errors = again?.errors ?? {};
  const locker = await attachable(db.conn, viewer, OFFERED);
  const fitting = locker.filter((it) => fits(asked, it));
  const record = entry.innovationId ? await carriedRecord(db.conn, viewer, entry.innovationId) : null;
  const serving = (record?.evidence ?? []).filter((it) => it.section !== null && asked.from.includes(it.section));
  const ofRecord = new Set(serving.map((it) => it.id));
  const body = (
    <EvidencePage
      entry={entry}
      section={section}
      asked={asked}
      ofRecord={fitting.filter((it) => ofRecord.has(it.id)).map(knownOf)}
      locker={fitting.filter((it) => !ofRecord.has(it.id)).map(knownOf)}
      form={again ? form : emptyForm}
      evidenceId={again ? newEvidenceId(visit) : newId<'EvidenceId'>()}
      waiting={again?.waiting ?? null}
      megabytes={config.fileLimitMb}
      errors={errors}
    />
  );
  const title = t('entry.evidence.addTitle', { name: nameOf(asked) });
  return entryPage({ title: `${title}: ${entry.title}`, trail: entryTrail(entry), body }, errors);
}

const fits = (asked: EvidenceAsked, { file }: Evidence): boolean =>
  whyNotFit(asked, { mediaType: file?.mediaType ?? null, size: file?.size ?? null }) === null;

async function attach(visit: EntryVisit): Promise<Answer> {
  const open = await openPlace(visit, visit.form.get('tempat'));
  if ('answer' in open) return open.answer;
  const evidenceId = parseId<'EvidenceId'>(visit.form.get('bukti'));
  if (!evidenceId) return addPage(visit, open, { errors: { bukti: t('evidence.choose') }, waiting: null });
  const input = { ...placeIn(open), evidenceId };
  const outcome = await visit.db.transact((tx) => attachEvidence(tx, visit.viewer, input, visit.now));
  return ended(visit, open, { outcome, field: 'bukti' });
}

const placeIn = ({ entry, section, asked }: OpenPlace) => ({ id: entry.id, section: section.code, asked: asked.code });

async function attachNew(visit: EntryVisit): Promise<Answer> {
  const open = await openPlace(visit, visit.form.get('tempat'));
  if ('answer' in open) return open.answer;
  const { institutionId, unitId } = open.entry;
  const brought = await bringEvidence(visit, { institutionId, unitId }, { kind: 'file', faults: {} });
  if (!brought.ok) return addPage(visit, open, brought.why);
  const input = { ...placeIn(open), evidence: brought.value };
  const outcome = await visit.db.transact((tx) => attachNewEvidence(tx, visit.viewer, input, visit.now));
  if (outcome.ok) await forgetUpload(visit);
  return ended(visit, open, { outcome, field: 'berkas' });
}

async function detach(visit: EntryVisit): Promise<Answer> {
  const open = await openPlace(visit, visit.form.get('tempat'));
  if ('answer' in open) return open.answer;
  const evidenceId = parseId<'EvidenceId'>(visit.form.get('bukti'));
  if (!evidenceId) throw new NotFound();
  const input = { ...placeIn(open), evidenceId };
  const outcome = await visit.db.transact((tx) => detachEvidence(tx, visit.viewer, input, visit.now));
  const back = `${paths.section.to(open.entry.id, open.section.code)}#bukti`;
  return outcome.ok ? redirect(back, 'entry.done.detach') : refusal(outcome.why, back);
}

/** Refusals that are told at the field, with what was typed. */
const atField: readonly EntryRefusal[] = ['evidence_gone', 'evidence_type', 'evidence_size', 'evidence_most'];

type Ending = { readonly outcome: Outcome<null, EntryRefusal>; readonly field: string };

async function ended(visit: EntryVisit, open: OpenPlace, { outcome, field }: Ending): Promise<Answer> {
  const back = `${paths.section.to(open.entry.id, open.section.code)}#bukti`;
  if (outcome.ok) return redirect(back, 'entry.done.attach');
  if (!atField.includes(outcome.why)) return refusal(outcome.why, back);
  return addPage(visit, open, { errors: { [field]: t(`entry.refusal.${outcome.why}`) }, waiting: null });
}
