import type { Flag } from '../model/flag.ts';
import { FEWEST_SHEETS, fisher, inTime, ofJuror } from './juror-flags.ts';
import { correlationOf, deviationOf } from './jurors.ts';
import { upperTail } from './normal.ts';
import { isRare, meanOf, medianOf, pointAt, type SeenSheet } from './seen.ts';

const FEWEST_CRITERIA = 3;
const ALIKE = 1e-9;
/** Straight lines on so many sheets, and on so many times the usual share, are told. */
const STRAIGHT = { sheets: 3, share: 0.3, times: 3 };

const spreadOn = (sheet: SeenSheet): number => deviationOf(sheet.marks.map((it) => it.share)) ?? 0;
const isWhole = (sheet: SeenSheet): boolean =>
  sheet.marks.length >= FEWEST_CRITERIA && sheet.marks.every((it) => Number.isFinite(it.share));

/** What is striking in how a juror's marks hang together within sheets. */
export function markFlags(seen: readonly SeenSheet[]): readonly Flag[] {
  const whole = seen.filter(isWhole);
  const byJuror = [...Map.groupBy(whole, (it) => it.juror)].filter(([, own]) => own.length >= FEWEST_SHEETS);
  return [...straightLines(byJuror, whole), ...halos(byJuror)];
}

type ByJuror = readonly (readonly [string, readonly SeenSheet[]])[];

function straightLines(byJuror: ByJuror, all: readonly SeenSheet[]): readonly Flag[] {
  const straightIn = (sheets: readonly SeenSheet[]) => sheets.filter((it) => spreadOn(it) < ALIKE).length;
  const everywhere = straightIn(all);
  return byJuror.flatMap(([juror, own]) => {
    const straight = straightIn(own);
    const usual = (everywhere - straight) / Math.max(1, all.length - own.length);
    const value = straight / own.length;
    if (straight < STRAIGHT.sheets || value < Math.max(STRAIGHT.share, STRAIGHT.times * usual)) return [];
    const timed = inTime(own);
    const points = (timed.length === own.length ? timed : own).map((it, at) => pointAt(it, at + 1, spreadOn(it)));
    return ofJuror('straight-lining', juror, { value, usual, p: null, points });
  });
}

/** Mean correlation between criteria over the juror's sheets, against the median juror's (Fisher's z). */
function halos(byJuror: ByJuror): readonly Flag[] {
  const found = byJuror.flatMap(([juror, own]) => {
    const r = togetherness(own);
    return r === null ? [] : { juror, own, r };
  });
  if (found.length < 2) return [];
  const usual = medianOf(found.map((it) => it.r));
  return found.flatMap(({ juror, own, r }) => {
    const p = upperTail((fisher(r) - fisher(usual)) * Math.sqrt(own.length - 3));
    if (!isRare(p, found.length)) return [];
    const points = own.map((it) => pointAt(it, meanOf(it.marks.map((mark) => mark.share)), spreadOn(it)));
    return ofJuror('halo', juror, { value: r, usual, p, points });
  });
}

function togetherness(sheets: readonly SeenSheet[]): number | null {
  const criteria = [...new Set(sheets.flatMap((it) => it.marks.map((mark) => mark.criterion)))];
  const shares = criteria.map((code) =>
    sheets.map((it) => it.marks.find((mark) => mark.criterion === code)?.share ?? Number.NaN),
  );
  const correlations = shares.flatMap((a, at) =>
    shares
      .slice(at + 1)
      .flatMap(
        (b) =>
          correlationOf(
            a.map((x, sheet) => [x, b[sheet] as number] as const).filter(([x, y]) => Number.isFinite(x + y)),
          ) ?? [],
      ),
  );
  return correlations.length === 0 ? null : meanOf(correlations);
}
