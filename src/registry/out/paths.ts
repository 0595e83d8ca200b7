import type { InnovationId } from '../model/ids.ts';

/** Addresses of what leaves the hub: copy sheets of a record. */
export const paths = {
  sheets: { pattern: '/kelola/inovasi/:id/salin', to: (id: InnovationId) => `/kelola/inovasi/${id}/salin` },
  sheet: {
    pattern: '/kelola/inovasi/:id/salin/:formulir',
    to: (id: InnovationId, form: string) => `/kelola/inovasi/${id}/salin/${form}`,
  },
  sheetBook: {
    pattern: '/kelola/inovasi/:id/salin/:formulir/unduh.xlsx',
    to: (id: InnovationId, form: string) => `/kelola/inovasi/${id}/salin/${form}/unduh.xlsx`,
  },
  sheetText: {
    pattern: '/kelola/inovasi/:id/salin/:formulir/unduh.txt',
    to: (id: InnovationId, form: string) => `/kelola/inovasi/${id}/salin/${form}/unduh.txt`,
  },
} as const;
