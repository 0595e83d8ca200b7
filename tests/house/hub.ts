import type { InstitutionId } from '../../src/identity/index.ts';
import { remindMembers } from '../../src/network/participation/actions.ts';
import { addActivity, publishProgramme } from '../../src/network/programme/actions.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import { plantCommitment } from '../support/hub-members.ts';
import { governmentOf, testNow } from '../support/people.ts';
import type { Part, Stage } from '../support/stage.ts';
import { BAIT, type Planted } from './bait.ts';

/** A commitment of Toba that waits for the hub; what waited before is taken back. */
export async function plantWaiting(stage: Stage): Promise<string> {
  const { db } = stage.database;
  await db.pool.query("update hub_commitment set state = 'withdrawn' where institution_id = $1 and state = 'waiting'", [
    stage.places.toba,
  ]);
  return plantCommitment(db, stage.people.local_admin, { institutionId: stage.places.toba });
}

/** Toba as a member, with nothing that waits. */
export async function memberToba(stage: Stage): Promise<InstitutionId> {
  await stage.database.db.pool.query(
    "update hub_commitment set state = 'withdrawn' where institution_id = $1 and state = 'waiting'",
    [stage.places.toba],
  );
  return stage.places.toba;
}

/** A programme of 2026 that nobody has published, and an activity in it. */
export async function plantActivity(stage: Stage): Promise<string> {
  const id = newId<'HubActivityId'>();
  const typed = {
    ...{ kind: 'clinic', title: 'Klinik yang direncanakan', quarter: '2', startsOn: '', endsOn: '', place: '' },
    ...{ office: 'Biro Organisasi', target: '', state: 'planned', result: '' },
  };
  const given = { id, hubRegion: '12', year: 2026, typed };
  const { db } = stage.database;
  return must(await db.transact((tx) => addActivity(tx, stage.people.hub_admin, given, testNow)));
}

/** The same programme before the public. */
export async function plantProgramme(stage: Stage): Promise<void> {
  await plantActivity(stage);
  const given = { hubRegion: '12', year: 2026 };
  must(await stage.database.db.transact((tx) => publishProgramme(tx, stage.people.hub_admin, given, testNow)));
}

/** A reminder to Toba that has not gone out. */
export async function plantReminder(stage: Stage): Promise<string> {
  const { db } = stage.database;
  await db.pool.query('update hub_reminder set cancelled_at = $1 where sent_at is null', [testNow]);
  const id = newId<'HubReminderId'>();
  const given = { id, hubRegion: '12', institutionIds: [stage.places.toba], note: 'Mari mulai.', days: 14 };
  must(await db.transact((tx) => remindMembers(tx, stage.people.hub_admin, given, testNow)));
  return id;
}

const typedActivity = { nama: 'Rapat anggota', jenis: 'meeting', triwulan: '3', kantor: 'Biro', keadaan: 'planned' };

/** What a person would type into the forms of the hub. */
export const hubFillers = {
  '/kelola/anggota/:id/komitmen': () => ({
    ...{ nomor_surat: '100/1/2026', ditandatangani: '2026-02-20', jabatan: 'Bupati', sampai: '' },
    komitmen: newId<'HubCommitmentId'>(),
  }),
  '/kelola/komitmen/:id/periksa': () => ({ hasil: 'verify', revisi: '1' }),
  '/kelola/komitmen/:id/tarik': () => ({ revisi: '1' }),
  '/kelola/program/:tahun/kegiatan': () => ({ ...typedActivity, id: newId<'HubActivityId'>() }),
  '/kelola/kegiatan/:id': () => ({ ...typedActivity, revisi: '1' }),
  '/kelola/partisipasi/ingatkan': async ({ database, places }: Stage) => {
    await database.db.pool.query('update hub_reminder set cancelled_at = $1 where sent_at is null', [testNow]);
    return { pilih: places.toba, pesan: 'Mari mulai.', id: newId<'HubReminderId'>() };
  },
  '/kelola/hub': () => ({ tentang: 'Hub kami.', surel: 'hub@contoh.example' }),
} as const;

/** A commitment of Toba that nobody has verified. */
export async function plantHubSecrets(stage: Stage): Promise<Planted> {
  const { db } = stage.database;
  const { toba } = stage.places;
  const office = `Bupati ${BAIT} rahasiakomitmen`;
  const id = await plantCommitment(db, stage.people.local_admin, { institutionId: toba, typed: { office } });
  const readers: readonly Part[] = ['local_admin', 'hub_admin', 'system_admin', 'leader', 'planner'];
  const activity = newId<'HubActivityId'>();
  const typed = {
    ...{ kind: 'other', title: `Kegiatan ${BAIT} rahasiaprogram`, quarter: '1', startsOn: '', endsOn: '', place: '' },
    ...{ office: 'Biro', target: '', state: 'planned', result: '' },
  };
  const given = { id: activity, hubRegion: '12', year: 2026, typed };
  must(await db.transact((tx) => addActivity(tx, stage.people.hub_admin, given, testNow)));
  return {
    secrets: [
      { name: 'commitment: rahasiakomitmen', word: 'rahasiakomitmen', readers },
      { name: 'programme: rahasiaprogram', word: 'rahasiaprogram', readers: ['hub_admin', 'system_admin'] },
    ],
    ids: {
      komitmen: [id],
      kegiatan: [activity],
      program: ['2026'],
      anggota: [toba, await governmentOf(db, '12.07')],
      hub: ['12.12'],
    },
  };
}
