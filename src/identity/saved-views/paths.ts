import type { SavedViewId } from './model.ts';

const ofView = (last: string) => ({
  pattern: `/tampilan/:id/${last}`,
  to: (id: SavedViewId) => `/tampilan/${id}/${last}`,
});

/** Addresses of the views that people named. */
export const paths = {
  own: {
    pattern: '/tampilan',
    /** `list`: the list one came from. */
    to: (list = '') => (list === '' ? '/tampilan' : `/tampilan?${new URLSearchParams({ daftar: list })}`),
  },
  change: ofView('ubah'),
  remove: ofView('hapus'),
  bringBack: ofView('kembalikan'),
} as const;
