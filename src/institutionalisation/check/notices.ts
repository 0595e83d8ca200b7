import type { PersonId } from '#identity/index.ts';
import { adminsOf } from '#identity/index.ts';
import { notify } from '#notification/index.ts';
import { formatDate } from '#platform/dates.ts';
import type { JobContext } from '#platform/jobs.ts';
import { shownContents } from '#registry/index.ts';
import type { ItemId, RoundId } from './model/check.ts';
import { paths } from './paths.ts';
import { itemById, owingKeepers } from './queries/items.ts';
import { roundById } from './queries/rounds.ts';
import { silentByInstitution } from './queries/silent.ts';

export const checkNotices = [
  'institutionalisation.notice.check_opened',
  'institutionalisation.notice.check_reminder',
  'institutionalisation.notice.check_closed',
  'institutionalisation.notice.answer_verified',
  'institutionalisation.notice.answer_returned',
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

/** Whoever answered learns that it was verified or came back. */
export async function tellAnswerDecided(
  { itemId, at }: { readonly itemId: ItemId; readonly at: string },
  { db, baseUrl, now }: JobContext,
): Promise<void> {
  await db.transact(async (tx) => {
    const item = await itemById(tx, itemId);
    if (!item || (item.state !== 'verified' && item.state !== 'returned')) return;
    const title = (await shownContents(tx, [item.innovationId])).get(item.innovationId)?.title ?? '';
    const to = [item.answeredBy].filter((it): it is PersonId => it !== null);
    const kind = `institutionalisation.notice.answer_${item.state}` as const;
    const about = { kind, values: { title }, href: paths.item.to(itemId), occasion: `${kind}:${itemId}:${at}` };
    await notify(tx, { to, ...about }, baseUrl, now);
  });
}
