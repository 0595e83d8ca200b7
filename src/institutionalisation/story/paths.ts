import { listFile } from '#platform/export/address.ts';
import type { ProblemId } from '#registry/index.ts';
import type { StoryFilter } from './model.ts';

const ROOT = '/kisah';
const FEED = `${ROOT}/umpan.atom`;

function address(filter?: StoryFilter, page = 1, root = ROOT): string {
  const query = new URLSearchParams();
  if (filter?.text) query.set('q', filter.text);
  for (const code of filter?.regions ?? []) query.append('wilayah', code);
  for (const code of filter?.affairs ?? []) query.append('urusan', code);
  if (page > 1) query.set('hal', String(page));
  return query.size > 0 ? `${root}?${query}` : root;
}

export const paths = {
  list: { pattern: ROOT, to: address },
  file: listFile(ROOT),
  /** Takes the filter of the list: the feed of what that list shows. */
  feed: { pattern: FEED, to: (filter?: StoryFilter) => address(filter, 1, FEED) },
  story: { pattern: `${ROOT}/:id`, to: (id: ProblemId) => `${ROOT}/${id}` },
} as const;
