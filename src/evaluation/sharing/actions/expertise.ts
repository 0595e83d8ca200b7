import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { holdRound } from '../../actions/hold.ts';
import { leaveTrace } from '../../actions/trace.ts';
import type { JurorId, RoundId } from '../../model/ids.ts';
import type { EvaluationRefusal } from '../../model/round.ts';
import { jurorIn } from '../../queries/jury.ts';
import { subjectsOf } from '../../queries/subject.ts';
import { isSeatOf, whyNotArrange } from '../../rules/round.ts';
import { tables } from '../schema.ts';

export type Declared = {
  readonly roundId: RoundId;
  readonly jurorId: JurorId;
  /** Of the keys that the round knows; others stay as they were. */
  readonly keys: readonly string[];
  readonly known: readonly string[];
  /** Numbers of subjects that the juror would rather not read; null leaves them. */
  readonly unwished: readonly number[] | null;
};

/** What a juror knows and would rather not read, said by the juror or for them by whoever runs the round. */
export async function declareExpertise(
  tx: Tx,
  who: Viewer,
  declared: Declared,
  now: Date,
): Promise<Outcome<null, EvaluationRefusal>> {
  const { roundId, jurorId, known } = declared;
  const round = await holdRound(tx, roundId);
  const juror = round ? await jurorIn(tx, roundId, jurorId) : null;
  if (!round || juror?.state !== 'accepted') return refused('not_found');
  const forbidden = isSeatOf(juror, who) ? closed(round.state) : whyNotArrange(round, who);
  if (forbidden) return refused(forbidden);
  const keys = declared.keys.filter((key) => known.includes(key));
  if (declared.unwished && !(await writeUnwished(tx, { roundId, jurorId, labels: declared.unwished }, now)))
    return refused('unknown_subject');
  await writeKeys(tx, who, { jurorId, keys, known }, now);
  const after = { keys: keys.length, unwished: declared.unwished?.length ?? null };
  await leaveTrace(tx, who, { verb: 'expertise.save', kind: 'evaluation_juror', id: jurorId, after }, now);
  return done(null);
}

const closed = (state: 'open' | 'closed'): EvaluationRefusal | null => (state === 'open' ? null : 'closed');

async function writeKeys(
  tx: Tx,
  who: Viewer,
  { jurorId, keys, known }: Pick<Declared, 'jurorId' | 'keys' | 'known'>,
  now: Date,
): Promise<void> {
  if (known.length > 0)
    await tables(tx)
      .deleteFrom('evaluation_expertise')
      .where('juror_id', '=', jurorId)
      .where('key', 'in', [...known])
      .execute();
  if (keys.length === 0) return;
  const rows = keys.map((key) => ({ juror_id: jurorId, key, told_by: who.person?.id ?? null, told_at: now }));
  await tables(tx)
    .insertInto('evaluation_expertise')
    .values(rows)
    .onConflict((on) => on.doNothing())
    .execute();
}

/** False when a number is none of the round; then nothing is written. */
async function writeUnwished(
  tx: Tx,
  { roundId, jurorId, labels }: Pick<Declared, 'roundId' | 'jurorId'> & { readonly labels: readonly number[] },
  now: Date,
): Promise<boolean> {
  const byLabel = new Map((await subjectsOf(tx, roundId)).map((it) => [it.label, it.row]));
  const rows = labels.flatMap((label) => byLabel.get(label) ?? []);
  if (rows.length < labels.length) return false;
  await tables(tx).deleteFrom('evaluation_unwished').where('juror_id', '=', jurorId).execute();
  if (rows.length === 0) return true;
  const values = rows.map((row) => ({ juror_id: jurorId, subject_row: row, told_at: now }));
  await tables(tx).insertInto('evaluation_unwished').values(values).execute();
  return true;
}
