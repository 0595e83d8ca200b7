import { listFile } from '#platform/export/address.ts';
import type { RoundId } from '../model/ids.ts';

type Query = Readonly<Record<string, string | undefined>>;

const ofRound = (last: string) => ({
  pattern: `/kelola/penilaian/:id/kepastian${last}`,
  to: (id: RoundId, query: Query = {}) => {
    const kept = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []));
    const search = new URLSearchParams(kept);
    return `/kelola/penilaian/${id}/kepastian${last}${search.size > 0 ? `?${search}` : ''}`;
  },
});

/** What the sheets of a round mean: for those who run it, and for each juror the own habits. */
export const paths = {
  certainty: ofRound(''),
  certaintyFile: listFile('/kelola/penilaian/:id/kepastian'),
  progress: ofRound('/kemajuan'),
  official: ofRound('/resmi'),
  whatIf: ofRound('/andai'),
  more: ofRound('/lembar-tambahan'),
  replay: ofRound('/hitung-ulang/unduh.json'),
  own: {
    pattern: '/penilaian/putaran/:id/kebiasaan',
    to: (id: RoundId) => `/penilaian/putaran/${id}/kebiasaan`,
  },
} as const;
