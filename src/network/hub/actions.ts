import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { HubProfile, HubRefusal } from './model.ts';
import { profileOf } from './queries.ts';
import { faultsOf, whyNotChange } from './rules.ts';
import { tables } from './schema.ts';

export type ChangingProfile = {
  readonly hubRegion: string;
  readonly profile: HubProfile;
  readonly revision: number;
};

const isSame = (a: HubProfile, b: HubProfile): boolean =>
  (Object.keys(b) as (keyof HubProfile)[]).every((field) => a[field] === b[field]);

/** Says who the hub is and how it is reached. The same form sent twice is one change. */
export async function changeProfile(
  tx: Tx,
  who: Viewer,
  { hubRegion, profile, revision }: ChangingProfile,
  now: Date,
): Promise<Outcome<null, HubRefusal>> {
  const forbidden = whyNotChange(who) ?? Object.values(faultsOf(profile))[0];
  if (forbidden) return refused(forbidden);
  const { revision: at, ...before } = await profileOf(tx, hubRegion);
  if (isSame(before, profile)) return done(null);
  if (at !== revision) return refused('stale');
  const row = {
    ...{ about_id: profile.aboutId, about_en: profile.aboutEn, office: profile.office, address: profile.address },
    ...{ email: profile.email, phone: profile.phone, hours: profile.hours },
    ...{ revision: revision + 1, changed_by: who.person?.id ?? null, changed_at: now },
  };
  await tables(tx)
    .insertInto('hub_profile')
    .values({ region_code: hubRegion, ...row })
    .onConflict((clash) => clash.column('region_code').doUpdateSet(row))
    .execute();
  const subject = { kind: 'hub', id: hubRegion };
  await record(tx, actorOf(who), { event: 'network.hub.change', subject, before, after: profile }, now);
  return done(null);
}
