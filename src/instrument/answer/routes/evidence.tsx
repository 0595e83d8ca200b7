import {
  type Again,
  attachable,
  bringEvidence,
  evidenceOf,
  forgetUpload,
  formLimit,
  newEvidenceId,
} from '#files/index.ts';
import type { Viewer } from '#identity/index.ts';
import { emptyForm } from '#platform/http/form.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { Outcome } from '#platform/outcome.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { InstrumentItem } from '../../catalogue/model/item.ts';
import { itemTitle } from '../../catalogue/wording.ts';
import { attachEvidence, attachNewEvidence, detachEvidence } from '../actions/evidence.ts';
import type { SheetRefusal } from '../model/refusal.ts';
import { paths } from '../paths.ts';
import type { Scored } from '../queries/scored.ts';
import { whyNotAttach, yearsOf } from '../rules/evidence.ts';
import { whyNotFill } from '../rules/moves.ts';
import { EvidencePage } from '../views/evidence-page.tsx';
import {
  atOf,
  type Doors,
  listers as guard,
  itemAt,
  refusalPage,
  type SheetVisit,
  scoredAt,
  sheetPage,
  sheetTrail,
} from './visit.tsx';

/** Evidence of an answer: out of the locker, or brought. */
export function evidenceRoutes(doors: Doors): readonly Route<Viewer>[] {
  const on = (handle: (visit: SheetVisit, found: Found) => Promise<Answer>) => async (visit: SheetVisit) => {
    const scored = await scoredAt(visit, doors);
    return handle(visit, { scored, item: itemAt(visit, scored) });
  };
  const event = 'instrument.sheet.attach';
  return [
    { method: 'get', path: paths.evidence.pattern, guard, event: 'instrument.sheet.evidence', handle: on(open) },
    { method: 'post', path: paths.attach.pattern, guard, event, handle: on(attach) },
    { method: 'post', path: paths.upload.pattern, guard, event, bodyLimit: formLimit, handle: on(upload) },
    { method: 'post', path: paths.detach.pattern, guard, event: 'instrument.sheet.detach', handle: on(detach) },
  ];
}

type Found = { readonly scored: Scored; readonly item: InstrumentItem };

/** So many of the locker are offered to choose from; older ones are found in the locker itself. */
const OFFERED = 200;

async function open(visit: SheetVisit, found: Found): Promise<Answer> {
  const why = whyNotFill(atOf(found.scored, visit.now), visit.viewer);
  if (why) return refusalPage(why, paths.item.to(found.scored.sheet.id, found.item.code));
  return evidencePage(visit, found);
}

async function evidencePage(visit: SheetVisit, { scored, item }: Found, again?: Again): Promise<Answer> {
  const { db, viewer, form, config } = visit;
  const { sheet, edition } = scored;
  const proving = await evidenceOf(db.conn, { kind: sheet.kind, id: sheet.subjectId }, { onlyPublic: false });
  const locker = await attachable(db.conn, viewer, OFFERED);
  const own = new Set(proving.map((it) => it.id));
  const ofSubject = locker.filter((it) => own.has(it.id));
  const errors = again?.errors ?? {};
  const body = (
    <EvidencePage
      sheet={sheet}
      item={item}
      year={edition.document.year}
      ofSubject={ofSubject}
      locker={locker.filter((it) => !own.has(it.id))}
      chosen={form.get('bukti')}
      form={again ? form : emptyForm}
      evidenceId={again ? newEvidenceId(visit) : newId<'EvidenceId'>()}
      waiting={again?.waiting ?? null}
      megabytes={config.fileLimitMb}
      errors={errors}
    />
  );
  const trail = [...sheetTrail(sheet), { text: itemTitle(item), href: paths.item.to(sheet.id, item.code) }];
  return sheetPage({ title: t('answer.attach.title'), trail, body }, errors);
}

async function attach(visit: SheetVisit, found: Found): Promise<Answer> {
  const evidenceId = parseId<'EvidenceId'>(visit.form.get('bukti'));
  if (!evidenceId) return evidencePage(visit, found, { errors: { bukti: t('answer.attach.choose') }, waiting: null });
  const input = { id: found.scored.sheet.id, item: found.item.code, evidenceId };
  const outcome = await visit.db.transact((tx) => attachEvidence(tx, visit.viewer, input, visit.now));
  return ended(visit, found, outcome, 'bukti');
}

async function upload(visit: SheetVisit, found: Found): Promise<Answer> {
  const { institutionId, unitId, id } = found.scored.sheet;
  const why = whyNotFill(atOf(found.scored, visit.now), visit.viewer);
  if (why) return refusalPage(why, paths.item.to(id, found.item.code));
  const faults = yearFault(visit, found);
  const brought = await bringEvidence(visit, { institutionId, unitId }, { kind: 'file', faults });
  if (!brought.ok) return evidencePage(visit, found, brought.why);
  const input = { id, item: found.item.code, evidence: brought.value };
  const outcome = await visit.db.transact((tx) => attachNewEvidence(tx, visit.viewer, input, visit.now));
  if (outcome.ok) await forgetUpload(visit);
  return ended(visit, found, outcome, 'berkas');
}

/** A year that the item does not ask for, told at the date before the file is kept, so that the file waits meanwhile. */
function yearFault({ form }: SheetVisit, { scored, item }: Found): FieldErrors {
  const [documentDate, held] = [form.get('tanggal').trim(), form.get('berlaku').trim()];
  const said = { documentDate: documentDate || null, validityYear: held === '' ? null : Number(held) };
  const why = whyNotAttach({ kind: 'file', years: yearsOf(said) }, item.evidence, scored.edition.document.year);
  return why === 'evidence_year' ? { tanggal: t('answer.refusal.evidence_year') } : {};
}

async function detach(visit: SheetVisit, found: Found): Promise<Answer> {
  const evidenceId = parseId<'EvidenceId'>(visit.form.get('bukti'));
  if (!evidenceId) throw new NotFound();
  const input = { id: found.scored.sheet.id, item: found.item.code, evidenceId };
  const outcome = await visit.db.transact((tx) => detachEvidence(tx, visit.viewer, input, visit.now));
  const back = `${paths.item.to(found.scored.sheet.id, found.item.code)}#bukti`;
  return outcome.ok ? redirect(back, 'answer.done.detach') : refusalPage(outcome.why, back);
}

/** Refusals that are about the evidence and are said at its box. */
const atBox: readonly SheetRefusal[] = ['evidence_gone', 'evidence_year', 'evidence_kind'];

async function ended(
  visit: SheetVisit,
  found: Found,
  outcome: Outcome<null, SheetRefusal>,
  field: string,
): Promise<Answer> {
  const back = paths.item.to(found.scored.sheet.id, found.item.code);
  if (outcome.ok) return redirect(`${back}#bukti`, 'answer.done.attach');
  if (!atBox.includes(outcome.why)) return refusalPage(outcome.why, back);
  return evidencePage(visit, found, { errors: { [field]: t(`answer.refusal.${outcome.why}`) }, waiting: null });
}
