import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { SearchBox } from '#platform/ui/search-box.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tabs } from '#platform/ui/tabs.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { roundStates } from '../model/states.ts';
import { paths } from '../paths.ts';
import type { ListedRound, RoundFilter } from '../queries/round.ts';
import { roundTones } from './labels.ts';

export type RoundsPageProps = {
  readonly filter: RoundFilter;
  readonly items: readonly ListedRound[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly now: Date;
};

/** The rounds that the reader's institution organises. */
export function RoundsPage(props: RoundsPageProps) {
  const { filter, total } = props;
  const begin = { text: t('evaluation.new.title'), href: paths.newRound.to() };
  const isNarrowed = filter.state !== null || filter.text !== '';
  return (
    <>
      <PageHeader
        title={t('evaluation.rounds.title')}
        lead={t('evaluation.rounds.lead')}
        actions={<LinkButton href={begin.href}>{begin.text}</LinkButton>}
      />
      {total > 0 || isNarrowed ? <Narrowing filter={filter} /> : null}
      {total > 0 ? (
        <Found {...props} />
      ) : (
        <EmptyState title={t(isNarrowed ? 'evaluation.rounds.none' : 'evaluation.rounds.empty')} action={begin}>
          <p>{t('evaluation.rounds.emptyText')}</p>
        </EmptyState>
      )}
    </>
  );
}

function Narrowing({ filter }: Pick<RoundsPageProps, 'filter'>) {
  const keep = filter.state === null ? [] : [['keadaan', filter.state] as const];
  return (
    <>
      <SearchBox
        action={paths.rounds.to()}
        name="cari"
        label={t('evaluation.rounds.search')}
        value={filter.text}
        keep={keep}
      />
      <Tabs
        label={t('evaluation.field.roundState')}
        tabs={[null, ...roundStates].map((state) => ({
          text: state === null ? t('evaluation.rounds.all') : t(`evaluation.roundState.${state}`),
          href: paths.rounds.to({ keadaan: state ?? '', cari: filter.text }),
          current: filter.state === state,
        }))}
      />
    </>
  );
}

function Found({ filter, items, total, page, pages, now }: RoundsPageProps) {
  const query = { keadaan: filter.state ?? '', cari: filter.text };
  return (
    <>
      <Table
        caption={t('evaluation.rounds.count', { count: total, n: formatNumber(total) })}
        columns={[
          { label: t('evaluation.field.name') },
          { label: t('evaluation.field.roundState') },
          { label: t('evaluation.field.closesAt') },
          { label: t('evaluation.subjects.title'), numeric: true },
          { label: t('evaluation.jury.title'), numeric: true },
          { label: t('evaluation.sheets.finished'), numeric: true },
        ]}
        rows={items.map((it) => ({
          key: it.id,
          marked: it.state === 'open' && it.closesAt <= now && it.finished < it.sheets,
          cells: [
            <a key="name" href={paths.round.to(it.id)}>
              {it.name}
            </a>,
            <Tag key="state" tone={roundTones[it.state]}>
              {t(`evaluation.roundState.${it.state}`)}
            </Tag>,
            formatMoment(it.closesAt),
            formatNumber(it.subjects),
            formatNumber(it.jurors),
            t('evaluation.sheets.of', { n: formatNumber(it.finished), of: formatNumber(it.sheets) }),
          ],
        }))}
      />
      <Downloads of={paths.rounds.to(query)} />
      <Pagination
        page={page}
        pages={pages}
        hrefOf={(n) => paths.rounds.to({ ...query, hal: n > 1 ? String(n) : '' })}
      />
    </>
  );
}
