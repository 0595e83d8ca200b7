import { systemActor } from '#audit/index.ts';
import { addPerson, demoPeople, startMembership, viewerOfPerson } from '#identity/index.ts';
import type { SeedContext } from '#platform/capability.ts';
import { t } from '#platform/i18n/i18n.ts';
import { must } from '#platform/outcome.ts';
import { membersOf } from './commitment/queries/members.ts';
import { seedCommitments } from './commitment/seed.ts';
import { changeProfile } from './hub/actions.ts';
import { profileOf } from './hub/queries.ts';
import { seedProgramme } from './programme/seed.ts';

/** The demonstration: who the hub is, and joint commitments of some members, and its programme. */
export async function seedNetwork(context: SeedContext): Promise<void> {
  context.progress(t('commitment.seed'));
  await seedAdmins(context);
  await seedProfile(context);
  await seedCommitments(context);
  context.progress(t('programme.seed'));
  await seedProgramme(context);
}

/** Local admins of two regencies that have not begun, so that there is somebody to remind; nobody signs in as them. */
async function seedAdmins({ db, config, now }: SeedContext): Promise<void> {
  const members = await membersOf(db.conn, config.hubRegion);
  for (const { region, name } of [
    { region: '12.17', name: 'Admin Samosir (contoh)' },
    { region: '12.06', name: 'Admin Karo (contoh)' },
  ]) {
    const member = members.find((it) => it.regionCode === region);
    if (!member) continue;
    const email = `admin.${region}@contoh.example`;
    await db.transact(async (tx) => {
      const added = await addPerson(tx, null, { name, email, password: null, locale: 'id' }, now);
      if (!added.ok) return;
      const post = {
        personId: added.value,
        role: 'local_admin',
        institutionId: member.institutionId,
        unitId: null,
      } as const;
      await startMembership(tx, systemActor, post, now);
    });
  }
}

async function seedProfile({ db, config, now }: SeedContext): Promise<void> {
  const { hubRegion } = config;
  const id = (await demoPeople(db.conn)).get('admin.hub');
  const hub = id ? await viewerOfPerson(db.conn, id, 'hub_admin') : null;
  if (!hub || (await profileOf(db.conn, hubRegion)).revision > 0) return;
  const profile = {
    ...{ aboutId: '', aboutEn: '', office: 'Biro Organisasi Setda Provinsi Sumatera Utara (contoh)', address: '' },
    ...{ email: 'hub@contoh.example', phone: '', hours: 'Senin–Jumat, 08.00–16.00 WIB (contoh)' },
  };
  await db.transact(async (tx) => must(await changeProfile(tx, hub, { hubRegion, profile, revision: 0 }, now)));
}
