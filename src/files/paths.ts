import { listFile } from '#platform/export/address.ts';
import type { EvidenceId } from './model.ts';

export type LockerQuery = {
  readonly cari?: string;
  readonly jenis?: string;
  readonly tanda?: string;
  readonly halaman?: string;
};

const ofEvidence = (last: string) => ({
  pattern: `/berkas/:id/${last}`,
  to: (id: EvidenceId) => `/berkas/${id}/${last}`,
});

/** Every address of the evidence locker. */
export const paths = {
  locker: {
    pattern: '/berkas',
    to: (query: LockerQuery = {}) => {
      const filled = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
      return filled.length > 0 ? `/berkas?${new URLSearchParams(filled)}` : '/berkas';
    },
  },
  lockerFile: listFile('/berkas'),
  newFile: { pattern: '/berkas/baru', to: () => '/berkas/baru' },
  newLink: { pattern: '/berkas/tautan-baru', to: () => '/berkas/tautan-baru' },
  evidence: { pattern: '/berkas/:id', to: (id: EvidenceId) => `/berkas/${id}` },
  edit: ofEvidence('ubah'),
  archive: ofEvidence('arsipkan'),
  restore: ofEvidence('pulihkan'),
  download: ofEvidence('isi'),
  uploads: { pattern: '/unggah', to: () => '/unggah' },
  upload: { pattern: '/unggah/:unggahan', to: (upload: string) => `/unggah/${upload}` },
} as const;
