import type { InstitutionId } from '../../src/identity/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { plantCommitment } from '../support/hub-members.ts';
import { governmentOf } from '../support/people.ts';
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

/** What a person would type into the forms of the hub. */
export const hubFillers = {
  '/kelola/anggota/:id/komitmen': () => ({
    ...{ nomor_surat: '100/1/2026', ditandatangani: '2026-02-20', jabatan: 'Bupati', sampai: '' },
    komitmen: newId<'HubCommitmentId'>(),
  }),
  '/kelola/komitmen/:id/periksa': () => ({ hasil: 'verify', revisi: '1' }),
  '/kelola/komitmen/:id/tarik': () => ({ revisi: '1' }),
  '/kelola/hub': () => ({ tentang: 'Hub kami.', surel: 'hub@contoh.example' }),
} as const;

/** A commitment of Toba that nobody has verified. */
export async function plantHubSecrets(stage: Stage): Promise<Planted> {
  const { db } = stage.database;
  const { toba } = stage.places;
  const office = `Bupati ${BAIT} rahasiakomitmen`;
  const id = await plantCommitment(db, stage.people.local_admin, { institutionId: toba, typed: { office } });
  const readers: readonly Part[] = ['local_admin', 'hub_admin', 'system_admin', 'leader', 'planner'];
  return {
    secrets: [{ name: 'commitment: rahasiakomitmen', word: 'rahasiakomitmen', readers }],
    ids: { komitmen: [id], anggota: [toba, await governmentOf(db, '12.07')], hub: ['12.12'] },
  };
}
