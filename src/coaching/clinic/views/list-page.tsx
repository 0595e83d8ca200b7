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
import type { Clinic } from '../model/clinic.ts';
import { clinicStates } from '../model/states.ts';
import { paths } from '../paths.ts';
import type { ClinicsFilter } from '../queries/clinics.ts';
import { StateTag } from './state-tag.tsx';
import { placeText, whenText } from './words.ts';

export type ListPageProps = {
  readonly filter: ClinicsFilter;
  readonly rows: readonly Clinic[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly mayPlan: boolean;
  readonly isSignedIn: boolean;
};

const slugs = { ahead: 'datang', past: 'lalu' } as const;

/** The clinics that the reader may see, the latest day first. */
export function ListPage(props: ListPageProps) {
  const { filter, rows, page, pages, mayPlan } = props;
  const query = { q: filter.words, status: filter.state ?? '', waktu: filter.time ? slugs[filter.time] : '' };
  const hrefOf = (at: number) => paths.list.to({ ...query, hal: at > 1 ? String(at) : '' });
  const isNarrowed = filter.words !== '' || filter.state !== null || filter.time !== null;
  return (
    <>
      <PageHeader
        title={t('clinic.list.title')}
        lead={t('clinic.list.lead')}
        actions={mayPlan ? <LinkButton href={paths.plan.to()}>{t('clinic.list.plan')}</LinkButton> : null}
      />
      {rows.length > 0 || isNarrowed ? <Narrow filter={filter} open={isNarrowed} /> : null}
      {rows.length === 0 ? <None {...props} isNarrowed={isNarrowed} /> : <List {...props} />}
      <Pagination page={page} pages={pages} hrefOf={hrefOf} />
      {rows.length === 0 ? null : <Downloads of={hrefOf(1)} />}
    </>
  );
}

function None({ mayPlan, isSignedIn, isNarrowed }: ListPageProps & { readonly isNarrowed: boolean }) {
  if (isNarrowed) return <EmptyState title={t('clinic.list.noneFound')}>{t('clinic.list.noneFoundText')}</EmptyState>;
  const text = t(mayPlan ? 'clinic.list.noneHub' : isSignedIn ? 'clinic.list.noneInvited' : 'clinic.list.nonePublic');
  return <EmptyState title={t('clinic.list.none')}>{text}</EmptyState>;
}

function Narrow({ filter, open }: { readonly filter: ClinicsFilter; readonly open: boolean }) {
  return (
    <FilterForm action={paths.list.to()} open={open}>
      <TextField name="q" type="search" label={t('clinic.list.words')} value={filter.words} optional />
      <SelectField
        name="status"
        label={t('clinic.stateLabel')}
        value={filter.state}
        empty={t('clinic.list.any')}
        choices={clinicStates.map((value) => ({ value, label: t(`clinic.state.${value}`) }))}
        optional
      />
      <SelectField
        name="waktu"
        label={t('clinic.list.time')}
        value={filter.time ? slugs[filter.time] : null}
        empty={t('clinic.list.any')}
        choices={(['ahead', 'past'] as const).map((it) => ({ value: slugs[it], label: t(`clinic.time.${it}`) }))}
        optional
      />
    </FilterForm>
  );
}

function List({ rows, total }: ListPageProps) {
  return (
    <Table
      caption={t('clinic.list.caption', { count: total, n: formatNumber(total) })}
      columns={[
        { label: t('clinic.field.title') },
        { label: t('clinic.when') },
        { label: t('clinic.field.place') },
        { label: t('clinic.field.coaches') },
        { label: t('clinic.stateLabel') },
      ]}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          <a href={paths.one.to(row.id)}>{row.title}</a>,
          whenText(row),
          placeText(row),
          row.coaches.length === 0 ? <span class="muted">–</span> : row.coaches.map((it) => it.name).join(', '),
          <StateTag state={row.state} />,
        ],
      }))}
    />
  );
}
