import { entryBeside, metAnswers } from '../support/course.ts';

const ofCourse = /^\/kelola\/kompetisi\/:id\/(?:jalannya|pemeriksaan|pleno|penilaian)(?:\/|$)/;

/** Whether the route is one of the course of an edition. */
export const isOfCourse = (path: string): boolean => ofCourse.test(path);

/** What stands in the address beside the edition. */
export function partOfCourse(path: string, editionId: string): Readonly<Record<string, string>> {
  const entry = entryBeside(editionId);
  if (!entry) return {};
  return { usulan: entry, tahap: path.includes('/penilaian/') ? 'proposal' : 'panel-independen' };
}

const entryIn = (path: string): string => {
  const editionId = path.split('/')[3] ?? '';
  return entryBeside(editionId) ?? '';
};
const answers = Object.fromEntries(Object.entries(metAnswers).map(([reason, answer]) => [`periksa.${reason}`, answer]));

/** What an organiser would type in the course of an edition, by the route's path; `path` is the visited one. */
export const courseFillers: Readonly<Record<string, (path: string) => Readonly<Record<string, string>>>> = {
  '/kelola/kompetisi/:id/pemeriksaan/:usulan': () => ({ ...answers, hasil: 'passed', revisi: '0' }),
  '/kelola/kompetisi/:id/pemeriksaan/:usulan/jawab': () => ({ jawab: 'setuju' }),
  '/kelola/kompetisi/:id/pemeriksaan/:usulan/buka-lagi': () => ({ alasan: 'Bukti baru masuk.' }),
  '/kelola/kompetisi/:id/penilaian/:tahap': () => ({ pakta: 'Saya menilai menurut rubrik.' }),
  '/kelola/kompetisi/:id/pleno/:tahap': (path) => {
    const id = entryIn(path);
    return { usulan: id, revisi: '0', [`pilih.${id}`]: 'ya', [`penghargaan.${id}`]: 'top-1' };
  },
  '/kelola/kompetisi/:id/pleno/:tahap/terbaik': () => ({ kosongkan: 'ya', revisi: '0' }),
  '/kelola/kompetisi/:id/pleno/:tahap/rapat': () => ({
    revisi: '0',
    tanggal: '2026-03-01',
    tempat: 'Medan',
    uraian: 'Dibuka.',
  }),
  '/kelola/kompetisi/:id/pleno/:tahap/berita-acara': () => ({ revisi: '3' }),
  '/kelola/kompetisi/:id/pleno/:tahap/buka-lagi': () => ({ alasan: 'Salah tulis.' }),
};
