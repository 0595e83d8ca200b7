import { newId } from '../../src/platform/ids.ts';
import { emptyContent } from '../../src/registry/model/content.ts';
import type { ReplicationId } from '../../src/replication/transfer/model/replication.ts';
import type { ReplicationState } from '../../src/replication/transfer/model/states.ts';
import { plantAdaptation, plantStanding, plantTask, type Standing } from '../support/replication-states.ts';
import type { Part, Stage } from '../support/stage.ts';
import { BAIT, type Planted } from './bait.ts';
import { fresh } from './fresh.ts';
import { wholeContent } from './planted.ts';

/** An innovation of Deli Serdang that the unit in Toba takes over. */
async function standingIn(stage: Stage, title = fresh('Inovasi asal')): Promise<Standing> {
  const { people, places, plant } = stage;
  const content = { ...emptyContent(title), summary: 'Ringkasan.' };
  return {
    originId: await plant.innovation({ state: 'published', content, institutionId: places.deliSerdang }),
    ownerId: places.deliSerdang,
    institutionId: places.toba,
    unitId: places.unit,
    regionCode: '12.12',
    askedBy: people.innovator.person.id,
    verifiedBy: people.hub_admin.person.id,
    number: fresh('REP').replace(' ', '-'),
  };
}

const lastOf = (path: string): string => path.split('/').at(-1) ?? '';

/** How far a replication must be for the deed of the path. */
const states: Readonly<Record<string, ReplicationState>> = {
  verifikasi: 'interest',
  tolak: 'interest',
  tarik: 'interest',
  komitmen: 'agreed',
  'tetapkan-rencana': 'committed',
  mulai: 'planned',
  bukti: 'running',
  evaluasi: 'running',
  kembalikan: 'evaluated',
  'terbitkan-sertifikat': 'evaluated',
  'sertifikat.pdf': 'certified',
  lanjutkan: 'paused',
};

/** A replication brought as far as the deed of the path needs it, with a task and an adapted section. */
export async function replicationTarget(stage: Stage, path: string): Promise<ReplicationId> {
  const { db } = stage.database;
  const last = lastOf(path);
  const of = await standingIn(stage);
  const needsReplica = last === 'evaluasi' || last === 'terbitkan-sertifikat';
  const replicaId = needsReplica ? await stage.record({ state: 'published', content: wholeContent }) : undefined;
  const id = await plantStanding(db, { ...of, ...(replicaId ? { replicaId } : {}) }, states[last] ?? 'verified');
  if (last !== 'awal') await plantTask(db, id);
  await plantAdaptation(db, id);
  return id;
}

/** The first task of a replication, for addresses of tasks. */
export async function partOfReplication(stage: Stage, path: string, id: string): Promise<Record<string, string>> {
  if (path.startsWith('/replikasi/sertifikat/')) return { kode: await certified(stage) };
  if (!path.startsWith('/kelola/replikasi/') || !path.includes(':tugas')) return {};
  return { tugas: await plantTask(stage.database.db, id as ReplicationId) };
}

async function certified(stage: Stage): Promise<string> {
  const { db } = stage.database;
  const id = await plantStanding(db, await standingIn(stage), 'certified');
  const found = await db.pool.query<{ code: string }>(
    'select certificate_code as code from replication where id = $1',
    [id],
  );
  return found.rows[0]?.code ?? '';
}

type Form = Readonly<Record<string, string>>;
const revised =
  (given: Form = {}) =>
  () => ({ revisi: '1', ...given });

/** What a person would type so that the form has what it asks for. */
export const replicationFillers: Readonly<Record<string, (stage: Stage, part: Part) => Form | Promise<Form>>> = {
  '/replikasi/baru': async (stage) => ({
    id: newId(),
    asal: (await standingIn(stage)).originId,
    mengapa: 'Belum ada layanan di sini.',
    nama: 'Penulis',
    surel: 'penulis@contoh.example',
  }),
  '/kelola/replikasi/:id/verifikasi': revised({ catatan_verifikasi: 'Sudah ditelepon.' }),
  '/kelola/replikasi/:id/tolak': revised({ alasan_tolak: 'Salah alamat.' }),
  '/kelola/replikasi/:id/tarik': revised({ alasan_tarik: 'Batal.' }),
  '/kelola/replikasi/:id/fasilitator': (stage) => ({ revisi: '1', fasilitator: stage.people.coach.person.id }),
  '/kelola/replikasi/:id/kesepakatan': revised({ jenis: 'pks', nomor_surat: '1', tanggal_surat: '2026-01-15' }),
  '/kelola/replikasi/:id/komitmen': revised({
    pihak_komitmen: 'replicator',
    nama_komitmen: 'Kepala Dinas',
    jabatan: 'Kepala Dinas',
    tanggal_komitmen: '2026-02-01',
  }),
  '/kelola/replikasi/:id/tetapkan-rencana': revised(),
  '/kelola/replikasi/:id/mulai': revised({ mulai: '2026-02-01', catatan_mulai: 'Di tiga kecamatan.' }),
  '/kelola/replikasi/:id/bukti': revised({ judul_bukti: 'Foto' }),
  '/kelola/replikasi/:id/catatan': () => ({ catatan_id: newId(), judul_catatan: fresh('Replika') }),
  '/kelola/replikasi/:id/kaitkan-catatan': () => ({ catatan_lama: newId() }),
  '/kelola/replikasi/:id/evaluasi': revised({ evaluasi: 'Berjalan baik.' }),
  '/kelola/replikasi/:id/kembalikan': revised({ catatan_kembali: 'Sebut sumbernya.' }),
  '/kelola/replikasi/:id/terbitkan-sertifikat': revised(),
  '/kelola/replikasi/:id/tunda': revised({ alasan_tunda: 'Menunggu anggaran.' }),
  '/kelola/replikasi/:id/lanjutkan': revised({ alasan_lanjut: 'Anggaran ada.' }),
  '/kelola/replikasi/:id/hentikan': revised({ alasan_henti: 'Dibatalkan.' }),
  '/kelola/replikasi/:id/rencana/tugas': () => ({ tugas_id: newId(), tahap: 'preparation', tugas: fresh('Tugas') }),
  '/kelola/replikasi/:id/rencana/tugas/:tugas': () => ({
    revisi: '1',
    tugas: fresh('Tugas'),
    tahap: 'preparation',
    keadaan: 'doing',
  }),
  '/kelola/replikasi/:id/rencana/tugas/:tugas/geser': () => ({ arah: 'turun' }),
  '/kelola/replikasi/:id/adaptasi/:bagian': () => ({ revisi: '0', putusan: 'kept' }),
};

/** A replication of the unit in Toba of which nobody else knows: it is no more than interest. */
export async function plantReplicationSecrets(stage: Stage): Promise<Planted> {
  const { db } = stage.database;
  const of = await standingIn(stage);
  const why = `Alasan ${BAIT} rahasiaminat`;
  const id = await plantStanding(db, { ...of, why, email: 'rahasianarahubung@contoh.example' }, 'interest');
  await plantTask(db, id, `Tugas ${BAIT} rahasiatugas`);
  await plantAdaptation(db, id, `Beda ${BAIT} rahasiaadaptasi`);
  const readers = ['innovator', 'local_admin', 'hub_admin', 'system_admin', 'leader', 'planner'] as const;
  // The other admin runs the institution of the origin, and verifies.
  const all = [...readers, 'other_admin'] as const;
  const words = ['rahasiaminat', 'rahasianarahubung', 'rahasiatugas', 'rahasiaadaptasi'];
  return {
    secrets: words.map((word) => ({ name: `replication: ${word}`, word, readers: all })),
    ids: { replikasi: [id] },
  };
}
