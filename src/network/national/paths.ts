import { listFile } from '#platform/export/address.ts';
import type { RecordId } from '../harvest/model.ts';

export type Fields = readonly (readonly [name: string, value: string])[];

const LIST = '/jaringan';

/** Addresses of the catalogue of all hubs. */
export const paths = {
  list: {
    pattern: LIST,
    to: (fields: Fields = []) => {
      const filled = fields.filter(([, value]) => value !== '').map(([name, value]) => [name, value]);
      return filled.length > 0 ? `${LIST}?${new URLSearchParams(filled)}` : LIST;
    },
  },
  listFile: listFile(LIST),
  record: { pattern: `${LIST}/:id`, to: (id: RecordId) => `${LIST}/${id}` },
} as const;
