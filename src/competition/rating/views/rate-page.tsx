import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { paths as stagePaths } from '../../stage/paths.ts';
import { editionTitle } from '../../stage/views/words.ts';
import { paths } from '../paths.ts';
import { FiguresTable } from './figures-table.tsx';
import { RateForm } from './rate-form.tsx';
import type { RatePageProps } from './rate-props.ts';

/** Where everyone rates finalists, or reads when that is, and what came of it. */
export function RatePage(props: RatePageProps) {
  const { edition, rating, figures, errors, isOne } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader kicker={editionTitle(edition)} title={t('rating.title')} lead={t('rating.lead')} />
      {isOne ? (
        <p>
          <a href={paths.rate.to(edition.id)}>{t('rating.all')}</a>
        </p>
      ) : null}
      <Body {...props} />
      {figures ? <FiguresTable editionId={edition.id} scale={rating.scale} {...figures} /> : null}
      <p class="mt-8">
        <a href={stagePaths.results.to(edition.id)}>{t('rating.results')}</a>
      </p>
    </>
  );
}

function Body(props: RatePageProps) {
  const { rating, state, finalists } = props;
  if (state === 'to_come')
    return (
      <Notice title={t('rating.toCome')}>
        {rating.opens ? t('rating.opensAt', { at: formatMoment(rating.opens) }) : t('rating.undated')}
      </Notice>
    );
  if (state === 'closed')
    return (
      <Notice title={t('rating.closed')}>
        {rating.closes ? t('rating.closedAt', { at: formatMoment(rating.closes) }) : null}{' '}
        {t(`rating.figures.${rating.figures}`)}
      </Notice>
    );
  if (finalists.length === 0) return <EmptyState title={t('rating.none')}>{t('rating.noneText')}</EmptyState>;
  return (
    <>
      <Terms {...props} />
      <RateForm {...props} />
    </>
  );
}

/** What a rater should know first. */
function Terms({ rating, isOne }: RatePageProps) {
  return (
    <ul class="list-disc pl-5">
      <li>{t('rating.terms.scale', { scale: formatNumber(rating.scale) })}</li>
      {isOne ? null : <li>{t('rating.terms.order')}</li>}
      <li>{t('rating.terms.once')}</li>
      {rating.closes ? <li>{t('rating.terms.until', { at: formatMoment(rating.closes) })}</li> : null}
      <li>{t('rating.terms.apart')}</li>
      <li>{t(`rating.figures.${rating.figures}`)}</li>
    </ul>
  );
}
