import { listFile } from '#platform/export/address.ts';
import type { JurorId, RoundId, SheetId } from './model/ids.ts';

type Query = Readonly<Record<string, string | undefined>>;

const withQuery = (path: string, fields: Query = {}) => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) if (value) query.append(name, value);
  return query.size > 0 ? `${path}?${query}` : path;
};

/** An address under one round for those who run it. */
const ofRound = (last: string) => ({
  pattern: `/kelola/penilaian/:id${last}`,
  to: (id: RoundId, query: Query = {}) => withQuery(`/kelola/penilaian/${id}${last}`, query),
});
/** An address under one round for its jurors. */
const ofSeat = (last: string) => ({
  pattern: `/penilaian/putaran/:id${last}`,
  to: (id: RoundId) => `/penilaian/putaran/${id}${last}`,
});
const ofJuror = (last: string) => ({
  pattern: `/kelola/penilaian/:id/juri/:juri/${last}`,
  to: (id: RoundId, juror: JurorId) => `/kelola/penilaian/${id}/juri/${juror}/${last}`,
});

const ofSheet = (last: string) => ({
  pattern: `/penilaian/lembar/:id${last}`,
  to: (id: SheetId) => `/penilaian/lembar/${id}${last}`,
});

/** Every address of evaluation: rounds for those who run them, seats and sheets for jurors. */
export const paths = {
  rounds: { pattern: '/kelola/penilaian', to: (query?: Query) => withQuery('/kelola/penilaian', query) },
  roundsFile: listFile('/kelola/penilaian'),
  newRound: { pattern: '/kelola/penilaian/baru', to: () => '/kelola/penilaian/baru' },
  round: ofRound(''),
  closeRound: ofRound('/tutup'),
  subjects: ofRound('/objek'),
  removeSubject: ofRound('/objek/lepas'),
  jury: ofRound('/juri'),
  removeJuror: ofJuror('lepas'),
  assignment: ofRound('/pembagian'),
  assignInTurn: ofRound('/pembagian/bergilir'),
  undoAssignment: ofRound('/pembagian/batalkan'),
  progress: ofRound('/kemajuan'),
  subjectsFile: listFile('/kelola/penilaian/:id/objek'),
  assignmentFile: listFile('/kelola/penilaian/:id/pembagian'),
  conflictsFile: listFile('/kelola/penilaian/:id/benturan'),
  juryFile: listFile('/kelola/penilaian/:id/juri'),
  progressFile: listFile('/kelola/penilaian/:id/kemajuan'),
  remind: ofRound('/ingatkan'),
  results: ofRound('/hasil'),
  resultsFile: listFile('/kelola/penilaian/:id/hasil'),
  conflicts: ofRound('/benturan'),
  liftConflict: ofRound('/benturan/cabut'),

  readSheet: {
    pattern: '/kelola/penilaian/lembar/:id',
    to: (id: SheetId) => `/kelola/penilaian/lembar/${id}`,
  },
  reopenSheet: {
    pattern: '/kelola/penilaian/lembar/:id/buka-lagi',
    to: (id: SheetId) => `/kelola/penilaian/lembar/${id}/buka-lagi`,
  },

  seats: { pattern: '/penilaian', to: (query?: Query) => withQuery('/penilaian', query) },
  seatsFile: listFile('/penilaian'),
  sheet: ofSheet(''),
  saveMark: ofSheet('/nilai'),
  sheetFile: {
    pattern: '/penilaian/lembar/:id/lampiran/:no',
    to: (id: SheetId, no: number) => `/penilaian/lembar/${id}/lampiran/${no}`,
  },
  seat: ofSeat(''),
  acceptSeat: ofSeat('/terima'),
  declineSeat: ofSeat('/tolak'),
  declareConflict: ofSeat('/benturan'),
} as const;
