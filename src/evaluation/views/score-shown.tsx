import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import type { Round } from '../model/round.ts';
import { OVERALL } from '../model/rubric.ts';
import type { Mark, Sheet } from '../model/sheet.ts';
import { nameOf } from '../rubrics.ts';
import { scoreOf } from '../rules/total.ts';
import { TWO_DECIMALS } from './score-form.tsx';

export type ScoreShownProps = {
  readonly sheet: Pick<Sheet, 'finishedAt'>;
  readonly round: Pick<Round, 'rubric'>;
  readonly marks: readonly Mark[];
};

/** A sheet that nobody writes on now. */
export function ScoreShown({ sheet, round, marks }: ScoreShownProps) {
  const written = new Map(marks.map((it) => [it.criterion, it]));
  const overall = written.get(OVERALL)?.comment ?? '';
  return (
    <div class="score-shown">
      <h2>{t('evaluation.field.rubric')}</h2>
      <dl>
        {round.rubric.criteria.map((it) => {
          const { mark = null, comment = '' } = written.get(it.code) ?? {};
          return (
            <div key={it.code} class="score-line">
              <dt>
                {nameOf(it)} <span class="score-weight">{formatNumber(it.weight)} %</span>
              </dt>
              <dd class="score-mark">
                {mark === null ? '–' : t('evaluation.score.of', { n: formatNumber(mark), max: formatNumber(it.max) })}
              </dd>
              {comment === '' ? null : (
                <dd>
                  <DescriptionText text={comment} />
                </dd>
              )}
            </div>
          );
        })}
      </dl>
      {overall === '' ? null : (
        <>
          <h3>{t('evaluation.score.overall')}</h3>
          <DescriptionText text={overall} />
        </>
      )}
      <p class="score-total">
        {t('evaluation.score.total')} <strong>{formatNumber(scoreOf(round.rubric, marks), TWO_DECIMALS)}</strong>{' '}
        {t('evaluation.score.ofHundred')}
      </p>
      {sheet.finishedAt ? (
        <p class="muted">{t('evaluation.score.finishedAt', { at: formatMoment(sheet.finishedAt) })}</p>
      ) : null}
    </div>
  );
}
