import { listFile } from '#platform/export/address.ts';
import type { InnovationId, ProblemId } from '#registry/index.ts';

type Query = Readonly<Record<string, string | undefined>>;

const withQuery = (path: string, fields: Query = {}) => {
  const filled = Object.entries(fields).filter((it): it is [string, string] => Boolean(it[1]));
  return filled.length > 0 ? `${path}?${new URLSearchParams(filled)}` : path;
};

const ofMatch = (last: string) => ({
  pattern: `/masalah/:id/kecocokan/:inovasi/${last}`,
  to: (id: ProblemId, innovation: InnovationId) => `/masalah/${id}/kecocokan/${innovation}/${last}`,
});

/** Addresses of matching: what one says of a match, the hub's two lists, facts of regions, weights. */
export const paths = {
  dismiss: ofMatch('tidak-cocok'),
  restore: ofMatch('kembalikan'),
  unmatched: { pattern: '/pencocokan/masalah', to: (query?: Query) => withQuery('/pencocokan/masalah', query) },
  unmatchedFile: listFile('/pencocokan/masalah'),
  neverCopied: {
    pattern: '/pencocokan/belum-direplikasi',
    to: (query?: Query) => withQuery('/pencocokan/belum-direplikasi', query),
  },
  neverCopiedFile: listFile('/pencocokan/belum-direplikasi'),
  regions: { pattern: '/pencocokan/data-wilayah', to: () => '/pencocokan/data-wilayah' },
  regionsFile: listFile('/pencocokan/data-wilayah'),
  region: { pattern: '/pencocokan/data-wilayah/:kode', to: (code: string) => `/pencocokan/data-wilayah/${code}` },
  weights: { pattern: '/pencocokan/bobot', to: () => '/pencocokan/bobot' },
} as const;
