import type { PersonId } from '#identity/index.ts';
import { listFile } from '#platform/export/address.ts';
import type { RequestId } from './model.ts';

type Query = Readonly<Record<string, string | undefined>>;

const withQuery = (path: string, fields: Query = {}) => {
  const filled = Object.entries(fields).filter((it): it is [string, string] => Boolean(it[1]));
  return filled.length > 0 ? `${path}?${new URLSearchParams(filled)}` : path;
};

const ofRequest = (last: string) => ({
  pattern: `/kelola/permintaan-pendampingan/:id${last}`,
  to: (id: RequestId) => `/kelola/permintaan-pendampingan/${id}${last}`,
});

/** Addresses of requests for help, and of what coaches declare. */
export const paths = {
  list: {
    pattern: '/kelola/permintaan-pendampingan',
    to: (query?: Query) => withQuery('/kelola/permintaan-pendampingan', query),
  },
  listFile: listFile('/kelola/permintaan-pendampingan'),
  ask: {
    pattern: '/kelola/permintaan-pendampingan/baru',
    to: (query?: Query) => withQuery('/kelola/permintaan-pendampingan/baru', query),
  },
  one: ofRequest(''),
  assign: ofRequest('/tawarkan'),
  take: ofRequest('/ambil'),
  accept: ofRequest('/terima'),
  decline: ofRequest('/tolak'),
  hand_on: ofRequest('/teruskan'),
  close: ofRequest('/selesai'),
  withdraw: ofRequest('/tarik'),
  coaches: { pattern: '/kelola/pendamping', to: () => '/kelola/pendamping' },
  coachesFile: listFile('/kelola/pendamping'),
  profile: { pattern: '/kelola/pendamping/:id', to: (id: PersonId) => `/kelola/pendamping/${id}` },
} as const;
