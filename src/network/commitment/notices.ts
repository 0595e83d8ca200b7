import { adminsOf, hubAdmins } from '#identity/index.ts';
import { notify } from '#notification/index.ts';
import { formatDate } from '#platform/dates.ts';
import type { JobContext } from '#platform/jobs.ts';
import type { CommitmentId } from './model.ts';
import { paths } from './paths.ts';
import { commitmentById, endingOn } from './queries/commitments.ts';

export const commitmentNotices = [
  'network.notice.commitment_registered',
  'network.notice.commitment_verified',
  'network.notice.commitment_returned',
  'network.notice.commitment_ending',
] as const;

type OfCommitment = { readonly commitmentId: CommitmentId; readonly at: string };

/** The hub learns that a member brought its commitment. */
export async function tellCommitmentRegistered(
  { commitmentId, at }: OfCommitment,
  { db, baseUrl, now }: JobContext,
): Promise<void> {
  await db.transact(async (tx) => {
    const commitment = await commitmentById(tx, commitmentId);
    if (commitment?.state !== 'waiting') return;
    const kind = 'network.notice.commitment_registered';
    const to = (await hubAdmins(tx)).map((it) => it.id).filter((it) => it !== commitment.registeredBy);
    const values = { member: commitment.institutionName };
    const href = paths.commitment.to(commitmentId);
    await notify(tx, { to, kind, values, href, occasion: `${kind}:${commitmentId}:${at}` }, baseUrl, now);
  });
}

/** The member's admins and whoever brought it learn that it counts, or what is missing. */
export async function tellCommitmentDecided(
  { commitmentId, at }: OfCommitment,
  { db, baseUrl, now }: JobContext,
): Promise<void> {
  await db.transact(async (tx) => {
    const commitment = await commitmentById(tx, commitmentId);
    if (commitment?.state !== 'verified' && commitment?.state !== 'returned') return;
    const kind = `network.notice.commitment_${commitment.state}` as const;
    const admins = (await adminsOf(tx, commitment.institutionId)).map((it) => it.id);
    const to = commitment.registeredBy === null ? admins : [commitment.registeredBy, ...admins];
    const values = { member: commitment.institutionName };
    const href = paths.commitment.to(commitmentId);
    await notify(tx, { to, kind, values, href, occasion: `${kind}:${commitmentId}:${at}` }, baseUrl, now);
  });
}

/** The admins of members whose commitment ends on one of these days learn of it, each once a day named. */
export async function tellEnding(days: readonly string[], { db, baseUrl, now }: JobContext): Promise<void> {
  await db.transact(async (tx) => {
    for (const { id, institutionId, institutionName: member, validUntil } of await endingOn(tx, days)) {
      if (validUntil === null) continue;
      const kind = 'network.notice.commitment_ending';
      const to = (await adminsOf(tx, institutionId)).map((it) => it.id);
      const values = { member, until: formatDate(validUntil) };
      const occasion = `${kind}:${id}:${days.indexOf(validUntil)}`;
      await notify(tx, { to, kind, values, href: paths.register.to(institutionId), occasion }, baseUrl, now);
    }
  });
}
