import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { type Sort, Table } from '#platform/ui/table.tsx';
import type { Round, Subject } from '../model/round.ts';
import { paths } from '../paths.ts';
import { nameOf } from '../rubrics.ts';
import type { Result } from '../rules/results.ts';
import { namedSubject } from './labels.ts';
import { RoundHead } from './round-tabs.tsx';
import { TWO_DECIMALS } from './score-form.tsx';

export type ResultsPageProps = {
  readonly round: Round;
  readonly items: readonly { readonly subject: Subject; readonly result: Result }[];
  readonly total: number;
  /** Subjects with a sheet that was not handed in. */
  readonly missing: number;
  readonly sort: 'mean' | 'label';
  readonly page: number;
  readonly pages: number;
};

/** What the sheets handed in make of each subject. It is no decision: a plenary decides. */
export function ResultsPage(props: ResultsPageProps) {
  const { round, total, missing } = props;
  return (
    <>
      <RoundHead round={round} tab="results" title={t('evaluation.results.title')} />
      <p class="lead">{t('evaluation.results.lead')}</p>
      {missing > 0 ? (
        <Notice tone="warning" title={t('evaluation.results.missing', { count: missing, n: formatNumber(missing) })}>
          <p>{t('evaluation.results.missingText')}</p>
        </Notice>
      ) : null}
      {total > 0 ? (
        <Ranked {...props} />
      ) : (
        <EmptyState title={t('evaluation.results.empty')}>
          <p>{t('evaluation.results.emptyText')}</p>
        </EmptyState>
      )}
    </>
  );
}

function Ranked({ round, items, total, sort, page, pages }: ResultsPageProps) {
  const query = { urut: sort === 'label' ? 'nomor' : '' };
  const sorted = (name: ResultsPageProps['sort'], urut: string): Sort => ({
    href: paths.results.to(round.id, { urut }),
    direction: sort === name ? (name === 'mean' ? 'descending' : 'ascending') : null,
  });
  const told = (value: number | null) => (value === null ? '–' : formatNumber(value, TWO_DECIMALS));
  return (
    <>
      <Table
        caption={t('evaluation.results.caption', { count: total, n: formatNumber(total) })}
        phone="scroll"
        columns={[
          { label: t('evaluation.field.subject'), sort: sorted('label', 'nomor') },
          { label: t('evaluation.results.mean'), numeric: true, sort: sorted('mean', '') },
          { label: t('evaluation.results.handedIn'), numeric: true },
          { label: t('evaluation.results.range'), numeric: true, tight: true },
          ...round.rubric.criteria.map((it) => ({ label: nameOf(it), numeric: true })),
        ]}
        rows={items.map(({ subject, result }) => ({
          key: subject.row,
          marked: result.handedIn < result.assigned,
          cells: [
            <a key="sheets" href={`${paths.progress.to(round.id, { cari: subject.title })}#lembar`}>
              {namedSubject(subject)}
            </a>,
            <strong key="mean">{told(result.mean)}</strong>,
            t('evaluation.own.marked', { n: formatNumber(result.handedIn), of: formatNumber(result.assigned) }),
            result.lowest === null ? '–' : `${told(result.lowest)}–${told(result.highest)}`,
            ...result.criteria.map((it) => told(it.mean)),
          ],
        }))}
      />
      <Downloads of={paths.results.to(round.id)} />
      <Pagination
        page={page}
        pages={pages}
        hrefOf={(n) => paths.results.to(round.id, { ...query, hal: n > 1 ? String(n) : '' })}
      />
    </>
  );
}
