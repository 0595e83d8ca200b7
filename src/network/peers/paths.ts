import { listFile } from '#platform/export/address.ts';
import type { PeerId } from './model.ts';

const LIST = '/kelola/hub-lain';
const ofPeer = (last: string) => ({ pattern: `${LIST}/:id${last}`, to: (id: PeerId) => `${LIST}/${id}${last}` });

/** Addresses of the hubs from which this one takes. */
export const paths = {
  list: { pattern: LIST, to: () => LIST },
  listFile: listFile(LIST),
  propose: { pattern: `${LIST}/baru`, to: () => `${LIST}/baru` },
  one: ofPeer(''),
  confirm: ofPeer('/percaya'),
  harvest: ofPeer('/ambil'),
  pause: ofPeer('/jeda'),
  resume: ofPeer('/lanjutkan'),
  allow: ofPeer('/izinkan-hapus'),
  schedule: ofPeer('/jadwal'),
  remove: ofPeer('/keluarkan'),
} as const;
