import { adminsOf, hubAdmins, type InstitutionId, type PersonId } from '#identity/index.ts';
import { notify } from '#notification/index.ts';
import type { Tx } from '#platform/db.ts';
import type { JobContext } from '#platform/jobs.ts';
import type { ReplicationMoved, ToldMove } from './events.ts';
import type { Replication } from './model/replication.ts';
import { paths } from './paths.ts';
import { replicationById, replicationsOfOrigins } from './queries/replication.ts';
import { reachedOf } from './rules/moves.ts';
import { countedRegions } from './rules/regions.ts';

export const transferNotices = [
  'replication.notice.interest',
  'replication.notice.verify',
  'replication.notice.refuse',
  'replication.notice.withdraw',
  'replication.notice.appoint',
  'replication.notice.sign',
  'replication.notice.commit',
  'replication.notice.begin',
  'replication.notice.evaluate',
  'replication.notice.send_back',
  'replication.notice.certify',
  'replication.notice.pause',
  'replication.notice.resume',
  'replication.notice.stop',
] as const satisfies readonly `replication.notice.${ToldMove}`[];

type Side = 'owner' | 'replicator' | 'facilitator' | 'hub';

/** Who is told of what. The origin's keepers get their credit told: interest, agreement, implementation, certificate. */
const told: Readonly<Record<ToldMove, readonly Side[]>> = {
  interest: ['owner', 'hub'],
  verify: ['replicator', 'owner'],
  refuse: ['replicator', 'owner'],
  withdraw: ['owner', 'hub'],
  appoint: ['facilitator'],
  sign: ['owner', 'replicator', 'facilitator', 'hub'],
  commit: ['owner', 'replicator', 'facilitator'],
  begin: ['owner', 'facilitator', 'hub'],
  evaluate: ['owner', 'facilitator', 'hub'],
  send_back: ['replicator', 'facilitator'],
  certify: ['owner', 'replicator', 'facilitator', 'hub'],
  pause: ['owner', 'replicator', 'facilitator', 'hub'],
  resume: ['owner', 'replicator', 'facilitator', 'hub'],
  stop: ['owner', 'replicator', 'facilitator', 'hub'],
};

async function peopleOf(tx: Tx, side: Side, it: Replication): Promise<readonly PersonId[]> {
  const admins = async (id: InstitutionId) => (await adminsOf(tx, id)).map((one) => one.id);
  switch (side) {
    case 'owner':
      return [...it.keeperIds, ...(await admins(it.ownerId))];
    case 'replicator':
      return [...(it.askedBy ? [it.askedBy] : []), ...(await admins(it.institutionId))];
    case 'facilitator':
      return it.facilitatorId ? [it.facilitatorId] : [];
    case 'hub':
      return (await hubAdmins(tx)).map((one) => one.id);
  }
}

/** Those concerned learn of a move; whoever made it is not told. */
export async function tellMoved({ replicationId, move, by, at }: ReplicationMoved, context: JobContext): Promise<void> {
  const { db, baseUrl, now } = context;
  await db.transact(async (tx) => {
    const replication = await replicationById(tx, replicationId);
    if (!replication) return;
    const to: PersonId[] = [];
    for (const side of told[move]) to.push(...(await peopleOf(tx, side, replication)));
    const kind = `replication.notice.${move}` as const;
    const said = { title: replication.originTitle, replicator: placeOf(replication) };
    const values = move === 'certify' ? { ...said, count: await regionsNow(tx, replication) } : said;
    const telling = {
      to: to.filter((id) => id !== by),
      kind,
      values,
      href: paths.one.to(replicationId),
      occasion: `${kind}:${replicationId}:${at}`,
    };
    await notify(tx, telling, baseUrl, now);
  });
}

/** In how many different regions the origin is replicated now: its credit. */
async function regionsNow(tx: Tx, { originId, ownerRegion }: Replication): Promise<number> {
  const all = originId ? await replicationsOfOrigins(tx, [originId]) : [];
  const countable = all.map((it) => ({ ...it, reached: reachedOf(it) }));
  return countedRegions(countable, ownerRegion).size;
}

const placeOf = ({ unitName, institutionName }: Replication): string =>
  [unitName, institutionName].filter((it) => it !== null).join(', ');
