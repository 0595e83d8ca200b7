import type { Viewer } from '#identity/index.ts';
import { notify } from '#notification/index.ts';
import { dayOf } from '#platform/dates.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { JurorId, RoundId } from '../model/ids.ts';
import type { EvaluationRefusal, Round } from '../model/round.ts';
import { paths } from '../paths.ts';
import { jurorProgress } from '../queries/progress.ts';
import { roundById } from '../queries/round.ts';
import { whyNotArrange } from '../rules/round.ts';
import { leaveTrace } from './trace.ts';

export const REMINDER = 'evaluation.notice.reminder';

/** Who still owes sheets is told once a day; answers how many were. */
async function tellLate(
  tx: Tx,
  round: Round,
  { only, baseUrl }: { readonly only: JurorId | null; readonly baseUrl: string },
  now: Date,
): Promise<number> {
  const late = (await jurorProgress(tx, round.id)).filter(
    (it) => it.sheets > it.finished && it.personId !== null && (only === null || it.id === only),
  );
  for (const { personId, sheets, finished } of late) {
    const values = { round: round.name, n: sheets - finished, until: dayOf(round.closesAt) };
    const occasion = `${REMINDER}:${round.id}:${dayOf(now)}`;
    const to = personId === null ? [] : [personId];
    await notify(tx, { to, kind: REMINDER, values, href: paths.seat.to(round.id), occasion }, baseUrl, now);
  }
  return late.length;
}

export type Reminding = {
  readonly roundId: RoundId;
  /** One juror, or all who owe something. */
  readonly jurorId: JurorId | null;
  readonly baseUrl: string;
};

/** The secretariat reminds; the same person is told once a day however often. */
export async function remindJurors(
  tx: Tx,
  who: Viewer,
  { roundId, jurorId, baseUrl }: Reminding,
  now: Date,
): Promise<Outcome<{ readonly told: number }, EvaluationRefusal>> {
  const round = await roundById(tx, roundId);
  if (!round) return refused('not_found');
  const forbidden = whyNotArrange(round, who);
  if (forbidden) return refused(forbidden);
  const told = await tellLate(tx, round, { only: jurorId, baseUrl }, now);
  const after = { jurors: told };
  if (told > 0) await leaveTrace(tx, who, { verb: 'juror.remind', kind: 'evaluation_round', id: roundId, after }, now);
  return done({ told });
}

/** The reminder that comes by itself. */
export async function remindOfRound(tx: Tx, roundId: RoundId, baseUrl: string, now: Date): Promise<number> {
  const round = await roundById(tx, roundId);
  return round?.state === 'open' ? tellLate(tx, round, { only: null, baseUrl }, now) : 0;
}
