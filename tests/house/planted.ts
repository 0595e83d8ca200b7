import { endMembership } from '../../src/identity/actions/memberships.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import { moveMany } from '../../src/registry/bulk/actions/run.ts';
import { offerKeeping } from '../../src/registry/handover/actions/offer.ts';
import { offerRelocation } from '../../src/registry/relocation/actions/offer.ts';
import { testNow } from '../support/people.ts';
import type { Stage } from '../support/stage.ts';

/** Enough to be handed in and published. */
export const wholeContent = {
  title: 'Catatan yang diuji',
  stage: 'initiative' as const,
  digital: false,
  summary: 'Ringkasan.',
  background: 'Latar belakang.',
  mainAffair: 'pendidikan',
};

/** A record of a newcomer, offered to the innovator of the unit. */
export async function plantOffer(stage: Stage): Promise<string> {
  const { personId } = await stage.newcomer();
  const innovationId = await stage.record({ content: wholeContent, keepers: [personId] });
  const parties = { from: personId, to: stage.people.innovator.person.id };
  const offer = { ...parties, id: newId<'OfferId'>(), ids: [innovationId], note: '' };
  return must(await stage.database.db.transact((tx) => offerKeeping(tx, stage.people.local_admin, offer, testNow))).id;
}

const departed = new Map<string, string>();

/** Who left the record that was planted for it. */
export const departedFrom = (id: string): string | undefined => departed.get(id);

/** A record whose keeper has left. */
export async function plantDeparture(stage: Stage): Promise<string> {
  const { personId, membershipId } = await stage.newcomer();
  const id = await stage.record({ content: wholeContent, keepers: [personId] });
  must(await stage.database.db.transact((tx) => endMembership(tx, stage.people.local_admin, membershipId, testNow)));
  departed.set(id, personId);
  return id;
}

/** A record that the local admin archived as one of many. */
export async function plantRun(stage: Stage): Promise<string> {
  const [id, innovationId] = [newId<'BulkRunId'>(), await stage.record({ state: 'published', content: wholeContent })];
  const deed = { move: 'archive', reason: 'Salah centang.' } as const;
  const items = [{ id: innovationId, versionId: null }];
  await moveMany(stage.database.db, stage.people.local_admin, { id, items, deed }, new Date());
  return id;
}

/** A record of Toba that its admin offers to Deli Serdang. */
export async function plantRelocation(stage: Stage): Promise<string> {
  const innovationId = await stage.record({ content: wholeContent });
  const id = newId<'RelocationId'>();
  const offer = { id, innovationId, to: stage.places.deliSerdang, reason: 'Pindah.' };
  return must(await stage.database.db.transact((tx) => offerRelocation(tx, stage.people.local_admin, offer, testNow)))
    .id;
}
