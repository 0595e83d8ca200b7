import type { Conn } from '#platform/db.ts';
import type { RoundId } from '../../model/ids.ts';
import { calibrate } from '../rules/calibrate.ts';
import { handedIn } from './counted.ts';

/** Raw mean and calibrated score of each entry of a round, worked out at once: for rehearsals, which know what was planted. */
export async function calibratedNow(
  conn: Conn,
  roundId: RoundId,
): Promise<readonly { readonly row: string; readonly raw: number; readonly calibrated: number }[]> {
  const sheets = await handedIn(conn, roundId);
  const scores = sheets.map((it) => ({ entry: it.row, juror: it.jurorId, score: it.total }));
  return calibrate(scores).entries.map(({ entry, raw, calibrated }) => ({ row: entry, raw, calibrated }));
}
