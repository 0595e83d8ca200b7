import type { PersonId } from '#identity/index.ts';
import { notify } from '#notification/index.ts';
import type { JobContext } from '#platform/jobs.ts';
import type { OfferId } from './model.ts';
import { paths } from './paths.ts';
import { type ToldOffer, toldOffer } from './queries.ts';

export const handoverNotices = [
  'registry.notice.handover_offered',
  'registry.notice.handover_answered',
  'registry.notice.handover_withdrawn',
  'registry.notice.handover_expired',
] as const;
type NoticeKind = (typeof handoverNotices)[number];
type OfOffer = { readonly offerId: OfferId };

type Wanted = {
  readonly kind: NoticeKind;
  /** Tells two happenings of one offer apart. */
  readonly at?: string;
  readonly to: (told: ToldOffer) => readonly PersonId[];
};

async function tell({ offerId }: OfOffer, { db, baseUrl, now }: JobContext, { kind, at, to }: Wanted): Promise<void> {
  await db.transact(async (tx) => {
    const told = await toldOffer(tx, offerId);
    if (!told) return;
    const answered = told.records.filter((record) => at === undefined || record.answeredAt?.toISOString() === at);
    const count = (state: string) => answered.filter((record) => record.state === state).length;
    const values = {
      title: told.title,
      n: told.records.length,
      to: told.toName,
      by: told.offeredByName,
      accepted: count('accepted'),
      declined: count('declined'),
    };
    const occasion = `${kind}:${offerId}${at ? `:${at}` : ''}`;
    await notify(tx, { to: to(told), kind, values, href: paths.one.to(offerId), occasion }, baseUrl, now);
  });
}

const receiver = (told: ToldOffer): readonly PersonId[] => [told.toId];

/** Whoever offered it and whoever hands over, but never the receiver. */
function givers({ fromId, toId, offeredById }: ToldOffer): readonly PersonId[] {
  return [offeredById, ...(fromId ? [fromId] : [])].filter((id) => id !== toId);
}

/** Somebody is asked to take over: told to that person. */
export function tellHandoverOffered(fact: OfOffer, context: JobContext): Promise<void> {
  return tell(fact, context, { kind: 'registry.notice.handover_offered', to: receiver });
}

/** An offer was answered: told to those who made it. */
export function tellHandoverAnswered(fact: OfOffer & { readonly at: string }, context: JobContext): Promise<void> {
  return tell(fact, context, { kind: 'registry.notice.handover_answered', at: fact.at, to: givers });
}

/** An offer was taken back: told to the person it was made to. */
export function tellHandoverWithdrawn(fact: OfOffer, context: JobContext): Promise<void> {
  return tell(fact, context, { kind: 'registry.notice.handover_withdrawn', to: receiver });
}

/** Nobody answered in time: told to those who made the offer. */
export function tellHandoverExpired(fact: OfOffer, context: JobContext): Promise<void> {
  return tell(fact, context, { kind: 'registry.notice.handover_expired', to: givers });
}
