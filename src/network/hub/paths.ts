import { listFile } from '#platform/export/address.ts';

/** Addresses of the hub's public page, and of what it says of itself. */
export const paths = {
  page: { pattern: '/hub', to: () => '/hub' },
  file: listFile('/hub'),
  member: { pattern: '/hub/anggota/:wilayah', to: (regionCode: string) => `/hub/anggota/${regionCode}` },
  edit: { pattern: '/kelola/hub', to: () => '/kelola/hub' },
} as const;
