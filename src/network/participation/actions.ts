import { record } from '#audit/index.ts';
import { actorOf, adminsByInstitution, type InstitutionId, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { enqueue } from '#platform/jobs.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { membersOf } from '../commitment/queries/members.ts';
import { HELD_MINUTES, type ReminderId, type ReminderRefusal } from './model.ts';
import { remindedSince, reminderById } from './queries/reminders.ts';
import { lately, noteFault, whyNotCancel, whyNotRemind, whyNotRemindAny } from './rules/remind.ts';
import { tables } from './schema.ts';

type Result<T> = Promise<Outcome<T, ReminderRefusal>>;
const MINUTE_MS = 60_000;
export const SEND_JOB = 'network.send_reminder';

export type Reminding = {
  readonly id: ReminderId;
  readonly hubRegion: string;
  readonly institutionIds: readonly InstitutionId[];
  readonly note: string;
  /** Not more than once in so many days. */
  readonly days: number;
};
export type Reminded = { readonly reminded: number; readonly refused: readonly ReminderRefusal[] };

/**
 * Prepares a reminder to these members, which goes out in some minutes unless it is taken back. Who cannot be reminded now is left out, and
 * told. The same form sent twice is one reminder.
 */
export async function remindMembers(tx: Tx, who: Viewer, given: Reminding, now: Date): Result<Reminded> {
  const { id, hubRegion, days } = given;
  const note = given.note.trim();
  const forbidden = whyNotRemindAny(who) ?? noteFault(note);
  if (forbidden) return refused(forbidden);
  // Two forms at once are one after the other, so that nobody is reminded by both.
  await tables(tx)
    .selectFrom('institution')
    .select('id')
    .where('region_code', '=', hubRegion)
    .forNoKeyUpdate()
    .execute();
  const known = await reminderById(tx, id);
  if (known) return known.note === note ? done({ reminded: known.members.length, refused: [] }) : refused('id_taken');
  const { chosen, kept } = await sorted(tx, given, lately(now, days));
  if (chosen.length === 0) return refused(kept[0] ?? 'nobody_chosen');
  const goesAt = new Date(now.getTime() + HELD_MINUTES * MINUTE_MS);
  await tables(tx)
    .insertInto('hub_reminder')
    .values({
      ...{ id, region_code: hubRegion, note, asked_by: who.person?.id ?? null, asked_at: now, goes_at: goesAt },
      ...{ cancelled_by: null, cancelled_at: null, sent_at: null },
    })
    .execute();
  await tables(tx)
    .insertInto('hub_reminder_member')
    .values(chosen.map((institutionId) => ({ reminder_id: id, institution_id: institutionId })))
    .execute();
  await enqueue(tx, SEND_JOB, { reminderId: id }, { runAt: goesAt, key: `${SEND_JOB}:${id}` });
  const after = { members: chosen.length, note, goesAt: goesAt.toISOString() };
  const subject = { kind: 'hub_reminder', id };
  await record(tx, actorOf(who), { event: 'network.participation.remind', subject, after }, now);
  return done({ reminded: chosen.length, refused: kept });
}

/** Those that are reminded, and why the others are not. */
async function sorted(tx: Tx, { hubRegion, institutionIds }: Reminding, since: Date) {
  const members = new Set((await membersOf(tx, hubRegion)).map((it) => it.institutionId));
  const wanted = [...new Set(institutionIds)].filter((it) => members.has(it));
  const admins = await adminsByInstitution(tx, wanted);
  const reminded = await remindedSince(tx, since);
  const chosen: InstitutionId[] = [];
  const kept: ReminderRefusal[] = [];
  for (const id of wanted) {
    const why = whyNotRemind({ hasAdmin: admins.has(id), remindedAt: reminded.get(id) ?? null });
    if (why) kept.push(why);
    else chosen.push(id);
  }
  return { chosen, kept };
}

/** Takes a reminder back before it goes out. */
export async function cancelReminder(tx: Tx, who: Viewer, id: ReminderId, now: Date): Result<ReminderId> {
  await tables(tx).selectFrom('hub_reminder').select('id').where('id', '=', id).forUpdate().execute();
  const reminder = await reminderById(tx, id);
  if (!reminder) return refused('not_found');
  const forbidden = whyNotCancel(reminder, who);
  if (forbidden) return refused(forbidden);
  if (reminder.cancelledAt !== null) return done(id);
  await tables(tx)
    .updateTable('hub_reminder')
    .set({ cancelled_by: who.person?.id ?? null, cancelled_at: now })
    .where('id', '=', id)
    .execute();
  const subject = { kind: 'hub_reminder', id };
  await record(tx, actorOf(who), { event: 'network.participation.cancel', subject, after: { cancelled: true } }, now);
  return done(id);
}

/** Marks a reminder as gone; null when it was taken back or has gone already. */
export async function takeToSend(tx: Tx, id: ReminderId, now: Date) {
  const taken = await tables(tx)
    .updateTable('hub_reminder')
    .set({ sent_at: now })
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return taken ? reminderById(tx, id) : null;
}
