import { listFile } from '#platform/export/address.ts';
import type { RecordId } from '../harvest/model.ts';
import type { AcrossId } from './model.ts';

const LIST = '/kelola/replikasi-antarhub';

/** Addresses of replications between hubs. */
export const paths = {
  list: { pattern: LIST, to: () => LIST },
  listFile: listFile(LIST),
  one: { pattern: `${LIST}/:id`, to: (id: AcrossId) => `${LIST}/${id}` },
  move: { pattern: `${LIST}/:id/langkah`, to: (id: AcrossId) => `${LIST}/${id}/langkah` },
  ask: { pattern: '/jaringan/:id/minat', to: (id: RecordId) => `/jaringan/${id}/minat` },
  /** Where other hubs post their messages. */
  post: { pattern: '/federasi/pesan', to: () => '/federasi/pesan' },
} as const;
