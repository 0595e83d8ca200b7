import type { Conn } from '#platform/db.ts';
import type { Juror, Round } from '../../model/round.ts';
import type { JurorScore, RawReason } from '../model/calibration.ts';
import { reckoningOf } from './reckoning.ts';

export type Habits = { readonly own: JurorScore; readonly leftRaw: RawReason | null };

/** A juror's own leniency and agreement, once the round is closed and worked out; null before, and for who handed nothing in. */
export async function habitsOf(conn: Conn, round: Round, seat: Juror): Promise<Habits | null> {
  if (round.state !== 'closed' || seat.state !== 'accepted') return null;
  const calibration = (await reckoningOf(conn, round.id))?.found?.calibration;
  const own = calibration?.jurors.find((it) => it.juror === seat.id);
  return calibration && own ? { own, leftRaw: calibration.leftRaw } : null;
}
