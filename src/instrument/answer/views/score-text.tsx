import { formatNumber, t } from '#platform/i18n/i18n.ts';
import type { InstrumentDocument } from '../../catalogue/model/document.ts';
import { told } from '../../catalogue/wording.ts';
import { faultText } from '../../formula/wording.ts';
import type { SheetScore } from '../rules/score.ts';

/** The value by which a sheet is compared: its result, or its points where the edition has no result for this kind. */
export function valueOfScore(score: SheetScore): number | null {
  return score.result ? score.result.value : score.total;
}

/** The same in words. */
export function scoreText(score: SheetScore): string {
  const value = valueOfScore(score);
  return value === null ? t('answer.noResult') : formatNumber(value);
}

/** What a result is called; '' where no category holds. */
export function bandText(score: SheetScore): string {
  return score.result?.band ? told(score.result.band, 'name') : '';
}

/** Why there is no result; '' where there is one. */
export function faultOf(score: SheetScore): string {
  return score.result?.fault ? faultText(score.result.fault) : '';
}

/** The most that the result can be; null where the edition does not say. */
export function mostOf(document: InstrumentDocument, score: SheetScore): number | null {
  if (!score.result) return score.totalMost;
  return document.formulas.find((it) => it.name === score.result?.name)?.max ?? null;
}
