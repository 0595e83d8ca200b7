import { listFile } from '#platform/export/address.ts';
import type { ClinicId } from './model/clinic.ts';

type Query = Readonly<Record<string, string | undefined>>;

const withQuery = (path: string, fields: Query = {}) => {
  const filled = Object.entries(fields).filter((it): it is [string, string] => Boolean(it[1]));
  return filled.length > 0 ? `${path}?${new URLSearchParams(filled)}` : path;
};

const ofClinic = (last: string) => ({
  pattern: `/klinik/:id${last}`,
  to: (id: ClinicId) => `/klinik/${id}${last}`,
});

/** Addresses of clinics. */
export const paths = {
  list: { pattern: '/klinik', to: (query?: Query) => withQuery('/klinik', query) },
  listFile: listFile('/klinik'),
  plan: { pattern: '/klinik/baru', to: () => '/klinik/baru' },
  one: ofClinic(''),
  change: ofClinic('/ubah'),
} as const;
