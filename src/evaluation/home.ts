import type { Viewer } from '#identity/index.ts';
import type { HomeItem, HomeSection } from '#platform/capability.ts';
import { formatMoment } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { paths } from './paths.ts';
import { type Seat, seatsOf } from './queries/jury.ts';

/** What a juror owes: invitations to answer, and sheets with «2 of 4 done» and when they are due. */
export async function evaluationHome(conn: Conn, viewer: Viewer, now: Date): Promise<readonly HomeSection[]> {
  const seats = (await seatsOf(conn, viewer)).filter((it) => it.roundState === 'open');
  const items = seats.flatMap((seat) => itemOf(seat, now) ?? []);
  if (items.length === 0) return [];
  return [{ kind: 'mine', title: t('evaluation.seats.title'), items, empty: t('evaluation.seats.empty') }];
}

function itemOf(seat: Seat, now: Date): HomeItem | null {
  const href = paths.seat.to(seat.roundId);
  const when = t('evaluation.round.until', { at: formatMoment(seat.closesAt) });
  if (seat.state === 'invited')
    return { text: t('evaluation.home.invited', { name: seat.roundName }), href, when, count: 1, tone: 'urgent' };
  const left = seat.sheets - seat.finished;
  if (left === 0) return null;
  const done = t('evaluation.sheets.of', { n: formatNumber(seat.finished), of: formatNumber(seat.sheets) });
  const tone = seat.closesAt <= now ? 'urgent' : 'attention';
  return { text: t('evaluation.home.sheets', { name: seat.roundName, done }), href, when, count: left, tone };
}
