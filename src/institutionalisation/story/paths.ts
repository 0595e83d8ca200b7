import { listFile } from '#platform/export/address.ts';
import type { ProblemId } from '#registry/index.ts';
import type { StoryFilter } from './model.ts';

const ROOT = '/kisah';

function address(filter?: StoryFilter, page = 1): string {
  const query = new URLSearchParams();
  if (filter?.text) query.set('q', filter.text);
  for (const code of filter?.regions ?? []) query.append('wilayah', code);
  for (const code of filter?.affairs ?? []) query.append('urusan', code);
  if (page > 1) query.set('hal', String(page));
  return query.size > 0 ? `${ROOT}?${query}` : ROOT;
}

export const paths = {
  list: { pattern: ROOT, to: address },
  file: listFile(ROOT),
  story: { pattern: `${ROOT}/:id`, to: (id: ProblemId) => `${ROOT}/${id}` },
} as const;
