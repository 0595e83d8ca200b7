import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { StatGroup, StatNumber } from '#platform/ui/stat-number.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import { editionTitle } from '../../stage/views/words.ts';
import type { Finalist, WindowState } from '../model.ts';
import { paths } from '../paths.ts';
import type { BallotCounts } from '../queries/figures.ts';
import type { Figures } from '../rules/figures.ts';
import type { PublicRating } from '../rules/window.ts';
import { Bursts, type BurstsProps, Voids } from './batches.tsx';
import { meanText, ownerText, windowText } from './words.tsx';

export type OrganisedPageProps = BurstsProps & {
  readonly edition: Edition;
  readonly rating: PublicRating;
  readonly state: WindowState;
  readonly counts: BallotCounts;
  readonly finalists: readonly Finalist[];
  readonly figures: ReadonlyMap<string, Figures>;
  readonly days: readonly { readonly day: string; readonly n: number }[];
};

/** The public rating for the organiser: sums, days and batches, and nobody who rated. */
export function OrganisedPage(props: OrganisedPageProps) {
  const { edition, rating, state, counts, finalists } = props;
  return (
    <>
      <PageHeader
        kicker={editionTitle(edition)}
        title={t('rating.title')}
        lead={windowText(rating)}
        facts={<Tag tone={state === 'open' ? 'success' : 'neutral'}>{t(`rating.state.${state}`)}</Tag>}
      />
      <p>
        {t('rating.organised.apart')} <a href={paths.rate.to(edition.id)}>{t('rating.organised.public')}</a>
      </p>
      <StatGroup>
        <StatNumber label={t('rating.confirmedBallots')} value={counts.confirmed} />
        <StatNumber label={t('rating.waitingBallots')} value={counts.waiting} />
        <StatNumber label={t('rating.voidedBallots')} value={counts.voided} />
      </StatGroup>
      <Section title={t('rating.figures')} id="hasil">
        {finalists.length === 0 ? (
          <EmptyState title={t('rating.none')}>{t('rating.noneText')}</EmptyState>
        ) : (
          <FinalistTable {...props} />
        )}
        {rating.hasComments ? (
          <p class="mt-4">
            <a href={paths.comments.to(edition.id)}>{t('rating.comments.title')}</a>
          </p>
        ) : null}
      </Section>
      <Bursts {...props} />
      <Voids {...props} />
      <Days {...props} />
    </>
  );
}

function FinalistTable({ edition, rating, finalists, figures }: OrganisedPageProps) {
  const marks = Array.from({ length: rating.scale }, (_, at) => at + 1);
  return (
    <>
      <p class="mb-4">{t('rating.figuresText', { scale: formatNumber(rating.scale) })}</p>
      <Table
        caption={t('rating.figures')}
        captionHidden
        columns={[
          { label: t('rating.finalist') },
          { label: t('rating.raters'), numeric: true },
          { label: t('rating.mean'), numeric: true },
          ...marks.map((mark) => ({ label: t('rating.markOf', { mark: formatNumber(mark) }), numeric: true })),
          { label: t('rating.voided'), numeric: true },
        ]}
        rows={finalists.map((it) => ({ key: it.id, cells: cellsOf(it, figures.get(it.id), marks) }))}
      />
      <Downloads of={paths.organised.to(edition.id)} />
    </>
  );
}

function cellsOf(finalist: Finalist, figures: Figures | undefined, marks: readonly number[]) {
  const name = (
    <>
      {finalist.title}
      <br />
      <span class="muted">{ownerText(finalist)}</span>
    </>
  );
  const own = figures ?? { raters: 0, mean: null, spread: [], voided: 0 };
  return [
    name,
    formatNumber(own.raters),
    meanText(own),
    ...marks.map((mark) => formatNumber(own.spread[mark - 1] ?? 0)),
    formatNumber(own.voided),
  ];
}

function Days({ days }: OrganisedPageProps) {
  if (days.length === 0) return null;
  return (
    <Section title={t('rating.days')} id="hari">
      <Table
        caption={t('rating.days')}
        captionHidden
        columns={[{ label: t('rating.day') }, { label: t('rating.confirmedBallots'), numeric: true }]}
        rows={days.map(({ day, n }) => ({ key: day, cells: [formatDate(day), formatNumber(n)] }))}
      />
    </Section>
  );
}
