import { type Actor, record, systemActor } from '#audit/index.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { sendMail } from '#platform/mail.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { PersonId, Viewer } from '../model.ts';
import { supportViewMail } from '../notices.ts';
import { standingOf } from '../queries/people.ts';
import { actorOf } from '../rules/guard.ts';
import { LONGEST_REASON, supportViewEnd, type WhyNotViewAs, whyNotViewAs } from '../rules/support-view.ts';
import { tables } from '../schema.ts';

export type WhyNotBeginView = 'unknown' | 'reason_missing' | 'reason_too_long' | WhyNotViewAs;

/** Lets this session look at the hub as the person does, for a quarter of an hour and without changing anything; the person is told by mail. */
export async function beginSupportView(
  tx: Tx,
  viewer: Viewer,
  given: { readonly id: PersonId; readonly reason: string },
  now: Date,
): Promise<Outcome<null, WhyNotBeginView>> {
  const standing = await standingOf(tx, given.id);
  const { person: admin, sessionId } = viewer;
  if (!standing || !admin || !sessionId) return refused('unknown');
  const refusal = whyNotViewAs(viewer, standing);
  if (refusal) return refused(refusal);
  const reason = given.reason.trim();
  if (reason === '') return refused('reason_missing');
  if (reason.length > LONGEST_REASON) return refused('reason_too_long');
  const person = await tables(tx)
    .selectFrom('person')
    .select(['name', 'email', 'locale'])
    .where('id', '=', given.id)
    .executeTakeFirstOrThrow();
  await closeSupportViews(tx, now);
  const until = supportViewEnd(now);
  const at = { begun_at: now, until_at: until };
  const id = newId<'SupportViewId'>();
  await tables(tx)
    .insertInto('support_view')
    .values({ id, session_id: sessionId, admin_id: admin.id, person_id: given.id, reason, ...at })
    .execute();
  const subject = { kind: 'person', id: given.id };
  const after = { name: person.name, reason, until };
  const who: Actor = { ...actorOf(viewer), as: { personId: given.id, name: person.name } };
  await record(tx, who, { event: 'identity.support_view_begun', subject, after }, now);
  await sendMail(tx, supportViewMail(person, { admin: admin.name, reason, at: now, until }), now);
  return done(null);
}

/** Ends the look through somebody's eyes; answers whose it was, or null when its time was over already. */
export async function endSupportView(tx: Tx, viewer: Viewer, now: Date): Promise<PersonId | null> {
  const { support, person } = viewer;
  if (!support || !person) return null;
  await tables(tx).updateTable('support_view').set({ ended_at: now }).where('id', '=', support.id).execute();
  const subject = { kind: 'person', id: person.id };
  const after = { name: person.name, reason: support.reason };
  await record(tx, actorOf(viewer), { event: 'identity.support_view_ended', subject, after }, now);
  return person.id;
}

/** Closes views whose time is over, so that the log tells the end of each; answers how many. */
export async function closeSupportViews(tx: Tx, now: Date): Promise<number> {
  const over = await tables(tx)
    .updateTable('support_view')
    .set((it) => ({ ended_at: it.ref('until_at') }))
    .where('ended_at', 'is', null)
    .where('until_at', '<=', now)
    .returning(['person_id', 'reason', 'until_at'])
    .execute();
  for (const it of over) {
    const subject = { kind: 'person', id: it.person_id };
    const after = { reason: it.reason, until: it.until_at };
    await record(tx, systemActor, { event: 'identity.support_view_ended', subject, after }, now);
  }
  return over.length;
}
