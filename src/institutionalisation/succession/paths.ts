import type { LastingRecordId } from '../lasting/model/record.ts';

/** Where somebody says that an agreement ended with its official. */
export const paths = {
  end: {
    pattern: '/kelola/pelembagaan/:id/berakhir',
    to: (id: LastingRecordId) => `/kelola/pelembagaan/${id}/berakhir`,
  },
} as const;
