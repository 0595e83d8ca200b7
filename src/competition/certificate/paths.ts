import { listFile } from '#platform/export/address.ts';
import { type PublicCode, shownPublicCode } from '#platform/public-code.ts';
import type { EditionId } from '../edition/model/edition.ts';
import type { CertificateBatchId, CertificateFileId, CertificateId } from './model.ts';

const ROOT = '/kelola/sertifikat';

const of =
  <Id extends string>(folder: string) =>
  (last: string) => ({
    pattern: `${ROOT}${folder}/:id${last}`,
    to: (id: Id) => `${ROOT}${folder}/${id}${last}`,
  });
const ofCertificate = of<CertificateId>('');
const ofEdition = of<EditionId>('/edisi');
const ofBatch = of<CertificateBatchId>('/daftar');
const ofFile = of<CertificateFileId>('/berkas');

/** What a list of certificates is narrowed to, as its address says it. */
export type ListQuery = {
  readonly cari?: string;
  readonly jenis?: string;
  readonly keadaan?: string;
  readonly daftar?: string;
  readonly urut?: string;
  readonly halaman?: string;
};

function withQuery(path: string, query: Readonly<Record<string, string | undefined>> = {}): string {
  const said = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return said.length > 0 ? `${path}?${new URLSearchParams(said)}` : path;
}

const edition = ofEdition('');

/** Addresses of certificates; fixed words stand before `:id`. */
export const paths = {
  check: { pattern: '/sertifikat', to: (kode?: string) => withQuery('/sertifikat', { kode }) },
  verify: {
    pattern: '/sertifikat/:kode',
    to: (code: PublicCode) => `/sertifikat/${shownPublicCode(code)}`,
  },
  own: {
    pattern: ROOT,
    to: (page?: number) => withQuery(ROOT, { halaman: page && page > 1 ? String(page) : undefined }),
  },
  ownFile: listFile(ROOT),
  edition: { pattern: edition.pattern, to: (id: EditionId, query?: ListQuery) => withQuery(edition.to(id), query) },
  editionFile: {
    pattern: listFile(edition.pattern).pattern,
    to: (id: EditionId, format: string) => `${edition.to(id)}/unduh.${format}`,
  },
  settings: ofEdition('/pengaturan'),
  new: ofEdition('/baru'),
  batch: {
    pattern: ofBatch('').pattern,
    to: (id: CertificateBatchId, page?: number) =>
      withQuery(ofBatch('').to(id), { halaman: page && page > 1 ? String(page) : undefined }),
  },
  batchFile: listFile(ofBatch('').pattern),
  sample: {
    pattern: `${ROOT}/daftar/:id/contoh.pdf`,
    to: (id: CertificateBatchId, no?: number) =>
      withQuery(`${ROOT}/daftar/${id}/contoh.pdf`, { no: no ? String(no) : undefined }),
  },
  give: ofBatch('/terbitkan'),
  discard: ofBatch('/buang'),
  embargo: ofBatch('/tampil'),
  order: ofBatch('/berkas'),
  file: ofFile(''),
  progress: ofFile('/kemajuan'),
  cancel: ofFile('/batalkan'),
  archive: ofFile('/unduh.zip'),
  certificate: ofCertificate(''),
  pdf: ofCertificate('/unduh.pdf'),
  revoke: ofCertificate('/cabut'),
  reissue: ofCertificate('/perbaiki'),
} as const;
