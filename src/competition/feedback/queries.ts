import { feedbackOn as feedbackIn, roundById } from '#evaluation/index.ts';
import type { Conn } from '#platform/db.ts';
import type { Edition } from '../edition/model/edition.ts';
import type { ScoringKind } from '../edition/model/stages.ts';
import type { EntryId } from '../entry/model/entry.ts';
import { scoringRounds } from '../scoring/queries/rounds.ts';
import { type ShownScore, shareOf, shownScore } from './rules.ts';

/** What jurors made of an entry in one stage, as its people may read it; never who, and never how many. */
export type StageFeedback = {
  readonly stage: ScoringKind;
  readonly whole: ShownScore;
  readonly criteria: readonly {
    readonly name: string;
    readonly name_en: string;
    readonly score: ShownScore;
    readonly comments: readonly string[];
  }[];
  /** On the whole. */
  readonly comments: readonly string[];
};

/** The feedback of every stage in which the entry was scored; the caller asks whether it may be told. */
export async function feedbackOn(
  conn: Conn,
  { id, document }: Edition,
  { id: entryId, group }: { readonly id: EntryId; readonly group: string },
): Promise<readonly StageFeedback[]> {
  const { privacy } = document;
  const told: StageFeedback[] = [];
  for (const { stage, roundId } of (await scoringRounds(conn, id)).filter((it) => it.group === group)) {
    const round = await roundById(conn, roundId);
    const found = round && (await feedbackIn(conn, round, entryId));
    if (!found || found.mean === null) continue;
    const written = privacy.comments ? found.comments : [];
    const textsOn = (code: string) => written.find((it) => it.criterion === code)?.texts ?? [];
    const criteria = round.rubric.criteria.map(({ code, name, name_en, min, max }) => {
      const mean = found.criteria.find((it) => it.code === code)?.mean ?? null;
      const score: ShownScore = mean === null ? { as: 'none' } : scoreOf(privacy, { min, max }, mean);
      return { name, name_en, score, comments: textsOn(code) };
    });
    told.push({ stage, whole: shownScore(privacy, found.mean), criteria, comments: textsOn('overall') });
  }
  return told;
}

/** Bands are of 100; a mark stands on its own scale. */
function scoreOf(
  privacy: Edition['document']['privacy'],
  scale: { readonly min: number; readonly max: number },
  mean: number,
): ShownScore {
  return privacy.scores === 'marks' ? { as: 'mark', mark: mean } : shownScore(privacy, shareOf(scale, mean));
}
