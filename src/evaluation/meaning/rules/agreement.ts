import type { Agreement, Level, RatedMark } from '../model/agreement.ts';
import { alphaOf } from './alpha.ts';
import { iccOf } from './icc.ts';

/**
 * How far jurors agree under each criterion, in the order in which the criteria first come: Krippendorff's alpha at four levels and the six
 * intraclass correlations. Marks that are no numbers are missing; entries with fewer than two marks say nothing of agreement.
 */
export function agreementOf(marks: readonly RatedMark[]): readonly Agreement[] {
  const criteria = Map.groupBy(
    marks.filter((it) => Number.isFinite(it.mark)),
    (it) => it.criterion,
  );
  return [...criteria].map(([criterion, own]) => agreementUnder(criterion, own));
}

function agreementUnder(criterion: string, marks: readonly RatedMark[]): Agreement {
  const read = [...Map.groupBy(marks, (it) => it.entry).values()].filter((it) => it.length > 1);
  const units = read.map((unit) => unit.map((it) => it.mark));
  const alpha = (level: Level) => alphaOf(units, level);
  const scores = read.flat().map(({ entry, juror, mark }) => ({ entry, juror, score: mark }));
  return {
    criterion,
    entries: read.length,
    jurors: new Set(scores.map((it) => it.juror)).size,
    marks: scores.length,
    alpha: { nominal: alpha('nominal'), ordinal: alpha('ordinal'), interval: alpha('interval'), ratio: alpha('ratio') },
    ...iccOf(scores),
  };
}
