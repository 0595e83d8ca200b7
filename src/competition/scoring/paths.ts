import type { EditionId } from '../edition/model/edition.ts';
import type { ScoringKind } from '../edition/model/stages.ts';

export const scoringSlugs = {
  desk_scoring: 'proposal',
  tpi_reading: 'pembacaan',
  interview: 'wawancara',
} as const satisfies Record<ScoringKind, string>;

/** Addresses of the scoring of an edition; the rounds themselves stand with evaluation. */
export const paths = {
  scoring: {
    pattern: '/kelola/kompetisi/:id/penilaian/:tahap',
    to: (id: EditionId, stage: ScoringKind) => `/kelola/kompetisi/${id}/penilaian/${scoringSlugs[stage]}`,
  },
} as const;
