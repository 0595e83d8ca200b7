import { listFile } from '#platform/export/address.ts';
import { withQuery } from '../commitment/paths.ts';
import type { ReminderId } from './model.ts';

const LIST = '/kelola/partisipasi';

/** Addresses of how members take part. */
export const paths = {
  list: { pattern: LIST, to: (query?: Readonly<Record<string, string | undefined>>) => withQuery(LIST, query) },
  listFile: listFile(LIST),
  remind: { pattern: `${LIST}/ingatkan`, to: () => `${LIST}/ingatkan` },
  cancel: { pattern: '/kelola/pengingat/:id/batal', to: (id: ReminderId) => `/kelola/pengingat/${id}/batal` },
} as const;
