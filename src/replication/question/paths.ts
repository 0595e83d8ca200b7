import { listFile } from '#platform/export/address.ts';
import type { InnovationId } from '#registry/index.ts';
import type { QuestionId } from './model.ts';

type Query = Readonly<Record<string, string | undefined>>;

const withQuery = (path: string, fields: Query = {}) => {
  const filled = Object.entries(fields).filter((it): it is [string, string] => Boolean(it[1]));
  return filled.length > 0 ? `${path}?${new URLSearchParams(filled)}` : path;
};

const ofQuestion = (last: string) => ({
  pattern: `/tanya-jawab/:id${last}`,
  to: (id: QuestionId) => `/tanya-jawab/${id}${last}`,
});

/** Addresses of questions: those of a record, those that concern the viewer, one of them. */
export const paths = {
  record: {
    pattern: '/inovasi/:id/replikasi/tanya-jawab',
    to: (id: InnovationId, query?: Query) => withQuery(`/inovasi/${id}/replikasi/tanya-jawab`, query),
  },
  recordFile: listFile('/inovasi/:id/replikasi/tanya-jawab'),
  own: { pattern: '/tanya-jawab', to: (query?: Query) => withQuery('/tanya-jawab', query) },
  ownFile: listFile('/tanya-jawab'),
  one: ofQuestion(''),
  answer: ofQuestion('/jawab'),
  hide: ofQuestion('/sembunyikan'),
  show: ofQuestion('/tampilkan'),
} as const;
