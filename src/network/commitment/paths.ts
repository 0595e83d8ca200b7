import type { InstitutionId } from '#identity/index.ts';
import { listFile } from '#platform/export/address.ts';
import type { CommitmentId } from './model.ts';

type Query = Readonly<Record<string, string | undefined>>;

export const withQuery = (path: string, fields: Query = {}) => {
  const filled = Object.entries(fields).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return filled.length > 0 ? `${path}?${new URLSearchParams(filled)}` : path;
};

const LIST = '/kelola/anggota';
const ofMember = (last: string) => ({
  pattern: `${LIST}/:id${last}`,
  to: (id: InstitutionId) => `${LIST}/${id}${last}`,
});
const ofCommitment = (last: string) => ({
  pattern: `/kelola/komitmen/:id${last}`,
  to: (id: CommitmentId) => `/kelola/komitmen/${id}${last}`,
});

/** Addresses of the hub's members and their joint commitments. */
export const paths = {
  list: { pattern: LIST, to: (query?: Query) => withQuery(LIST, query) },
  listFile: listFile(LIST),
  /** The membership of whoever asks. */
  own: { pattern: '/kelola/keanggotaan', to: () => '/kelola/keanggotaan' },
  member: ofMember(''),
  register: ofMember('/komitmen'),
  letter: ofMember('/komitmen/surat'),
  commitment: ofCommitment(''),
  decide: ofCommitment('/periksa'),
  withdraw: ofCommitment('/tarik'),
} as const;
