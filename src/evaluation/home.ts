import { isActing, type Viewer } from '#identity/index.ts';
import type { HomeItem, HomeSection, HomeTask } from '#platform/capability.ts';
import { formatMoment } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths } from './paths.ts';
import { type Seat, seatsOf } from './queries/jury.ts';
import { listRounds } from './queries/round.ts';

const MOST_ROUNDS = 20;

/** Invitations to a jury that wait for the viewer's answer. */
export async function evaluationHome(conn: Conn, viewer: Viewer): Promise<readonly HomeSection[]> {
  const seats = (await seatsOf(conn, viewer)).filter((it) => it.roundState === 'open' && it.state === 'invited');
  if (seats.length === 0) return [];
  const items = seats.map(invitation);
  return [{ kind: 'mine', title: t('evaluation.seats.title'), items, empty: t('evaluation.seats.empty') }];
}

function invitation(seat: Seat): HomeItem {
  const when = t('evaluation.round.until', { at: formatMoment(seat.closesAt) });
  const text = t('evaluation.home.invited', { name: seat.roundName });
  return { text, href: paths.seat.to(seat.roundId), when, count: 1, tone: 'urgent' };
}

/** How many sheets of the open rounds are handed in: one's own as a juror, all of them for who runs the round. */
export async function evaluationTasks(conn: Conn, viewer: Viewer): Promise<readonly HomeTask[]> {
  if (!viewer.person) return [];
  return [...(await ownSheetTasks(conn, viewer)), ...(await roundTasks(conn, viewer))];
}

async function ownSheetTasks(conn: Conn, viewer: Viewer): Promise<readonly HomeTask[]> {
  const seats = (await seatsOf(conn, viewer)).filter((it) => it.roundState === 'open' && it.sheets > 0);
  return seats.map((seat) => ({
    of: seat.roundName,
    text: t('evaluation.task.own'),
    href: paths.seat.to(seat.roundId),
    done: seat.finished,
    total: seat.sheets,
    due: seat.closesAt,
  }));
}

async function roundTasks(conn: Conn, viewer: Viewer): Promise<readonly HomeTask[]> {
  if (!isActing(viewer, 'secretariat', 'hub_admin')) return [];
  const filter = { state: 'open', text: '' } as const;
  const { items } = await listRounds(conn, viewer, filter, { size: MOST_ROUNDS, offset: 0 });
  return items
    .filter((it) => it.organiserId === viewer.acting?.institutionId && it.sheets > 0)
    .map((round) => ({
      of: round.name,
      text: t('evaluation.task.round'),
      href: paths.progress.to(round.id),
      done: round.finished,
      total: round.sheets,
      due: round.closesAt,
      isOthers: true,
    }));
}
