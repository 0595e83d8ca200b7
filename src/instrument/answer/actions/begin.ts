import { useEvidence } from '#files/index.ts';
import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { lockEdition } from '../../catalogue/actions/move.ts';
import type { InstrumentEdition, InstrumentEditionId } from '../../catalogue/model/edition.ts';
import { holdEdition } from '../../catalogue/queries/editions.ts';
import { aspectsFor, itemsFor, optionOf } from '../../catalogue/rules/items.ts';
import { phaseAt } from '../../catalogue/rules/period.ts';
import { whyNotRead as whyNotReadEdition } from '../../catalogue/visibility.ts';
import type { Subject } from '../../door.ts';
import type { SheetRefusal } from '../model/refusal.ts';
import type { Sheet, SheetId } from '../model/sheet.ts';
import { answersOf, proofsOf, SHEET_SUBJECT } from '../queries/answers.ts';
import { earlierSheet, sheetsOfSubjects } from '../queries/sheets.ts';
import { isFiller } from '../rules/rights.ts';
import { tables } from '../schema.ts';
import { leaveTrace, personOf } from './load.ts';

export type NewSheet = {
  /** Comes with the form, so that a double click makes one sheet. */
  readonly id: SheetId;
  readonly editionId: InstrumentEditionId;
  /** As its source tells of it; the caller has asked the source. */
  readonly subject: Subject;
  /** Begin with the answers of the last year in which the subject has a sheet. */
  readonly copy: boolean;
};

/** Begins the sheet of a subject; where it has one in the edition already, answers that. */
export async function beginSheet(
  tx: Tx,
  who: Viewer,
  { id, editionId, subject, copy }: NewSheet,
  now: Date,
): Promise<Outcome<SheetId, SheetRefusal>> {
  const edition = await holdEdition(tx, editionId);
  if (!edition || whyNotReadEdition(edition, who)) return refused('not_found');
  const why = whyNotBeginSheet(edition, who, { subject, now });
  if (why) return refused(why);
  const of = { editionId, kind: subject.kind, subjectIds: [subject.id] };
  const [known] = await sheetsOfSubjects(tx, of);
  if (known) return done(known.id);
  await insertSheet(tx, who, { id, editionId, subject }, now);
  const { key, year } = edition.document;
  const from = copy ? await earlierSheet(tx, { key, year, kind: subject.kind, subjectId: subject.id }) : null;
  if (from) await copyAnswers(tx, who, { id, from, edition }, now);
  await leaveTrace(
    tx,
    who,
    { id, verb: 'begin', after: { title: subject.title, ...(from ? { copied: true } : {}) } },
    now,
  );
  await lockEdition(tx, who, editionId, now);
  return done(id);
}

/** Why the viewer may not begin a sheet of the subject in the edition now. */
export function whyNotBeginSheet(
  edition: InstrumentEdition,
  who: Viewer,
  { subject, now }: { readonly subject: Subject; readonly now: Date },
): SheetRefusal | null {
  if (edition.state !== 'open') return 'edition_not_open';
  if (aspectsFor(edition.document, subject.kind).length === 0) return 'subject_kind';
  const { kind, institutionId, unitId, keeperIds } = subject;
  const me = who.person?.id;
  if (!me) return 'not_yours';
  // A keeper of another unit answers for it as if they had begun it.
  const createdBy = keeperIds.includes(me) ? me : ('' as typeof me);
  if (!isFiller({ kind, institutionId, unitId, createdBy }, who)) return 'not_yours';
  const phase = phaseAt(edition, now);
  if (phase === 'before') return 'not_opened_yet';
  return phase === 'filling' ? null : 'period_over';
}

type Inserted = Pick<NewSheet, 'id' | 'editionId' | 'subject'>;

async function insertSheet(tx: Tx, who: Viewer, { id, editionId, subject }: Inserted, now: Date): Promise<void> {
  await tables(tx)
    .insertInto('instrument_sheet')
    .values({
      id,
      edition_id: editionId,
      subject_kind: subject.kind,
      subject_id: subject.id,
      title: subject.title,
      institution_id: subject.institutionId,
      unit_id: subject.unitId,
      state: 'filling',
      copied_from: null,
      created_by: personOf(who),
      created_at: now,
      updated_at: now,
      handed_in_by: null,
      handed_in_at: null,
      verified_by: null,
      verified_at: null,
    })
    .execute();
}

type Copied = { readonly id: SheetId; readonly from: Sheet; readonly edition: InstrumentEdition };

/** Last year's answers and evidence as a start: of items and options that are still there, each to be confirmed. */
async function copyAnswers(tx: Tx, who: Viewer, { id, from, edition }: Copied, now: Date): Promise<void> {
  await tables(tx).updateTable('instrument_sheet').set({ copied_from: from.id }).where('id', '=', id).execute();
  const items = new Map(itemsFor(edition.document, from.kind).map((it) => [it.code, it]));
  const old = (await answersOf(tx, [from.id])).get(from.id) ?? [];
  const kept = old.filter((it) => {
    const item = items.get(it.item);
    return item !== undefined && optionOf(item, it) !== null;
  });
  if (kept.length === 0) return;
  const claimed = { claimed_by: personOf(who), claimed_at: now, origin: 'copied' as const, confirmed: false };
  await tables(tx)
    .insertInto('instrument_answer')
    .values(kept.map(({ item, basis, option, note }) => ({ sheet_id: id, item, basis, option, note, ...claimed })))
    .execute();
  const proofs = (await proofsOf(tx, [from.id])).get(from.id) ?? new Map();
  for (const { item } of kept)
    for (const proof of proofs.get(item) ?? [])
      await useEvidence(tx, who, { evidenceId: proof.id, subject: { kind: SHEET_SUBJECT, id }, place: item }, now);
}
