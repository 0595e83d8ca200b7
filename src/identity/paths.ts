import { listFile } from '#platform/export/address.ts';
import type { InstitutionId, InvitationId, MembershipId, PasskeyId, PersonId, SessionId, UnitId } from './model.ts';

const withQuery = (path: string, fields: Record<string, string | undefined>) => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) if (value) query.set(name, value);
  return query.size > 0 ? `${path}?${query}` : path;
};

/** Where people land who signed in for no page in particular, and where they go after signing out: pages of the app. */
export const landing = '/beranda';
export const entrance = '/';

/** Every address of identity; nowhere else stands a URL. */
export const paths = {
  signIn: { pattern: '/masuk', to: (back?: string) => withQuery('/masuk', { kembali: back === '/' ? '' : back }) },
  secondStep: {
    pattern: '/masuk/kode',
    to: (back?: string) => withQuery('/masuk/kode', { kembali: back === '/' ? '' : back }),
  },
  passkeySignIn: { pattern: '/masuk/kunci-sandi', to: () => '/masuk/kunci-sandi' },
  sso: {
    pattern: '/masuk/sso',
    to: (back?: string, aim?: 'kaitkan') => withQuery('/masuk/sso', { kembali: back === '/' ? '' : back, tujuan: aim }),
  },
  ssoReturn: { pattern: '/masuk/sso/kembali', to: () => '/masuk/sso/kembali' },
  signOut: { pattern: '/keluar', to: () => '/keluar' },
  forgotPassword: { pattern: '/lupa-sandi', to: () => '/lupa-sandi' },
  newPassword: { pattern: '/sandi-baru', to: (token: string) => withQuery('/sandi-baru', { token }) },
  firstAdministrator: { pattern: '/mulai', to: (token: string) => withQuery('/mulai', { token }) },
  act: { pattern: '/bertindak', to: (back?: string) => withQuery('/bertindak', { kembali: back }) },

  profile: { pattern: '/profil', to: () => '/profil' },
  profileName: { pattern: '/profil/nama', to: () => '/profil/nama' },
  password: { pattern: '/profil/sandi', to: () => '/profil/sandi' },
  email: { pattern: '/profil/surel', to: () => '/profil/surel' },
  cancelEmailChange: { pattern: '/profil/surel/batal', to: () => '/profil/surel/batal' },
  answerEmailChange: {
    pattern: '/ganti-surel',
    to: (token: string, answer?: 'tolak') => withQuery('/ganti-surel', { token, jawab: answer }),
  },
  secondFactor: { pattern: '/profil/dua-langkah', to: () => '/profil/dua-langkah' },
  confirmSecondFactor: { pattern: '/profil/dua-langkah/pasang', to: () => '/profil/dua-langkah/pasang' },
  recoveryCodes: { pattern: '/profil/dua-langkah/kode-pemulihan', to: () => '/profil/dua-langkah/kode-pemulihan' },
  secondFactorOff: { pattern: '/profil/dua-langkah/matikan', to: () => '/profil/dua-langkah/matikan' },
  passkeys: { pattern: '/profil/kunci-sandi', to: () => '/profil/kunci-sandi' },
  newPasskey: { pattern: '/profil/kunci-sandi/baru', to: () => '/profil/kunci-sandi/baru' },
  passkey: { pattern: '/profil/kunci-sandi/:id', to: (id: PasskeyId) => `/profil/kunci-sandi/${id}` },
  removePasskey: { pattern: '/profil/kunci-sandi/:id/hapus', to: (id: PasskeyId) => `/profil/kunci-sandi/${id}/hapus` },
  ssoAccount: { pattern: '/profil/sso', to: () => '/profil/sso' },
  linkSso: { pattern: '/profil/sso/kaitkan', to: () => '/profil/sso/kaitkan' },
  unlinkSso: { pattern: '/profil/sso/lepas', to: () => '/profil/sso/lepas' },
  sessions: { pattern: '/profil/sesi', to: () => '/profil/sesi' },
  endSession: { pattern: '/profil/sesi/:id/akhiri', to: (id: SessionId) => `/profil/sesi/${id}/akhiri` },
  endOtherSessions: { pattern: '/profil/sesi-lain/akhiri', to: () => '/profil/sesi-lain/akhiri' },

  institutions: {
    pattern: '/instansi',
    to: (filter: { cari?: string; jenis?: string; wilayah?: string; halaman?: string } = {}) =>
      withQuery('/instansi', filter),
  },
  institutionsFile: listFile('/instansi'),
  unitsFile: {
    pattern: listFile('/instansi/:id').pattern,
    to: (id: InstitutionId, format: string) => listFile(`/instansi/${id}`).to(format),
  },
  newInstitution: { pattern: '/instansi/baru', to: () => '/instansi/baru' },
  institution: { pattern: '/instansi/:id', to: (id: InstitutionId) => `/instansi/${id}` },
  editInstitution: { pattern: '/instansi/:id/ubah', to: (id: InstitutionId) => `/instansi/${id}/ubah` },
  newUnit: {
    pattern: '/instansi/:id/unit-baru',
    to: (id: InstitutionId, parent?: UnitId) => withQuery(`/instansi/${id}/unit-baru`, { induk: parent }),
  },
  unit: { pattern: '/unit/:id', to: (id: UnitId) => `/unit/${id}` },
  closeUnit: { pattern: '/unit/:id/tutup', to: (id: UnitId) => `/unit/${id}/tutup` },
  reopenUnit: { pattern: '/unit/:id/buka', to: (id: UnitId) => `/unit/${id}/buka` },

  people: {
    pattern: '/orang',
    to: (filter: { cari?: string; peran?: string; instansi?: string; keadaan?: string; halaman?: string } = {}) =>
      withQuery('/orang', filter),
  },
  peopleFile: listFile('/orang'),
  person: { pattern: '/orang/:id', to: (id: PersonId) => `/orang/${id}` },
  deactivatePerson: { pattern: '/orang/:id/nonaktifkan', to: (id: PersonId) => `/orang/${id}/nonaktifkan` },
  reactivatePerson: { pattern: '/orang/:id/aktifkan', to: (id: PersonId) => `/orang/${id}/aktifkan` },
  resetSecondFactor: { pattern: '/orang/:id/dua-langkah', to: (id: PersonId) => `/orang/${id}/dua-langkah` },
  viewAs: { pattern: '/orang/:id/lihat-sebagai', to: (id: PersonId) => `/orang/${id}/lihat-sebagai` },
  endSupportView: { pattern: '/akhiri-lihat-sebagai', to: () => '/akhiri-lihat-sebagai' },
  standInForEmail: { pattern: '/orang/:id/surel', to: (id: PersonId) => `/orang/${id}/surel` },
  endMembership: { pattern: '/keanggotaan/:id/akhiri', to: (id: MembershipId) => `/keanggotaan/${id}/akhiri` },

  invitations: {
    pattern: '/undangan',
    to: (filter: { keadaan?: string } = {}) => withQuery('/undangan', filter),
  },
  invitationsFile: listFile('/undangan'),
  newInvitation: {
    pattern: '/undangan/baru',
    to: (given: { instansi?: InstitutionId; unit?: UnitId; peran?: string } = {}) => withQuery('/undangan/baru', given),
  },
  revokeInvitation: { pattern: '/undangan/:id/cabut', to: (id: InvitationId) => `/undangan/${id}/cabut` },
  resendInvitation: { pattern: '/undangan/:id/kirim-ulang', to: (id: InvitationId) => `/undangan/${id}/kirim-ulang` },
  acceptInvitation: { pattern: '/terima-undangan', to: (token: string) => withQuery('/terima-undangan', { token }) },
} as const;
