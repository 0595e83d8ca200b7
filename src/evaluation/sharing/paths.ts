import { listFile } from '#platform/export/address.ts';
import type { AssignmentRunId, JurorId, RoundId } from '../model/ids.ts';

const BEST = '/kelola/penilaian/:id/pembagian/terbaik';
const best = (id: RoundId) => `/kelola/penilaian/${id}/pembagian/terbaik`;
const ofRun = (last: string) => ({
  pattern: `${BEST}/:rencana${last}`,
  to: (id: RoundId, run: AssignmentRunId) => `${best(id)}/${run}${last}`,
});

/** Plans of who reads what, pairs that are set, and what jurors know. */
export const paths = {
  sharing: { pattern: BEST, to: best },
  run: ofRun(''),
  runFile: listFile(`${BEST}/:rencana`),
  progress: ofRun('/kemajuan'),
  cancel: ofRun('/hentikan'),
  apply: ofRun('/terapkan'),
  setPair: {
    pattern: '/kelola/penilaian/:id/pembagian/pasangan',
    to: (id: RoundId) => `/kelola/penilaian/${id}/pembagian/pasangan`,
  },
  unsetPair: {
    pattern: '/kelola/penilaian/:id/pembagian/pasangan/lepas',
    to: (id: RoundId) => `/kelola/penilaian/${id}/pembagian/pasangan/lepas`,
  },
  expertise: {
    pattern: '/kelola/penilaian/:id/juri/:juri/keahlian',
    to: (id: RoundId, juror: JurorId) => `/kelola/penilaian/${id}/juri/${juror}/keahlian`,
  },
  ownExpertise: {
    pattern: '/penilaian/putaran/:id/keahlian',
    to: (id: RoundId) => `/penilaian/putaran/${id}/keahlian`,
  },
} as const;
