import { listFile } from '#platform/export/address.ts';
import { type Query, withQuery } from '../lasting/paths.ts';
import type { ItemId, RoundId } from './model/check.ts';

const LIST = '/kelola/pemantauan';
const ofRound = (last: string) => ({
  pattern: `${LIST}/:id${last}`,
  to: (id: RoundId, query?: Query) => withQuery(`${LIST}/${id}${last}`, query),
});
/** Under which each answer of a round has its page. */
export const ITEMS = '/kelola/pemantauan-jawaban';
const ofItem = (last: string) => ({
  pattern: `${ITEMS}/:id${last}`,
  to: (id: ItemId) => `${ITEMS}/${id}${last}`,
});

/** Addresses of the yearly check. */
export const paths = {
  list: { pattern: LIST, to: (query?: Query) => withQuery(LIST, query) },
  listFile: listFile(LIST),
  open: { pattern: `${LIST}/baru`, to: () => `${LIST}/baru` },
  round: ofRound(''),
  roundFile: listFile(`${LIST}/:id`),
  change: ofRound('/ubah'),
  complete: ofRound('/lengkapi'),
  remind: ofRound('/ingatkan'),
  close: ofRound('/tutup'),
  verifyMany: ofRound('/sahkan'),
  item: ofItem(''),
  answer: ofItem('/jawab'),
  judge: ofItem('/periksa'),
} as const;
