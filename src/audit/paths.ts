import { listFile } from '#platform/export/address.ts';

export type LogQuery = {
  readonly cari?: string;
  readonly kejadian?: string;
  readonly dari?: string;
  readonly sampai?: string;
  readonly sebelum?: string;
};

export const paths = {
  log: {
    pattern: '/catatan',
    to: (query: LogQuery = {}) => {
      const filled = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
      return filled.length > 0 ? `/catatan?${new URLSearchParams(filled)}` : '/catatan';
    },
  },
  logFile: listFile('/catatan'),
} as const;
