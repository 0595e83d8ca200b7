import { listFile } from '#platform/export/address.ts';
import type { ModelCaseId } from './model.ts';

const ofCase = (last: string) => ({
  pattern: `/kasus-model/:id${last}`,
  to: (id: ModelCaseId) => `/kasus-model/${id}${last}`,
});

/** Addresses of model cases. */
export const paths = {
  list: { pattern: '/kasus-model', to: () => '/kasus-model' },
  listFile: listFile('/kasus-model'),
  choose: { pattern: '/kasus-model/baru', to: () => '/kasus-model/baru' },
  one: ofCase(''),
  paper: ofCase('/kasus.pdf'),
  edit: ofCase('/ubah'),
  publish: ofCase('/terbitkan'),
  withdraw: ofCase('/tarik'),
} as const;
