import { adminsOf, hubAdmins, type InstitutionId, type PersonId } from '#identity/index.ts';
import { notify } from '#notification/index.ts';
import type { Tx } from '#platform/db.ts';
import type { JobContext } from '#platform/jobs.ts';
import { paths as registryPaths } from '../paths.ts';
import { toldOf } from '../queries/told.ts';
import type { Relocated } from './events.ts';
import type { RelocationId, RelocationOffer } from './model.ts';
import { paths } from './paths.ts';
import { relocationById } from './queries.ts';

export const relocationNotices = [
  'registry.notice.relocation_offered',
  'registry.notice.relocation_declined',
  'registry.notice.relocated',
] as const;

type OfOffer = { readonly offerId: RelocationId };

/** Those who run the institution, else the hub. */
async function deciders(tx: Tx, id: InstitutionId): Promise<readonly PersonId[]> {
  const admins = await adminsOf(tx, id);
  return (admins.length > 0 ? admins : await hubAdmins(tx)).map((person) => person.id);
}

type Wanted = {
  readonly kind: 'registry.notice.relocation_offered' | 'registry.notice.relocation_declined';
  readonly to: (tx: Tx, offer: RelocationOffer) => Promise<readonly PersonId[]>;
};

async function tell({ offerId }: OfOffer, { db, baseUrl, now }: JobContext, { kind, to }: Wanted): Promise<void> {
  await db.transact(async (tx) => {
    const offer = await relocationById(tx, offerId);
    if (!offer) return;
    const values = { title: offer.title, from: offer.place, to: offer.toName };
    const telling = {
      to: await to(tx, offer),
      kind,
      values,
      href: paths.one.to(offerId),
      occasion: `${kind}:${offerId}`,
    };
    await notify(tx, telling, baseUrl, now);
  });
}

/** A record is offered to another institution: told to those who run that. */
export function tellRelocationOffered(fact: OfOffer, context: JobContext): Promise<void> {
  const to = (tx: Tx, offer: RelocationOffer) => deciders(tx, offer.toInstitution);
  return tell(fact, context, { kind: 'registry.notice.relocation_offered', to });
}

/** The other institution declined: told to whoever offered it. */
export function tellRelocationDeclined(fact: OfOffer, context: JobContext): Promise<void> {
  const to = async (_tx: Tx, offer: RelocationOffer) => [offer.offeredBy];
  return tell(fact, context, { kind: 'registry.notice.relocation_declined', to });
}

/** A record stands elsewhere now: told to those who kept it and to those who run its institution, but not to who moved it. */
export async function tellRelocated(fact: Relocated, { db, baseUrl, now }: JobContext): Promise<void> {
  await db.transact(async (tx) => {
    const told = await toldOf(tx, fact.innovationId);
    if (!told) return;
    const people = new Set([...fact.keeperIds, ...(await deciders(tx, told.institutionId))]);
    const telling = {
      to: [...people].filter((id) => id !== fact.by),
      kind: 'registry.notice.relocated' as const,
      values: { title: told.title, institution: told.institutionName },
      href: registryPaths.work.to(fact.innovationId),
      occasion: `registry.notice.relocated:${fact.innovationId}:${fact.at}`,
    };
    await notify(tx, telling, baseUrl, now);
  });
}
