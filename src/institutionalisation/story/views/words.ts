import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { changeText, type SolvedProblem } from '#registry/index.ts';

const figure = (value: number) => formatNumber(value, { maximumFractionDigits: 2 });

/** Before, after and the change between, in one line. */
export function changeOf({ baseline, afterMeasure, better }: SolvedProblem): string {
  return t('story.card.numbers', {
    indicator: baseline.indicator,
    before: figure(baseline.value),
    after: figure(afterMeasure.value),
    unit: baseline.unit,
    change: changeText({ before: baseline.value, after: afterMeasure.value, better }),
  });
}
