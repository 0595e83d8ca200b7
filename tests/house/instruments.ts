import { plantEvidence } from '../support/evidence.ts';
import { plantInstrument, plantSheet, subjectIn } from '../support/instruments.ts';
import type { Stage } from '../support/stage.ts';
import { testInstrument } from '../support/trial-instrument.ts';
import { pathOf } from './addresses.ts';
import { fresh } from './fresh.ts';

const lastOf = (path: string): string => path.split('/').at(-1) ?? '';

/** An edition of the hub in which the deed of the path has something to do. */
export function instrumentTarget(stage: Stage, path: string): Promise<string> {
  const isRunning = path.startsWith('/instrumen/') || ['mulai', 'perpanjang', 'keadaan'].includes(lastOf(path));
  return plantInstrument(stage, testInstrument(), isRunning ? 'open' : 'draft');
}

/** How far a sheet has come that the deed of the path has something to do with. */
const untilOf: Readonly<Record<string, 'handed_in' | 'judged'>> = {
  tarik: 'handed_in',
  kembalikan: 'handed_in',
  verifikasi: 'handed_in',
  'terima-semua': 'handed_in',
  selesai: 'judged',
};

/** A sheet of the unit in Toba. */
export async function sheetTarget(stage: Stage, path: string): Promise<string> {
  const { id } = await plantSheet(stage, untilOf[lastOf(path)] ?? 'answered');
  if (lastOf(path) === 'benar')
    await stage.database.db.pool.query(
      `update instrument_answer set confirmed = false, origin = 'copied' where sheet_id = $1`,
      [id],
    );
  return id;
}

/** What stands in the address beside the edition or the sheet. */
export function partOfInstrument(path: string): Readonly<Record<string, string>> {
  if (path.startsWith('/kelola/lembar/')) return { butir: 'regulasi' };
  if (!path.startsWith('/kelola/instrumen/')) return {};
  return { bagian: path.includes(':nomor') ? 'aspek' : 'dasar', nomor: '1', butir: '1' };
}

type Form = Readonly<Record<string, string>>;
type Filler = (stage: Stage) => Form | Promise<Form>;

const claimed = () => ({ revisi: '1', pilihan: '/a', catatan: '' });

/** What a person would type, by the route's path. */
export const instrumentFillers: Readonly<Record<string, Filler>> = {
  '/kelola/instrumen/baru': () => ({
    judul: fresh('Instrumen'),
    tahun: '2030',
    sumber: 'kosong',
    id: pathOf(':id'),
  }),
  '/kelola/instrumen/:id/terbitkan': () => ({ revisi: '1' }),
  '/kelola/instrumen/:id/perpanjang': () => ({ revisi: '2', penutupan: '2027-02-01T00:00', alasan: 'Banjir.' }),
  '/kelola/instrumen/:id/keadaan': () => ({ ke: 'close' }),
  '/kelola/instrumen/:id/riwayat/kembalikan': () => ({ no: '1', revisi: '1' }),
  '/kelola/instrumen/:id/ubah/:bagian/:nomor/butir': () => ({ revisi: '1', aksi: 'tambah:items' }),
  '/kelola/instrumen/:id/mulai': async (stage) => ({
    id: pathOf(':id'),
    subjek: `innovation:${(await subjectIn(stage)).id}`,
  }),
  '/kelola/lembar/:id/kembalikan': () => ({ catatan: 'Lengkapi bukti butir 1.' }),
  '/kelola/lembar/:id/butir/:butir': claimed,
  '/kelola/lembar/:id/butir/:butir/benar': () => ({ revisi: '1' }),
  '/kelola/lembar/:id/butir/:butir/verifikasi': () => ({ revisi: '1', terbukti: '/b', catatan_verifikasi: '' }),
  '/kelola/lembar/:id/butir/:butir/bukti/pasang': async (stage) => ({ bukti: await plantEvidence(stage) }),
  '/kelola/lembar/:id/butir/:butir/bukti/unggah': () => ({ judul: fresh('Berkas') }),
  '/kelola/lembar/:id/butir/:butir/bukti/lepas': async (stage) => ({ bukti: await plantEvidence(stage) }),
};
