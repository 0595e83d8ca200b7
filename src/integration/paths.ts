import { listFile } from '#platform/export/address.ts';
import type { TokenId } from './tokens/model.ts';
import type { DeliveryId, HookId } from './webhooks/model.ts';

const ofHook = (last: string) => ({
  pattern: `/kelola/webhook/:id/${last}`,
  to: (id: HookId) => `/kelola/webhook/${id}/${last}`,
});

export type DeliveryQuery = { readonly webhook?: string; readonly keadaan?: string; readonly halaman?: string };

/** Addresses of what is set up for programs: tokens by each person, webhooks by those who administer the hub. */
export const paths = {
  tokens: { pattern: '/profil/token', to: () => '/profil/token' },
  newToken: { pattern: '/profil/token/baru', to: () => '/profil/token/baru' },
  revokeToken: { pattern: '/profil/token/:id/cabut', to: (id: TokenId) => `/profil/token/${id}/cabut` },
  hooks: { pattern: '/kelola/webhook', to: () => '/kelola/webhook' },
  hooksFile: listFile('/kelola/webhook'),
  newHook: { pattern: '/kelola/webhook/baru', to: () => '/kelola/webhook/baru' },
  deliveries: {
    pattern: '/kelola/webhook/pengiriman',
    to: (query: DeliveryQuery = {}) => {
      const filled = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
      return `/kelola/webhook/pengiriman${filled.length > 0 ? `?${new URLSearchParams(filled)}` : ''}`;
    },
  },
  deliveriesFile: listFile('/kelola/webhook/pengiriman'),
  delivery: {
    pattern: '/kelola/webhook/pengiriman/:id',
    to: (id: DeliveryId) => `/kelola/webhook/pengiriman/${id}`,
  },
  resend: {
    pattern: '/kelola/webhook/pengiriman/:id/kirim-ulang',
    to: (id: DeliveryId) => `/kelola/webhook/pengiriman/${id}/kirim-ulang`,
  },
  hook: { pattern: '/kelola/webhook/:id', to: (id: HookId) => `/kelola/webhook/${id}` },
  editHook: ofHook('ubah'),
  pauseHook: ofHook('jeda'),
  resumeHook: ofHook('lanjutkan'),
  rotateSecret: ofHook('ganti-rahasia'),
  testHook: ofHook('uji'),
  resendFailed: ofHook('kirim-ulang-gagal'),
  archiveHook: ofHook('arsipkan'),
  restoreHook: ofHook('pulihkan'),
} as const;
