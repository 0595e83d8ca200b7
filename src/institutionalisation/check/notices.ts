import { adminsOf } from '#identity/index.ts';
import { notify } from '#notification/index.ts';
import { formatDate } from '#platform/dates.ts';
import type { Tx } from '#platform/db.ts';
import type { JobContext } from '#platform/jobs.ts';
import { shownContents } from '#registry/index.ts';
import type { Item, ItemId, RoundId } from './model/check.ts';
import { paths } from './paths.ts';
import { itemsById, owingKeepers } from './queries/items.ts';
import { roundById } from './queries/rounds.ts';
import { silentByInstitution } from './queries/silent.ts';

export const checkNotices = [
  'institutionalisation.notice.check_opened',
  'institutionalisation.notice.check_reminder',
  'institutionalisation.notice.check_closed',
  'institutionalisation.notice.answer_verified',
  'institutionalisation.notice.answer_returned',
  'institutionalisation.notice.answers_verified',
] as const;

type OfRound = { readonly roundId: RoundId; readonly at: string };

/** Every keeper learns that the round asks what he keeps, and until when. */
export async function tellCheckOpened({ roundId, at }: OfRound, { db, baseUrl, now }: JobContext): Promise<void> {
  await db.transact(async (tx) => {
    const round = await roundById(tx, roundId);
    if (!round) return;
    const kind = 'institutionalisation.notice.check_opened';
    for (const { personId, count } of await owingKeepers(tx, roundId)) {
      const values = { year: String(round.year), count, until: formatDate(round.closes) };
      const href = paths.round.to(roundId, { keadaan: 'waiting' });
      await notify(tx, { to: [personId], kind, values, href, occasion: `${kind}:${roundId}:${at}` }, baseUrl, now);
    }
  });
}

/** The admins of an institution learn how many of its innovations stayed silent. */
export async function tellCheckClosed({ roundId, at }: OfRound, { db, baseUrl, now }: JobContext): Promise<void> {
  await db.transact(async (tx) => {
    const round = await roundById(tx, roundId);
    if (!round) return;
    const kind = 'institutionalisation.notice.check_closed';
    const href = paths.round.to(roundId, { keadaan: 'silent' });
    for (const { institutionId, count } of await silentByInstitution(tx, roundId)) {
      const to = (await adminsOf(tx, institutionId)).map((it) => it.id);
      const values = { year: String(round.year), count };
      await notify(tx, { to, kind, values, href, occasion: `${kind}:${roundId}:${at}` }, baseUrl, now);
    }
  });
}

/** Whoever answered learns that it was verified or came back; of several verified at once by one notice. */
export async function tellAnswerDecided(
  { itemIds, at }: { readonly itemIds: readonly ItemId[]; readonly at: string },
  { db, baseUrl, now }: JobContext,
): Promise<void> {
  await db.transact(async (tx) => {
    const items = await itemsById(tx, itemIds);
    for (const [personId, own] of Map.groupBy(items, (it) => it.answeredBy)) {
      if (personId === null) continue;
      const about = own.length > 1 ? manyVerified(own, at) : await oneDecided(tx, own[0], at);
      if (about) await notify(tx, { to: [personId], ...about }, baseUrl, now);
    }
  });
}

function manyVerified(items: readonly Item[], at: string) {
  const [first] = items.filter((it) => it.state === 'verified');
  if (!first) return null;
  const kind = 'institutionalisation.notice.answers_verified' as const;
  const href = paths.round.to(first.roundId, { keadaan: 'verified' });
  return { kind, values: { count: items.length }, href, occasion: `${kind}:${first.roundId}:${at}` };
}

async function oneDecided(tx: Tx, item: Item | undefined, at: string) {
  if (!item || (item.state !== 'verified' && item.state !== 'returned')) return null;
  const title = (await shownContents(tx, [item.innovationId])).get(item.innovationId)?.title ?? '';
  const kind = `institutionalisation.notice.answer_${item.state}` as const;
  return { kind, values: { title }, href: paths.item.to(item.id), occasion: `${kind}:${item.id}:${at}` };
}
