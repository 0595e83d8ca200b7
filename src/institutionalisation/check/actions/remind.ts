import { actorOf, type Viewer } from '#identity/index.ts';
import { notify } from '#notification/index.ts';
import { dayOf, formatDate } from '#platform/dates.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { CheckRefusal, Round, RoundId } from '../model/check.ts';
import { paths } from '../paths.ts';
import { owingKeepers } from '../queries/items.ts';
import { roundById } from '../queries/rounds.ts';
import { stateOf, whyNotReadRound, whyNotRun } from '../rules/moves.ts';
import { tables } from '../schema.ts';
import { traceRound } from './trace.ts';

/** Reminds every keeper of what is not answered, each once an occasion; answers how many people. */
export async function remindKeepers(
  tx: Tx,
  { round, occasion }: { readonly round: Round; readonly occasion: string },
  baseUrl: string,
  now: Date,
): Promise<number> {
  const owing = await owingKeepers(tx, round.id);
  for (const { personId, count } of owing) {
    const values = { year: String(round.year), count, until: formatDate(round.closes) };
    const kind = 'institutionalisation.notice.check_reminder';
    const href = paths.round.to(round.id, { keadaan: 'waiting' });
    await notify(tx, { to: [personId], kind, values, href, occasion: `${kind}:${round.id}:${occasion}` }, baseUrl, now);
  }
  return owing.length;
}

/** The organiser reminds all who have not answered, at most once a day. */
export async function remindAll(
  tx: Tx,
  who: Viewer,
  { id, baseUrl }: { readonly id: RoundId; readonly baseUrl: string },
  now: Date,
): Promise<Outcome<number, CheckRefusal>> {
  const round = await roundById(tx, id);
  if (!round || whyNotReadRound(round, who)) return refused('not_found');
  const forbidden = whyNotRun(round, who);
  if (forbidden) return refused(forbidden);
  const today = dayOf(now);
  if (stateOf(round, today) !== 'open')
    return refused(stateOf(round, today) === 'closed' ? 'round_closed' : 'not_open_yet');
  const marked = await tables(tx)
    .updateTable('check_item')
    .set({ reminded_on: today })
    .where('round_id', '=', id)
    .where('state', 'in', ['waiting', 'returned'])
    .where((where) => where.or([where('reminded_on', 'is', null), where('reminded_on', '<', today)]))
    .executeTakeFirst();
  if (marked.numUpdatedRows === 0n)
    return refused((await owingKeepers(tx, id)).length > 0 ? 'reminded_today' : 'nobody_waits');
  const people = await remindKeepers(tx, { round, occasion: `by-hand:${today}` }, baseUrl, now);
  await traceRound(tx, actorOf(who), { id, verb: 'remind', after: { people } }, now);
  return done(people);
}
