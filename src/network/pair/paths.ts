import { listFile } from '#platform/export/address.ts';
import type { PairId, PairState } from './model.ts';

const LIST = '/kelola/ganda-antarhub';
/** States as addresses say them. */
export const stateWords = {
  proposed: 'usulan',
  linked: 'ditautkan',
  apart: 'bukan',
} as const satisfies Record<PairState, string>;

/** Addresses of records that two hubs publish, likely or said to be the same. */
export const paths = {
  list: {
    pattern: LIST,
    to: (state: PairState = 'proposed', page = 1) => {
      const fields = [
        ...(state === 'proposed' ? [] : [`keadaan=${stateWords[state]}`]),
        ...(page > 1 ? [`hal=${page}`] : []),
      ];
      return fields.length > 0 ? `${LIST}?${fields.join('&')}` : LIST;
    },
  },
  listFile: listFile(LIST),
  decideMany: { pattern: `${LIST}/putuskan`, to: () => `${LIST}/putuskan` },
  one: { pattern: `${LIST}/:id`, to: (id: PairId) => `${LIST}/${id}` },
  decide: { pattern: `${LIST}/:id/putuskan`, to: (id: PairId) => `${LIST}/${id}/putuskan` },
} as const;
