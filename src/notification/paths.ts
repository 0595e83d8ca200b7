import { listFile } from '#platform/export/address.ts';

/** Addresses of notices and their settings. */
export const paths = {
  notices: { pattern: '/pemberitahuan', to: () => '/pemberitahuan' },
  noticesFile: listFile('/pemberitahuan'),
  readAll: { pattern: '/pemberitahuan/dibaca', to: () => '/pemberitahuan/dibaca' },
  settings: { pattern: '/pemberitahuan/pengaturan', to: () => '/pemberitahuan/pengaturan' },
  example: {
    pattern: '/pemberitahuan/contoh/:kind',
    to: (kind: string) => `/pemberitahuan/contoh/${kind}`,
  },
  /** Opened from a mail, by whoever reads it. */
  stop: {
    prefix: '/pemberitahuan/berhenti/',
    pattern: '/pemberitahuan/berhenti/:code/:kind',
    to: (code: string, kind: string) => `/pemberitahuan/berhenti/${code}/${kind}`,
  },
} as const;
