import { listFile } from '#platform/export/address.ts';
import type { ClinicId } from './model/clinic.ts';
import type { RegistrationId } from './model/registration.ts';

type Query = Readonly<Record<string, string | undefined>>;

const withQuery = (path: string, fields: Query = {}) => {
  const filled = Object.entries(fields).filter((it): it is [string, string] => Boolean(it[1]));
  return filled.length > 0 ? `${path}?${new URLSearchParams(filled)}` : path;
};

const ofClinic = (last: string) => ({
  pattern: `/klinik/:id${last}`,
  to: (id: ClinicId, query?: Query) => withQuery(`/klinik/${id}${last}`, query),
});

/** Addresses of clinics. */
export const paths = {
  list: { pattern: '/klinik', to: (query?: Query) => withQuery('/klinik', query) },
  listFile: listFile('/klinik'),
  plan: { pattern: '/klinik/baru', to: (query?: Query) => withQuery('/klinik/baru', query) },
  one: ofClinic(''),
  change: ofClinic('/ubah'),
  announce: ofClinic('/umumkan'),
  hold: ofClinic('/terlaksana'),
  close: ofClinic('/tutup'),
  cancel: ofClinic('/batalkan'),
  calendar: ofClinic('/klinik.ics'),
  register: ofClinic('/daftar'),
  people: ofClinic('/peserta'),
  peopleFile: listFile('/klinik/:id/peserta'),
  others: ofClinic('/peserta/daftarkan'),
  withdraw: {
    pattern: '/klinik/:id/peserta/:peserta/mundur',
    to: (id: ClinicId, registrationId: RegistrationId) => `/klinik/${id}/peserta/${registrationId}/mundur`,
  },
  presence: ofClinic('/presensi'),
  presenceFile: listFile('/klinik/:id/presensi'),
  presenceSheet: ofClinic('/daftar-hadir.pdf'),
  scan: ofClinic('/presensi/kode'),
  correct: {
    pattern: '/klinik/:id/presensi/:peserta',
    to: (id: ClinicId, registrationId: RegistrationId) => `/klinik/${id}/presensi/${registrationId}`,
  },
  screen: ofClinic('/layar'),
  screenPart: ofClinic('/layar/kode'),
  print: ofClinic('/kode-cetak'),
  papers: ofClinic('/dokumen'),
  addLink: ofClinic('/dokumen/tautan'),
  minutes: ofClinic('/dokumen/notulen'),
  placing: ofClinic('/dokumen/pasang'),
  unplace: ofClinic('/dokumen/urungkan'),
  certify: ofClinic('/dokumen/sertifikat'),
  feedback: ofClinic('/kepuasan'),
  certificate: {
    pattern: '/klinik/:id/peserta/:peserta/sertifikat.pdf',
    to: (id: ClinicId, registrationId: RegistrationId) => `/klinik/${id}/peserta/${registrationId}/sertifikat.pdf`,
  },
  check: { pattern: '/klinik/sertifikat', to: () => '/klinik/sertifikat' },
  verified: { pattern: '/klinik/sertifikat/:kode', to: (code: string) => `/klinik/sertifikat/${code}` },
  attend: {
    pattern: '/klinik/:id/hadir/:kode',
    to: (id: ClinicId, code: string) => `/klinik/${id}/hadir/${code}`,
  },
} as const;
