import type { EditionId } from '../edition/model/edition.ts';
import type { TakeoutId } from './model.ts';

const one = (last: string) => ({
  pattern: `/kelola/kompetisi/:id/arsip/:arsip${last}`,
  to: (id: EditionId, takeout: TakeoutId) => `/kelola/kompetisi/${id}/arsip/${takeout}${last}`,
});

/** Addresses of the complete exports of an edition. */
export const paths = {
  list: {
    pattern: '/kelola/kompetisi/:id/arsip',
    to: (id: EditionId) => `/kelola/kompetisi/${id}/arsip`,
  },
  takeout: one(''),
  progress: one('/kemajuan'),
  cancel: one('/batal'),
  archive: one('/arsip.zip'),
} as const;
