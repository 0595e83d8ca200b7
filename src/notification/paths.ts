import { listFile } from '#platform/export/address.ts';

/** Addresses of notices and their settings. */
export const paths = {
  notices: { pattern: '/pemberitahuan', to: () => '/pemberitahuan' },
  noticesFile: listFile('/pemberitahuan'),
  readAll: { pattern: '/pemberitahuan/dibaca', to: () => '/pemberitahuan/dibaca' },
  settings: { pattern: '/pemberitahuan/pengaturan', to: () => '/pemberitahuan/pengaturan' },
} as const;
