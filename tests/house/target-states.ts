import type { ImportState } from '../../src/registry/import/model.ts';
import type { InnovationState, ProblemState } from '../../src/registry/model/states.ts';

/** In which state a record must be for the form to have something to do. */
export const recordStates: Readonly<Record<string, InnovationState>> = {
  tarik: 'with_admin',
  putuskan: 'with_admin',
  terbitkan: 'with_admin',
  kembalikan: 'with_admin',
  'versi-baru': 'published',
  arsipkan: 'published',
  pulihkan: 'archived',
  publish: 'with_admin',
  withdraw: 'with_admin',
  return: 'with_admin',
  versions: 'published',
  archive: 'published',
  restore: 'archived',
};
export const problemStates: Readonly<Record<string, ProblemState>> = {
  ukur: 'being_solved',
  coret: 'being_solved',
  tuntas: 'being_solved',
  'tarik-laporan': 'reported',
  verifikasi: 'reported',
  kembalikan: 'reported',
  'buka-lagi': 'dropped',
};

export const importStates: Readonly<Record<string, ImportState>> = {
  pratinjau: 'checked',
  instansi: 'checked',
  'kesalahan.xlsx': 'checked',
  jalankan: 'checked',
  hentikan: 'running',
  lanjutkan: 'stopped',
  batalkan: 'done',
  ':berkas{unduh\\.[\\w-]+}': 'done',
};
