import { record } from '#audit/index.ts';
import { actorOf, signedIn, type Viewer } from '#identity/index.ts';
import { type ColumnOf, type ListExport, type MadeList, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { EditionId } from '../edition/model/edition.ts';
import { editionTitle } from '../stage/views/words.ts';
import type { Interview, Room } from './model/interview.ts';
import { paths } from './paths.ts';
import { interviewsOf } from './queries/interviews.ts';
import { roomsOf } from './queries/plan.ts';
import { type InterviewVisit, organisedEdition } from './routes/visit.tsx';
import { ownerOf } from './views/labels.tsx';

/** The timetable as a file, for whoever organises it. */
export const timetableExport: ListExport<Viewer> = {
  path: paths.file.pattern,
  name: 'jadwal-wawancara',
  guard: signedIn,
  event: 'competition.interview.taken',
  make,
  taken: (tx, visit, what) =>
    record(
      tx,
      actorOf(visit.viewer),
      {
        event: 'competition.interview.taken',
        subject: { kind: 'edition', id: visit.params.id ?? '' },
        after: what,
      },
      visit.now,
    ),
};

type Line = Interview & { readonly room: Room | null };

async function make(visit: InterviewVisit): Promise<MadeList> {
  const { edition } = await organisedEdition(visit);
  return {
    title: `${t('interview.table.title')}: ${editionTitle(edition)}`,
    address: paths.timetable.to(edition.id),
    filter: [],
    ...timetableOf(edition.id),
  };
}

/** All interviews of an edition; the caller asks who may see them. */
export function timetableOf(id: EditionId) {
  return tableOf(columns, async function* (conn) {
    const rooms = new Map((await roomsOf(conn, id)).map((room) => [room.id, room]));
    const interviews = await interviewsOf(conn, id);
    yield interviews.map((it): Line => ({ ...it, room: it.slot ? (rooms.get(it.slot.roomId) ?? null) : null }));
  });
}

const columns: readonly ColumnOf<Line>[] = [
  { key: 'day', label: () => t('interview.column.day'), type: 'date', value: (it) => it.slot?.day ?? null },
  {
    key: 'starts_at',
    label: () => t('interview.column.starts'),
    type: 'moment',
    value: (it) => it.slot?.startsAt ?? null,
  },
  {
    key: 'ends_at',
    label: () => t('interview.column.ends'),
    type: 'moment',
    paper: 0,
    value: (it) => it.slot?.endsAt ?? null,
  },
  { key: 'room', label: () => t('interview.room'), width: 20, paper: 2, value: (it) => it.room?.name ?? '' },
  { key: 'title', label: () => t('interview.entry'), width: 45, paper: 4, value: (it) => it.title },
  { key: 'owner', label: () => t('interview.column.owner'), width: 40, paper: 3, value: ownerOf },
  {
    key: 'state',
    label: () => t('interview.state'),
    width: 18,
    paper: 2,
    value: (it) => t(`interview.state.${it.state}`),
    code: (it) => it.state,
  },
  { key: 'wish', label: () => t('interview.wish'), paper: 0, value: (it) => it.wish },
  {
    key: 'presence',
    label: () => t('interview.presence.label'),
    width: 14,
    paper: 2,
    value: (it) => (it.presence ? t(`interview.presence.${it.presence}`) : ''),
    code: (it) => it.presence,
  },
  { key: 'presence_note', label: () => t('interview.presence.note'), paper: 0, value: (it) => it.presenceNote },
  { key: 'leaders', label: () => t('interview.presence.leaders'), paper: 0, value: (it) => it.leaders },
  { key: 'began_at', label: () => t('interview.column.began'), type: 'moment', paper: 0, value: (it) => it.beganAt },
  { key: 'ended_at', label: () => t('interview.column.ended'), type: 'moment', paper: 0, value: (it) => it.endedAt },
  {
    key: 'panel',
    label: () => t('interview.panel'),
    width: 40,
    paper: 0,
    value: (it) => it.room?.jurors.map((seat) => seat.name).join(', ') ?? '',
  },
];
