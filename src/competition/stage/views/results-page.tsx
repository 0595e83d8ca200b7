import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import type { EntryId } from '../../entry/model/entry.ts';
import { paths as objectionPaths } from '../../objection/paths.ts';
import type { ObjectionWindow } from '../../objection/rules/window.ts';
import { WindowNotice } from '../../objection/views/window-notice.tsx';
import { paths as ratingPaths } from '../../rating/paths.ts';
import { paths } from '../paths.ts';
import type { Announced } from '../rules/results.ts';
import { editionTitle } from './words.ts';

export type ResultsPageProps = {
  readonly edition: Edition;
  readonly announced: readonly Announced[];
  /** When the next list is announced by the calendar; null: none is to come. */
  readonly next: Date | null;
  /** Null: the edition has no objection window. */
  readonly window: ObjectionWindow | null;
  /** Whether finalists are rated by everyone now, or the figures can be seen. */
  readonly rating: 'open' | 'see' | null;
  readonly now: Date;
};

/** What was announced of an edition, the latest list first. */
export function ResultsPage(props: ResultsPageProps) {
  const { edition, announced, next, rating } = props;
  const isRanked = edition.document.privacy.announcement === 'ranked';
  return (
    <>
      <PageHeader
        kicker={editionTitle(edition)}
        title={t('stage.results.title')}
        lead={t(isRanked ? 'stage.results.ranked' : 'stage.results.alphabetical')}
      />
      {rating && announced.length > 0 ? (
        <p class="actions">
          <LinkButton href={ratingPaths.rate.to(edition.id)}>
            {t(rating === 'open' ? 'rating.open' : 'rating.see')}
          </LinkButton>
        </p>
      ) : null}
      {announced.length === 0 ? (
        <EmptyState title={t('stage.results.none')}>
          <p>{next ? t('stage.results.next', { at: formatMoment(next) }) : t('stage.results.noneText')}</p>
        </EmptyState>
      ) : null}
      {announced.length > 0 ? <Objecting {...props} /> : null}
      {announced.map((it) => (
        <List key={it.stage} edition={edition} announced={it} isRanked={isRanked} />
      ))}
      {announced.length > 0 ? <Downloads of={paths.results.to(edition.id)} /> : null}
    </>
  );
}

/** While one may object, how long and where; afterwards where the numbers stand. */
function Objecting({ edition, window, now }: ResultsPageProps) {
  if (!window || window.is === 'unset' || window.is === 'before') return null;
  return (
    <div class="print:hidden">
      {window.is === 'open' ? <WindowNotice window={window} now={now} /> : null}
      <p class="actions">
        <LinkButton look="secondary" href={objectionPaths.window.to(edition.id)}>
          {t(window.is === 'open' ? 'objection.raise' : 'objection.window.title')}
        </LinkButton>
      </p>
    </div>
  );
}

type ListProps = { readonly edition: Edition; readonly announced: Announced; readonly isRanked: boolean };

function List({ edition, announced: { stage, entries }, isRanked }: ListProps) {
  const title = t(`stage.results.list.${stage}`);
  const hasCategories = edition.document.categories.length > 0;
  return (
    <Section title={title} id={stage}>
      <Table
        caption={t('stage.checks.caption', { count: entries.length, n: formatNumber(entries.length) })}
        rowHeader={isRanked ? 1 : 0}
        columns={[
          ...(isRanked ? [{ label: t('stage.plenary.place'), numeric: true, tight: true }] : []),
          { label: t('stage.checks.entry') },
          { label: t('stage.journey.place') },
          { label: t('stage.check.group') },
          ...(hasCategories ? [{ label: t('stage.check.category') }] : []),
          ...(stage === 'tpi_plenary' ? [{ label: t('stage.plenary.award') }] : []),
        ]}
        rows={entries.map((it) => ({
          key: it.id,
          cells: [
            ...(isRanked ? [it.place === null ? '–' : formatNumber(it.place)] : []),
            <a href={paths.journey.to(edition.id, it.id as EntryId)}>{it.title}</a>,
            [it.unit, it.institution].filter((name) => name !== null).join(', '),
            it.group,
            ...(hasCategories ? [it.category ?? '–'] : []),
            ...(stage === 'tpi_plenary' ? [it.award ?? '–'] : []),
          ],
        }))}
      />
    </Section>
  );
}
