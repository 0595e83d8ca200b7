import type { InnovationId } from '../../model/ids.ts';
import { slugOf } from './rules.ts';

/** Addresses of the public record; `paths.record` of the registry leads here without knowing the title. */
export const paths = {
  /** The canonical address: the slug only helps readers, the id alone finds the record. */
  page: {
    pattern: '/inovasi/:id/:slug',
    to: (id: InnovationId, title: string) => `/inovasi/${id}/${slugOf(title)}`,
  },
  contact: {
    pattern: '/inovasi/:id/hubungi',
    to: (id: InnovationId) => `/inovasi/${id}/hubungi`,
  },
  contactThanks: {
    pattern: '/inovasi/:id/hubungi/terkirim',
    to: (id: InnovationId) => `/inovasi/${id}/hubungi/terkirim`,
  },
  messages: {
    pattern: '/kelola/inovasi/:id/pesan',
    to: (id: InnovationId, page = 1) => `/kelola/inovasi/${id}/pesan${page > 1 ? `?halaman=${page}` : ''}`,
  },
} as const;
