/** Addresses of the app's own pages. */
export const paths = {
  home: { pattern: '/beranda', to: () => '/beranda' },
  language: { pattern: '/bahasa', to: () => '/bahasa' },
  theme: { pattern: '/tema', to: () => '/tema' },
  help: { pattern: '/bantuan', to: () => '/bantuan' },
  about: { pattern: '/tentang', to: () => '/tentang' },
  privacy: { pattern: '/privasi', to: () => '/privasi' },
  accessibility: { pattern: '/aksesibilitas', to: () => '/aksesibilitas' },
  source: { pattern: '/kode-sumber', to: () => '/kode-sumber' },
  outgoingMail: { pattern: '/surat-keluar', to: () => '/surat-keluar' },
} as const;
