import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { FilterForm } from '#platform/ui/filter-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { Table } from '#platform/ui/table.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { caseStates } from '../model.ts';
import { paths } from '../paths.ts';
import type { CasesFilter, ListedCase } from '../queries/cases.ts';
import { stateOf } from '../rules.ts';
import { CaseTag } from './tags.tsx';
import { coachNames, placeText } from './words.ts';

export type ListPageProps = {
  readonly filter: CasesFilter;
  readonly rows: readonly ListedCase[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly mayOpen: boolean;
};

/** The cases that the reader sees: open ones first. */
export function ListPage({ filter, rows, total, page, pages, mayOpen }: ListPageProps) {
  const hrefOf = (at: number) =>
    paths.list.to({ q: filter.words, status: filter.state ?? '', hal: at > 1 ? String(at) : '' });
  return (
    <>
      <PageHeader
        title={t('casework.list.title')}
        lead={t('casework.list.lead')}
        actions={
          <>
            {mayOpen ? <LinkButton href={paths.open.to()}>{t('casework.open.title')}</LinkButton> : null}
            <LinkButton look="secondary" href={paths.actions.to()}>
              {t('casework.actions.title')}
            </LinkButton>
          </>
        }
      />
      <FilterForm action={paths.list.to()} open={filter.words !== '' || filter.state !== null}>
        <TextField name="q" type="search" label={t('casework.list.words')} value={filter.words} optional />
        <SelectField
          name="status"
          label={t('casework.stateLabel')}
          value={filter.state}
          empty={t('casework.any')}
          choices={caseStates.map((value) => ({ value, label: t(`casework.state.${value}`) }))}
          optional
        />
      </FilterForm>
      {rows.length === 0 ? (
        <EmptyState title={t('casework.list.none')}>{t('casework.list.noneText')}</EmptyState>
      ) : (
        <Table
          caption={t('casework.list.caption', { count: total, n: formatNumber(total) })}
          columns={[
            { label: t('casework.innovation') },
            { label: t('casework.coaches') },
            { label: t('casework.openedAt') },
            { label: t('casework.stateLabel') },
            { label: t('casework.openActions'), numeric: true },
          ]}
          rows={rows.map((it) => ({
            key: it.id,
            cells: [
              <>
                <a href={paths.one.to(it.id)}>{it.title}</a>
                <br />
                <span class="muted">{placeText(it)}</span>
              </>,
              coachNames(it),
              formatDate(it.openedAt),
              <CaseTag state={stateOf(it)} />,
              formatNumber(it.openActions),
            ],
          }))}
        />
      )}
      <Pagination page={page} pages={pages} hrefOf={hrefOf} />
      {rows.length === 0 ? null : <Downloads of={hrefOf(1)} />}
    </>
  );
}
