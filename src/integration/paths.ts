import type { TokenId } from './tokens/model.ts';

/** Addresses of what a person sets up for programs. */
export const paths = {
  tokens: { pattern: '/profil/token', to: () => '/profil/token' },
  newToken: { pattern: '/profil/token/baru', to: () => '/profil/token/baru' },
  revokeToken: { pattern: '/profil/token/:id/cabut', to: (id: TokenId) => `/profil/token/${id}/cabut` },
} as const;
