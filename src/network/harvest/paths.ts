import { listFile } from '#platform/export/address.ts';
import type { RunId } from './model.ts';

const RUNS = '/kelola/panen';

/** Addresses of what harvests brought. */
export const paths = {
  run: { pattern: `${RUNS}/:id`, to: (id: RunId) => `${RUNS}/${id}` },
  runFile: listFile(`${RUNS}/:id`),
} as const;
