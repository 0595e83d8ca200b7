import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { labelOf, sheetTones, shownSubject } from './labels.ts';
import { ReadingView } from './reading-view.tsx';
import { ScoreForm } from './score-form.tsx';
import type { ScorePageProps } from './score-props.ts';
import { ScoreShown } from './score-shown.tsx';

/** What is rated on one side, the rubric on the other; under each other on a phone. */
export function ScorePage(props: ScorePageProps) {
  const { sheet, round, reading, whyNot, errors } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={round.name}
        title={reading ? labelOf(sheet.subject) : shownSubject(sheet.subject, round)}
        facts={
          <>
            <Tag tone={sheetTones[sheet.state]}>{t(`evaluation.sheetState.${sheet.state}`)}</Tag>
            <span>{t('evaluation.round.until', { at: formatMoment(round.closesAt) })}</span>
          </>
        }
      />
      <Reopened {...props} />
      {whyNot === null ? null : (
        <Notice title={t('evaluation.score.closed')}>
          <p>{t(`evaluation.refusal.${whyNot}`)}</p>
        </Notice>
      )}
      <p class="score-jump">
        <a href="#rubrik">{t('evaluation.score.toRubric')}</a>
      </p>
      <div class="score">
        <div class="score-reading">
          <ReadingView reading={reading} isBlind={round.blind} />
        </div>
        <div class="score-rubric" id="rubrik">
          {whyNot === null ? <ScoreForm {...props} /> : <ScoreShown {...props} />}
        </div>
      </div>
    </>
  );
}

/** Why a sheet that was finished is open again. */
function Reopened({ sheet, finishes }: ScorePageProps) {
  const [last] = finishes;
  if (sheet.state !== 'reopened' || !last?.reopenedAt) return null;
  return (
    <Notice tone="warning" title={t('evaluation.score.reopened', { at: formatMoment(last.reopenedAt) })}>
      <p>{last.reason}</p>
    </Notice>
  );
}
