import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { Table } from '#platform/ui/table.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { institutionKinds } from '../model.ts';
import { paths } from '../paths.ts';
import type { ListedInstitution } from '../queries/institutions.ts';
import { provinces, regenciesOf } from '../regions/list.ts';
import { regionFullName } from '../regions/name.ts';

export type InstitutionQuery = { readonly cari: string; readonly jenis: string; readonly wilayah: string };
export type InstitutionsProps = {
  readonly items: readonly ListedInstitution[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly query: InstitutionQuery;
  readonly hubRegion: string;
  readonly mayAdd: boolean;
};

export function Institutions({ items, total, page, pages, query, hubRegion, mayAdd }: InstitutionsProps) {
  return (
    <>
      <PageHeader
        title={t('identity.institutions.title')}
        lead={t('identity.institutions.lead')}
        actions={
          mayAdd ? <LinkButton href={paths.newInstitution.to()}>{t('identity.institutions.add')}</LinkButton> : null
        }
      />
      <Filters query={query} hubRegion={hubRegion} />
      <p role="status">{t('identity.institutions.found', { count: total })}</p>
      {items.length === 0 ? (
        <EmptyState
          title={t('identity.institutions.none')}
          action={{ text: t('identity.filter.clear'), href: paths.institutions.to() }}
        >
          {t('identity.institutions.noneText')}
        </EmptyState>
      ) : (
        <InstitutionTable items={items} />
      )}
      {items.length === 0 ? null : <Downloads of={paths.institutions.to(query)} />}
      <Pagination
        page={page}
        pages={pages}
        hrefOf={(number) => paths.institutions.to({ ...query, halaman: number > 1 ? String(number) : '' })}
      />
    </>
  );
}

function Filters({ query, hubRegion }: Pick<InstitutionsProps, 'query' | 'hubRegion'>) {
  return (
    <Form action={paths.institutions.to()} method="get" class="form form-row" label={t('identity.filter.label')}>
      <TextField name="cari" label={t('identity.institutions.search')} type="search" value={query.cari} optional />
      <SelectField
        name="jenis"
        label={t('identity.field.kind')}
        value={query.jenis}
        empty={t('identity.filter.allKinds')}
        choices={institutionKinds.map((kind) => ({ value: kind, label: t(`identity.kind.${kind}`) }))}
        optional
      />
      <SelectField
        name="wilayah"
        label={t('identity.field.region')}
        value={query.wilayah}
        empty={t('identity.filter.allRegions')}
        groups={regionGroups(hubRegion)}
        optional
      />
      <FormActions>
        <Button>{t('identity.filter.apply')}</Button>
      </FormActions>
    </Form>
  );
}

/** The hub's own regencies first, then the other provinces. */
function regionGroups(hubRegion: string) {
  const choiceOf = (region: { code: string; name: string }) => ({ value: region.code, label: region.name });
  const all = provinces();
  const own = all.filter((region) => region.code === hubRegion);
  return [
    { label: own[0]?.name ?? '', choices: [...own, ...regenciesOf(hubRegion)].map(choiceOf) },
    {
      label: t('identity.filter.otherProvinces'),
      choices: all.filter((region) => region.code !== hubRegion).map(choiceOf),
    },
  ];
}

function InstitutionTable({ items }: { readonly items: readonly ListedInstitution[] }) {
  return (
    <Table
      caption={t('identity.institutions.title')}
      captionHidden
      columns={[
        { label: t('identity.field.institution') },
        { label: t('identity.field.kind') },
        { label: t('identity.field.region') },
        { label: t('identity.institutions.units'), numeric: true, tight: true },
      ]}
      rows={items.map((it) => ({
        key: it.id,
        cells: [
          <a key="name" href={paths.institution.to(it.id)}>
            {it.name}
          </a>,
          t(`identity.kind.${it.kind}`),
          regionFullName(it.regionCode) || '–',
          formatNumber(it.units),
        ],
      }))}
    />
  );
}
