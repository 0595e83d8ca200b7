import { listFile } from '#platform/export/address.ts';
import type { EditionId } from '../edition/model/edition.ts';
import type { RoomId } from './model/plan.ts';
import type { InterviewId } from './model/states.ts';

const ofEdition = (last: string) => ({
  pattern: `/kelola/kompetisi/:id/wawancara${last}`,
  to: (id: EditionId) => `/kelola/kompetisi/${id}/wawancara${last}`,
});
const ofInterview = (last: string) => ({
  pattern: `/wawancara/:id${last}`,
  to: (id: InterviewId) => `/wawancara/${id}${last}`,
});

type Day = { readonly hari?: string | undefined; readonly ruang?: RoomId | undefined };

/** Addresses of interviews: what their organiser does under the edition, what everyone else sees under `/wawancara`. */
export const paths = {
  own: { pattern: '/wawancara', to: () => '/wawancara' },
  timetable: ofEdition(''),
  file: {
    pattern: listFile('/kelola/kompetisi/:id/wawancara').pattern,
    to: (id: EditionId, format: string) => `/kelola/kompetisi/${id}/wawancara/unduh.${format}`,
  },
  plan: ofEdition('/rencana'),
  make: ofEdition('/susun'),
  tell: ofEdition('/beri-tahu'),
  move: ofEdition('/geser'),
  undo: ofEdition('/urungkan'),
  order: {
    pattern: '/kelola/kompetisi/:id/wawancara/urutan',
    to: (id: EditionId, day: Day = {}) => {
      const query = new URLSearchParams(Object.entries(day).filter((it): it is [string, RoomId] => Boolean(it[1])));
      return `/kelola/kompetisi/${id}/wawancara/urutan${query.size > 0 ? `?${query}` : ''}`;
    },
  },
  one: ofInterview(''),
  moveForm: ofInterview('/geser'),
  confirm: ofInterview('/konfirmasi'),
  askTime: ofInterview('/minta-waktu'),
  presence: ofInterview('/kehadiran'),
  run: ofInterview('/jalan'),
  calendar: ofInterview('/jadwal.ics'),
  newAddress: { pattern: '/wawancara/kalender', to: () => '/wawancara/kalender' },
  feed: { pattern: '/kalender-wawancara/:kode', to: (code: string) => `/kalender-wawancara/${code}` },
} as const;
