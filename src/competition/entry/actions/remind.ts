import { recordAll } from '#audit/index.ts';
import { actorOf, type InstitutionId, type Viewer } from '#identity/index.ts';
import { notify } from '#notification/index.ts';
import { dayOf } from '#platform/dates.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { Edition } from '../../edition/model/edition.ts';
import { editionById } from '../../edition/queries/editions.ts';
import type { EntryId } from '../model/entry.ts';
import type { EntryRefusal } from '../model/refusal.ts';
import { paths } from '../paths.ts';
import { entryById } from '../queries/entry.ts';
import { progressOfMany } from '../queries/progress.ts';
import { adminIdsOf, type ToldEntry, toldEntries, unfinishedOf } from '../queries/told.ts';
import { whyNotRemind } from '../rules/remind.ts';
import { reminderDue } from '../rules/reopening.ts';
import { timeLeft, windowOf } from '../rules/window.ts';
import { leaveTrace } from './trace.ts';

export const reminderNotices = [
  'competition.notice.entry_reminder',
  'competition.notice.entry_reminder_admin',
  'competition.notice.entry_correction_reminder',
] as const;

export type Reminding = {
  readonly edition: Edition;
  /** Only entries and waits that are older than this moment; null: all. */
  readonly since: Date | null;
  /** Only those of these institutions; null: of all. */
  readonly institutions: readonly InstitutionId[] | null;
  /** Tells one round from another: nobody is told twice in one. */
  readonly round: string;
};

/**
 * Tells the writers of every entry that has not arrived how much of it is done and how much time is left, and the admins
 * how many wait for them. Answers how many entries it was about.
 */
export async function remindEntrants(
  tx: Tx,
  { edition, since, institutions, round }: Reminding,
  baseUrl: string,
  now: Date,
): Promise<number> {
  const left = timeLeft(windowOf(edition.document).closes, now);
  if (!left) return 0;
  const all = await unfinishedOf(tx, edition.id);
  const wanted = all.filter((it) => institutions === null || institutions.includes(it.institutionId));
  const told = wanted.filter((it) => since === null || waitingSince(it) <= since);
  const values = { edition: edition.document.title, ...left };
  await tellWriters(
    tx,
    told.filter((it) => it.state !== 'with_admin'),
    { edition, values, round },
    { baseUrl, now },
  );
  await tellAdmins(
    tx,
    told.filter((it) => it.state === 'with_admin'),
    { edition, values, round },
    { baseUrl, now },
  );
  return told.length;
}

const waitingSince = (it: ToldEntry): Date => (it.state === 'with_admin' && it.handedAt ? it.handedAt : it.createdAt);

type Saying = {
  readonly edition: Edition;
  readonly values: { readonly edition: string; readonly days: number; readonly hours: number };
  readonly round: string;
};
type Going = { readonly baseUrl: string; readonly now: Date };

async function tellWriters(
  tx: Tx,
  entries: readonly ToldEntry[],
  { edition, values, round }: Saying,
  { baseUrl, now }: Going,
): Promise<void> {
  const kind = 'competition.notice.entry_reminder';
  const progress = await progressOfMany(tx, entries, new Map([[edition.id, edition]]));
  for (const entry of entries) {
    const { done, of } = progress.get(entry.id) ?? { done: 0, of: 0 };
    const telling = { to: entry.writers, kind, values: { ...values, title: entry.title, done, of } };
    const occasion = `${kind}:${entry.id}:${round}`;
    await notify(tx, { ...telling, href: paths.entry.to(entry.id), occasion }, baseUrl, now);
  }
}

async function tellAdmins(
  tx: Tx,
  entries: readonly ToldEntry[],
  { edition, values, round }: Saying,
  { baseUrl, now }: Going,
): Promise<void> {
  const kind = 'competition.notice.entry_reminder_admin';
  const href = paths.list.to({ edisi: edition.id, status: 'with_admin' });
  for (const [institutionId, waiting] of Map.groupBy(entries, (it) => it.institutionId)) {
    const to = await adminIdsOf(tx, institutionId);
    const occasion = `${kind}:${edition.id}:${institutionId}:${round}`;
    await notify(tx, { to, kind, values: { ...values, n: waiting.length }, href, occasion }, baseUrl, now);
  }
}

/** Reminds the people of a reopened entry of its own day, once for each hour of the edition before it. Answers whether there was one. */
export async function remindOfCorrection(
  tx: Tx,
  { entry, edition }: { readonly entry: ToldEntry; readonly edition: Edition },
  { baseUrl, now }: Going,
): Promise<boolean> {
  const { openUntil, returnedAt } = entry;
  const due = openUntil && reminderDue({ openUntil, since: returnedAt ?? now }, edition.document.reminders, now);
  const left = timeLeft(openUntil, now);
  if (!due || !left) return false;
  const kind = 'competition.notice.entry_correction_reminder';
  const to = [...entry.writers, ...(await adminIdsOf(tx, entry.institutionId))];
  const values = { title: entry.title, edition: edition.document.title, ...left };
  const occasion = `${kind}:${entry.id}:${due.toISOString()}`;
  await notify(tx, { to, kind, values, href: paths.entry.to(entry.id), occasion }, baseUrl, now);
  return true;
}

/** The organiser reminds some institutions or all of them, once a day at most. */
export async function remindByHand(
  tx: Tx,
  who: Viewer,
  { edition, institutions }: { readonly edition: Edition; readonly institutions: readonly InstitutionId[] | null },
  { baseUrl, now }: Going,
): Promise<number> {
  const reminding = { edition, institutions, since: null, round: `tangan:${dayOf(now)}` };
  const told = await remindEntrants(tx, reminding, baseUrl, now);
  const subject = { kind: 'edition', id: edition.id };
  const entry = { event: 'competition.entry.remind', subject, after: { entries: told } };
  if (told > 0) await recordAll(tx, actorOf(who), [entry], now);
  return told;
}

/** An admin reminds the writers of one entry that is still with them, once a day at most. */
export async function remindWriters(
  tx: Tx,
  who: Viewer,
  id: EntryId,
  { baseUrl, now }: Going,
): Promise<Outcome<null, EntryRefusal>> {
  const entry = await entryById(tx, id);
  const edition = entry ? await editionById(tx, entry.editionId) : null;
  if (!entry || !edition) return refused('not_found');
  const { closes } = windowOf(edition.document);
  const why = whyNotRemind(entry, who, closes, now);
  const left = timeLeft(closes, now);
  if (why || !left) return refused(why ?? 'closed');
  const told = await toldEntries(tx, [id]);
  const saying = { edition, values: { edition: edition.document.title, ...left }, round: `admin:${dayOf(now)}` };
  await tellWriters(tx, told, saying, { baseUrl, now });
  await leaveTrace(tx, who, { id, verb: 'remind' }, now);
  return done(null);
}
