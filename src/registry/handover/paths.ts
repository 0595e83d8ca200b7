import type { PersonId } from '#identity/index.ts';
import type { InnovationId } from '../model/ids.ts';
import type { OfferId } from './model.ts';

const ofOffer = (last: string) => ({
  pattern: `/kelola/serah-terima/:id${last}`,
  to: (id: OfferId) => `/kelola/serah-terima/${id}${last}`,
});

type Wanted = { readonly dari?: PersonId | ''; readonly inovasi?: InnovationId };

/** Addresses of the handing over of keeping. */
export const paths = {
  list: { pattern: '/kelola/serah-terima', to: () => '/kelola/serah-terima' },
  new: {
    pattern: '/kelola/serah-terima/baru',
    /** Without a record: all that the person keeps. `dari` empty: nobody is released. */
    to: (wanted: Wanted = {}) => {
      const query = new URLSearchParams(wanted as Record<string, string>);
      return query.size > 0 ? `/kelola/serah-terima/baru?${query}` : '/kelola/serah-terima/baru';
    },
  },
  one: ofOffer(''),
  answer: ofOffer('/jawab'),
  withdraw: ofOffer('/tarik'),
} as const;
