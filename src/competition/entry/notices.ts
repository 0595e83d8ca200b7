import type { PersonId } from '#identity/index.ts';
import { notify } from '#notification/index.ts';
import type { Tx } from '#platform/db.ts';
import type { JobContext } from '#platform/jobs.ts';
import type { EditionId } from '../edition/model/edition.ts';
import { editionById } from '../edition/queries/editions.ts';
import type { EntryId, EntryMessageId } from './model/entry.ts';
import { paths } from './paths.ts';
import { messageBy, organisersInDialogue } from './queries/messages.ts';
import { adminIdsOf, type ToldEntry, toldEntry, unfinishedOf } from './queries/told.ts';

export const entryNotices = [
  'competition.notice.entry_handed_over',
  'competition.notice.entry_returned',
  'competition.notice.entry_submitted',
  'competition.notice.entry_withdrawn',
  'competition.notice.entry_deadline',
  'competition.notice.entry_reopened',
  'competition.notice.entry_corrected',
  'competition.notice.entry_given_back',
  'competition.notice.entry_message',
] as const;
/** Who has days to mend something, or lost them, is told whatever the settings. */
export const owedEntryNotices = ['competition.notice.entry_reopened', 'competition.notice.entry_given_back'] as const;

type OfEntry = { readonly entryId: EntryId; readonly at: string };
type Wanted = {
  readonly kind: (typeof entryNotices)[number];
  readonly to: (tx: Tx, told: ToldEntry) => Promise<readonly PersonId[]>;
  readonly more?: Readonly<Record<string, string>>;
};
const owed: readonly string[] = owedEntryNotices;

async function tell(
  { entryId, at }: OfEntry,
  { db, baseUrl, now }: JobContext,
  { kind, to, more = {} }: Wanted,
): Promise<void> {
  await db.transact(async (tx) => {
    const told = await toldEntry(tx, entryId);
    const edition = told && (await editionById(tx, told.editionId));
    if (!told || !edition) return;
    const values = { title: told.title, edition: edition.document.title, receipt: told.receipt ?? '', ...more };
    const href = paths.entry.to(entryId);
    const telling = { to: await to(tx, told), kind, values, href, occasion: `${kind}:${entryId}:${at}` };
    await notify(tx, { ...telling, ...(owed.includes(kind) ? { isOwed: true } : {}) }, baseUrl, now);
  });
}

const writers = async (_tx: Tx, told: ToldEntry) => told.writers;
const admins = (tx: Tx, told: ToldEntry) => adminIdsOf(tx, told.institutionId);

/** An entry waits for the admin lokal. */
export function tellHandedOver(fact: OfEntry, context: JobContext): Promise<void> {
  return tell(fact, context, { kind: 'competition.notice.entry_handed_over', to: admins });
}

/** An entry came back with notes: told to those who write it. */
export function tellEntryReturned(fact: OfEntry, context: JobContext): Promise<void> {
  return tell(fact, context, { kind: 'competition.notice.entry_returned', to: writers });
}

/** An entry arrived, with its receipt: told to those who write it. */
export function tellEntrySubmitted(fact: OfEntry, context: JobContext): Promise<void> {
  return tell(fact, context, { kind: 'competition.notice.entry_submitted', to: writers });
}

const both = async (tx: Tx, told: ToldEntry) => [...told.writers, ...(await admins(tx, told))];

/** What was mended was sent by its people themselves: told to their admin, who sent it the first time. */
export async function tellCorrected(
  fact: OfEntry & { readonly isMended?: boolean },
  context: JobContext,
): Promise<void> {
  if (fact.isMended) await tell(fact, context, { kind: 'competition.notice.entry_corrected', to: admins });
}

/** The check opened a submission again: told to those who write it and to their admin, with the day. */
export function tellEntryReopened(fact: OfEntry & { readonly until: string }, context: JobContext): Promise<void> {
  const more = { until: fact.until };
  return tell(fact, context, { kind: 'competition.notice.entry_reopened', to: both, more });
}

/** The day passed, or the request was taken back: what was submitted before counts. */
export function tellGivenBack(fact: OfEntry, context: JobContext): Promise<void> {
  return tell(fact, context, { kind: 'competition.notice.entry_given_back', to: both });
}

type Written = OfEntry & { readonly messageId: EntryMessageId };

/** Somebody wrote into the dialogue: told to the other side, and to those of their own side who have part in it. */
export async function tellMessage(fact: Written, { db, baseUrl, now }: JobContext): Promise<void> {
  await db.transact(async (tx) => {
    const told = await toldEntry(tx, fact.entryId);
    const message = await messageBy(tx, fact.messageId);
    const edition = told && (await editionById(tx, told.editionId));
    if (!told || !edition || !message) return;
    const kind = 'competition.notice.entry_message';
    const entrants = await both(tx, told);
    const organisers = await organisersInDialogue(tx, told);
    const to = [...entrants, ...organisers].filter((id) => id !== message.by);
    const values = { title: message.title, edition: edition.document.title };
    const href = paths.dialogue.to(fact.entryId);
    await notify(tx, { to, kind, values, href, occasion: `${kind}:${fact.messageId}` }, baseUrl, now);
  });
}

/** An entry was withdrawn: told to the admin and those who write it. */
export function tellEntryWithdrawn(fact: OfEntry, context: JobContext): Promise<void> {
  return tell(fact, context, { kind: 'competition.notice.entry_withdrawn', to: both });
}

type Extended = { readonly editionId: EditionId; readonly after: string };

/** The closing was moved: told to all whose entries have not arrived, and to their admins. */
export async function tellExtended({ editionId, after }: Extended, { db, baseUrl, now }: JobContext): Promise<void> {
  await db.transact(async (tx) => {
    const edition = await editionById(tx, editionId);
    if (!edition) return;
    const waiting = await unfinishedOf(tx, editionId);
    const institutions = [...new Set(waiting.map((it) => it.institutionId))];
    const running = await Promise.all(institutions.map((id) => adminIdsOf(tx, id)));
    const kind = 'competition.notice.entry_deadline';
    const values = { edition: edition.document.title, closing: new Date(after).toISOString() };
    const to = [...waiting.flatMap((it) => it.writers), ...running.flat()];
    const href = paths.list.to({ edisi: editionId });
    await notify(tx, { to, kind, values, href, occasion: `${kind}:${editionId}:${after}` }, baseUrl, now);
  });
}
