import type { InnovationId } from '../model/ids.ts';
import type { RelocationId } from './model.ts';

export const paths = {
  form: {
    pattern: '/kelola/inovasi/:id/pindah',
    to: (id: InnovationId) => `/kelola/inovasi/${id}/pindah`,
  },
  /** The same page for an institution that was chosen. */
  chosen: {
    pattern: '/kelola/inovasi/:id/pindah/tujuan',
    path: (id: InnovationId) => `/kelola/inovasi/${id}/pindah/tujuan`,
    to: (id: InnovationId, institution: string) => `/kelola/inovasi/${id}/pindah/tujuan?instansi=${institution}`,
  },
  one: { pattern: '/kelola/pindah/:id', to: (id: RelocationId) => `/kelola/pindah/${id}` },
  answer: { pattern: '/kelola/pindah/:id/jawab', to: (id: RelocationId) => `/kelola/pindah/${id}/jawab` },
  withdraw: { pattern: '/kelola/pindah/:id/tarik', to: (id: RelocationId) => `/kelola/pindah/${id}/tarik` },
} as const;
