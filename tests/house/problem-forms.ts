import type { Part, Stage } from '../support/stage.ts';
import { pathOf } from './addresses.ts';
import { fresh } from './fresh.ts';
import { wholeContent } from './planted.ts';

type Form = Readonly<Record<string, string>>;
export type Filler = (stage: Stage, part: Part) => Form | Promise<Form>;

const published: Filler = async (stage) => ({
  inovasi: await stage.record({ state: 'published', content: wholeContent }),
});
const problemText = { sakit: 'Antrean panjang.', siapa: 'Warga', wilayah: '12.12' };
const raised: Filler = () => ({ judul: fresh('Masalah baru'), ...problemText, id: pathOf(':id') });
const measure = {
  nilai: '2',
  tanggal: '2026-02-01',
  sumber: 'Laporan',
  'links.0.title': 'Laporan',
  'links.0.url': 'https://contoh.example/a',
};

/** The measure of the problem that was planted last. */
async function newestMeasure({ database }: Stage): Promise<string> {
  const found = await database.db.pool.query<{ id: string }>('select id from problem_measure order by id desc limit 1');
  return found.rows[0]?.id ?? '';
}

/** What a person would type about a problem, by the route's path. */
export const problemFillers: Readonly<Record<string, Filler>> = {
  '/masalah/baru/isi': raised,
  '/masalah/baru/isi/isian': raised,
  '/masalah/:id/kaitkan': published,
  '/masalah/:id/lepaskan': published,
  '/masalah/:id/ukur': () => measure,
  '/masalah/:id/coret': async (stage) => ({ ukuran: await newestMeasure(stage), alasan: 'Salah ketik.' }),
  '/masalah/:id/kembalikan': () => ({ kekurangan: 'Sumbernya belum ada.' }),
  '/masalah/:id/hentikan': () => ({ alasan: 'Salah catat.' }),
  '/masalah/:id/buka-lagi': () => ({ alasan: 'Terjadi lagi.' }),
};
