import { provinces, regionName } from '#identity/index.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { FilterForm } from '#platform/ui/filter-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { Table } from '#platform/ui/table.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { paths as registryPaths } from '#registry/index.ts';
import { paths } from '../paths.ts';
import type { Exchange, ExchangeFilter } from '../queries.ts';

export type ExchangePageProps = {
  readonly filter: ExchangeFilter;
  readonly rows: readonly Exchange[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};

/** Who gives innovations to others and who takes them over; both are to be proud of. */
export function ExchangePage({ filter, rows, total, page, pages }: ExchangePageProps) {
  const { province, words } = filter;
  const hrefOf = (at: number) =>
    paths.exchange.to({ provinsi: province ?? '', q: words, hal: at > 1 ? String(at) : '' });
  return (
    <>
      <PageHeader title={t('descent.exchange.title')} lead={t('descent.exchange.lead')} />
      <FilterForm action={paths.exchange.to()} open={province !== null || words !== ''}>
        <TextField name="q" type="search" label={t('descent.words')} value={words} optional />
        <SelectField
          name="provinsi"
          label={t('descent.province')}
          value={province}
          empty={t('descent.anyProvince')}
          choices={provinces().map(({ code, name }) => ({ value: code, label: name }))}
          optional
        />
      </FilterForm>
      {rows.length === 0 ? (
        <EmptyState
          title={t('descent.exchange.none')}
          action={{ text: t('record.trail'), href: registryPaths.catalogue.to() }}
        >
          {t('descent.exchange.noneText')}
        </EmptyState>
      ) : (
        <Table
          caption={t('descent.exchange.caption', { count: total, n: formatNumber(total) })}
          columns={[
            { label: t('descent.institution') },
            { label: t('descent.given'), numeric: true },
            { label: t('descent.givenRegions'), numeric: true },
            { label: t('descent.taken'), numeric: true },
          ]}
          rows={rows.map((it) => ({
            key: it.institutionId,
            cells: [placeOf(it), formatNumber(it.given), formatNumber(it.givenRegions), formatNumber(it.taken)],
          }))}
        />
      )}
      <Pagination page={page} pages={pages} hrefOf={hrefOf} />
      {rows.length === 0 ? null : <Downloads of={hrefOf(1)} />}
    </>
  );
}

function placeOf({ institutionName, regionCode }: Exchange): string {
  const region = regionName(regionCode);
  return region === '' || institutionName.includes(region) ? institutionName : `${institutionName}, ${region}`;
}
