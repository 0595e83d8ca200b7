import { newId } from '../../src/platform/ids.ts';

/** What a person would type into forms that need nothing else to be there, by the route's path. */
export const typedPlainly: Readonly<Record<string, () => Readonly<Record<string, string>>>> = {
  '/tampilan': () => ({
    daftar: '/kelola/inovasi',
    saringan: 'status=draft',
    nama: `Tampilan ${newId()}`,
    id: newId(),
  }),
  '/tampilan/:id/ubah': () => ({ nama: `Tampilan ${newId()}` }),
  '/kelola/inovasi/:id/penghargaan': () => ({
    'awards.0.titleUsed': 'A',
    'awards.0.competition': 'KIPP',
    'awards.0.levelText': 'Top 9',
  }),
  '/kelola/inovasi/:id/nomor-luar': () => ({ 'externalIds.0.system': 'NRI', 'externalIds.0.value': '12' }),
  '/kelola/inovasi/:id/asal': () => ({ asal: 'luar', nama: 'Inovasi di Sleman', adaptasi: '' }),
  '/kelola/kompetisi/:id/kunjungan/baru': () => ({ id: newId(), tanggal: '2026-06-23' }),
  '/kunjungan/:id/isian': () => ({ kesimpulan: 'Sesuai.' }),
  '/wawancara/:id/minta-waktu': () => ({ alasan: 'Ada ujian.', urutan: '0' }),
  '/wawancara/:id/konfirmasi': () => ({ urutan: '0' }),
  '/wawancara/:id/kehadiran': () => ({ kehadiran: 'came' }),
  '/wawancara/:id/jalan': () => ({ langkah: 'begin' }),
};
