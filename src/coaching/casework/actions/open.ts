import type { PersonId, Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { InnovationId } from '#registry/index.ts';
import type { ClinicId } from '../../clinic/model/clinic.ts';
import { clinicFor } from '../../clinic/queries/clinics.ts';
import { caseOpened } from '../events.ts';
import { type CaseId, type CaseRefusal, LONGEST_RESULT, LONGEST_TOPIC } from '../model.ts';
import { type SubjectText, subjectById } from '../queries/cases.ts';
import { allCoaches } from '../queries/people.ts';
import { whyNotCoach, whyNotOpen } from '../rules.ts';
import { tables } from '../schema.ts';
import { holdCase } from './hold.ts';
import { leaveTrace } from './trace.ts';

export type Opening = {
  /** Comes with the form, so that a double click opens once. */
  readonly id: CaseId;
  readonly innovationId: InnovationId;
  readonly coachIds: readonly PersonId[];
  readonly topic: string;
  readonly clinicId: ClinicId | null;
  readonly entry: { readonly id: string; readonly name: string } | null;
};

/** Puts a record onto the table of coaches; remembers its text of this moment, so that one sees later what changed. */
export async function openCase(
  tx: Tx,
  who: Viewer,
  opening: Opening,
  now: Date,
): Promise<Outcome<CaseId, CaseRefusal>> {
  const subject = await subjectById(tx, opening.innovationId);
  if (!subject) return refused('record_wrong');
  const forbidden = whyNotOpen(subject, who) ?? (await openingFault(tx, who, opening));
  return forbidden ? refused(forbidden) : openFor(tx, who, { ...opening, subject }, now);
}

/** The same where another deed has asked already who may, as when a coach takes up a request for help. */
export async function openFor(
  tx: Tx,
  who: Viewer,
  { id, coachIds, topic, clinicId, entry, subject }: Omit<Opening, 'innovationId'> & { readonly subject: SubjectText },
  now: Date,
): Promise<Outcome<CaseId, CaseRefusal>> {
  const made = await tables(tx)
    .insertInto('coaching_case')
    .values({
      ...{
        id,
        innovation_id: subject.id,
        entry_id: entry?.id ?? null,
        entry_name: entry?.name ?? '',
        topic: topic.trim(),
      },
      ...{ clinic_id: clinicId, version_id: subject.versionId as never, version_no: subject.versionNo },
      ...{ content: JSON.stringify(subject.content) as never, opened_by: who.person?.id ?? null, opened_at: now },
      ...{ closed_by: null, closed_at: null, result: '', revision: 1 },
    })
    .onConflict((clash) => clash.column('id').doNothing())
    .returning('id')
    .execute();
  // The same form sent twice opens once.
  if (made.length === 0) return done(id);
  await setCoachRows(tx, id, coachIds, now);
  await leaveTrace(tx, who, { verb: 'open', id, after: { innovation: subject.title, coaches: coachIds.length } }, now);
  await emit(tx, caseOpened, { caseId: id }, now);
  return done(id);
}

async function openingFault(tx: Tx, who: Viewer, { coachIds, topic, clinicId }: Opening): Promise<CaseRefusal | null> {
  if ([...topic.trim()].length > LONGEST_TOPIC) return 'topic_long';
  if (clinicId && !(await clinicFor(tx, who, clinicId))) return 'clinic_wrong';
  return coachesFault(tx, coachIds);
}

async function coachesFault(tx: Tx, ids: readonly PersonId[]): Promise<CaseRefusal | null> {
  if (ids.length === 0) return 'coach_missing';
  const known = new Set((await allCoaches(tx)).map((it) => it.id));
  return ids.every((it) => known.has(it)) ? null : 'coach_wrong';
}

async function setCoachRows(tx: Tx, id: CaseId, ids: readonly PersonId[], now: Date): Promise<void> {
  const rows = [...new Set(ids)].map((person_id) => ({ case_id: id, person_id, since: now }));
  await tables(tx)
    .insertInto('coaching_case_coach')
    .values(rows)
    .onConflict((clash) => clash.doNothing())
    .execute();
}

/** Says who coaches the case from now on; who coached it before stays when he is chosen again. */
export async function setCoaches(
  tx: Tx,
  who: Viewer,
  { id, coachIds }: { readonly id: CaseId; readonly coachIds: readonly PersonId[] },
  now: Date,
): Promise<Outcome<null, CaseRefusal>> {
  const held = await holdCase(tx, who, id);
  if (!held) return refused('not_found');
  const standing = new Set(held.coaches.map((it) => it.id));
  const added = coachIds.filter((it) => !standing.has(it));
  const forbidden = whyNotCoach(held, who) ?? (coachIds.length === 0 ? 'coach_missing' : null);
  if (forbidden) return refused(forbidden);
  if (added.length > 0 && (await coachesFault(tx, added))) return refused('coach_wrong');
  const gone = [...standing].filter((it) => !coachIds.includes(it));
  if (added.length === 0 && gone.length === 0) return done(null);
  await tables(tx)
    .deleteFrom('coaching_case_coach')
    .where('case_id', '=', id)
    .where('person_id', 'not in', [...coachIds])
    .execute();
  await setCoachRows(tx, id, coachIds, now);
  await leaveTrace(tx, who, { verb: 'coaches', id, before: [...standing], after: coachIds }, now);
  return done(null);
}

/** Ends the case with its result; what is still open stays owed. */
export async function closeCase(
  tx: Tx,
  who: Viewer,
  { id, result }: { readonly id: CaseId; readonly result: string },
  now: Date,
): Promise<Outcome<null, CaseRefusal>> {
  const held = await holdCase(tx, who, id);
  if (!held) return refused('not_found');
  const said = result.trim();
  const forbidden = whyNotCoach(held, who);
  // Pressed twice, it is closed once.
  if (forbidden === 'closed' && held.result === said) return done(null);
  if (forbidden) return refused(forbidden);
  if (said === '') return refused('result_missing');
  if ([...said].length > LONGEST_RESULT) return refused('result_long');
  await tables(tx)
    .updateTable('coaching_case')
    .set({ closed_at: now, closed_by: who.person?.id ?? null, result: said, revision: held.revision + 1 })
    .where('id', '=', id)
    .execute();
  await leaveTrace(tx, who, { verb: 'close', id, after: { result: said } }, now);
  return done(null);
}

/** Takes the end back. */
export async function reopenCase(
  tx: Tx,
  who: Viewer,
  { id }: { readonly id: CaseId },
  now: Date,
): Promise<Outcome<null, CaseRefusal>> {
  const held = await holdCase(tx, who, id);
  if (!held) return refused('not_found');
  const forbidden = whyNotCoach(held, who);
  if (forbidden === null) return done(null);
  if (forbidden !== 'closed') return refused(forbidden);
  await tables(tx)
    .updateTable('coaching_case')
    .set({ closed_at: null, closed_by: null, result: '', revision: held.revision + 1 })
    .where('id', '=', id)
    .execute();
  await leaveTrace(tx, who, { verb: 'reopen', id, before: { result: held.result } }, now);
  return done(null);
}
