import { plantOrganised } from '../support/editions.ts';
import type { Stage } from '../support/stage.ts';
import { pathOf } from './addresses.ts';
import { fresh } from './fresh.ts';

/** An edition in which the deed of the path has something to do: only a public one has a deadline to extend. */
export function editionTarget(stage: Stage, path: string): Promise<string> {
  return plantOrganised(stage, path.endsWith('/perpanjang') ? 'open' : 'draft');
}

/** What stands in the address of a part: one that is written whole, or the first item of another. */
export function partOfEdition(path: string): Readonly<Record<string, string>> {
  if (!path.startsWith('/kelola/kompetisi/')) return {};
  return { bagian: path.includes(':nomor') ? 'formulir' : 'dasar', nomor: '1' };
}

/** What an organiser would type, by the route's path. */
export const editionFillers: Readonly<Record<string, () => Readonly<Record<string, string>>>> = {
  '/kelola/kompetisi/baru': () => ({
    judul: fresh('Kompetisi'),
    tahun: '2030',
    sumber: 'contoh:regency-starter',
    id: pathOf(':id'),
  }),
  '/kelola/kompetisi/:id/terbitkan': () => ({ revisi: '1' }),
  '/kelola/kompetisi/:id/perpanjang': () => ({
    revisi: '2',
    penutupan: '2030-06-01T00:00',
    alasan: 'Banyak yang belum selesai.',
    ikut: 'ya',
  }),
  '/kelola/kompetisi/:id/keadaan': () => ({ ke: 'archive' }),
  '/kelola/kompetisi/:id/riwayat/kembalikan': () => ({ no: '1', revisi: '1' }),
  '/kelola/kompetisi/:id/ubah/:bagian': () => ({ revisi: '1', title: fresh('Kompetisi'), year: '2030' }),
  '/kelola/kompetisi/:id/ubah/:bagian/periksa': () => ({ title: fresh('Kompetisi'), year: '2030' }),
  '/kelola/kompetisi/:id/ubah/:bagian/:nomor': () => ({
    revisi: '1',
    'sections.0.name': fresh('Ringkasan'),
    'sections.0.kind': 'text',
  }),
  '/kelola/kompetisi/:id/ubah/:bagian/:nomor/periksa': () => ({
    'sections.0.name': fresh('Ringkasan'),
    'sections.0.kind': 'text',
  }),
};
