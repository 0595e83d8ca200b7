import { listFile } from '#platform/export/address.ts';
import type { PublicCode } from '#platform/public-code.ts';
import type { InnovationId } from '#registry/index.ts';
import type { EditionId } from '../edition/model/edition.ts';
import type { EntryId } from './model/entry.ts';

const ofEntry = (last: string) => ({
  pattern: `/kelola/usulan/:id${last}`,
  to: (id: EntryId) => `/kelola/usulan/${id}${last}`,
});

const ofSection = (last: string) => ({
  pattern: `/kelola/usulan/:id/bagian/:bagian${last}`,
  to: (id: EntryId, section: string) => `/kelola/usulan/${id}/bagian/${section}${last}`,
});

const asked = (path: string, query: Readonly<Record<string, string | undefined>>): string => {
  const filled = Object.entries(query).filter((it): it is [string, string] => Boolean(it[1]));
  return filled.length > 0 ? `${path}?${new URLSearchParams(filled)}` : path;
};

export type ListQuery = {
  readonly edisi?: string;
  readonly status?: string;
  readonly kelompok?: string;
  readonly kategori?: string;
  readonly instansi?: string;
  readonly q?: string;
  readonly urut?: string;
  readonly halaman?: string;
};

/** Every address of entries. */
export const paths = {
  list: { pattern: '/kelola/usulan', to: (query: ListQuery = {}) => asked('/kelola/usulan', query) },
  listFile: listFile('/kelola/usulan'),
  start: {
    pattern: '/kelola/usulan/baru',
    to: (query: { readonly edisi?: EditionId; readonly inovasi?: InnovationId; readonly q?: string } = {}) =>
      asked('/kelola/usulan/baru', query),
  },
  entry: ofEntry(''),
  place: ofEntry('/judul'),
  section: ofSection(''),
  keepSection: ofSection('/isian'),
  discardSection: ofSection('/buang'),
  carrySection: ofSection('/ambil'),
  evidence: {
    pattern: '/kelola/usulan/:id/bukti',
    /** `place`: the code of the place that is chosen already. */
    to: (id: EntryId, place = '') => asked(`/kelola/usulan/${id}/bukti`, { tempat: place }),
  },
  attach: ofEntry('/bukti/pasang'),
  upload: ofEntry('/bukti/unggah'),
  detach: ofEntry('/bukti/lepas'),
  check: ofEntry('/periksa'),
  handOver: ofEntry('/serahkan'),
  takeBack: ofEntry('/ambil-kembali'),
  return: ofEntry('/kembalikan'),
  submit: ofEntry('/kirim'),
  withdraw: ofEntry('/tarik'),
  restore: ofEntry('/batal-tarik'),
  mend: ofEntry('/perbaiki'),
  dialogue: ofEntry('/percakapan'),
  unsent: ofEntry('/belum-terkirim'),
  history: ofEntry('/riwayat'),
  historyFile: listFile(ofEntry('/riwayat').pattern),
  receipt: ofEntry('/tanda-terima'),
  receiptPdf: ofEntry('/tanda-terima.pdf'),
  entryPdf: ofEntry('/usulan.pdf'),
  verify: { pattern: '/tanda-terima', to: () => '/tanda-terima' },
  verified: { pattern: '/tanda-terima/:kode', to: (code: PublicCode) => `/tanda-terima/${code}` },
  stuck: {
    pattern: '/kelola/usulan-tertahan',
    to: (query: { readonly edisi?: EditionId } = {}) => asked('/kelola/usulan-tertahan', query),
  },
  stuckFile: listFile('/kelola/usulan-tertahan'),
  remind: { pattern: '/kelola/usulan-tertahan/ingatkan', to: () => '/kelola/usulan-tertahan/ingatkan' },
} as const;
