import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { CheckboxGroup, SelectField } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { FilterForm } from '#platform/ui/filter-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { Table } from '#platform/ui/table.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { actionStates } from '../model.ts';
import { paths } from '../paths.ts';
import type { ActionsFilter, ListedAction } from '../queries/actions.ts';
import { ActionTag } from './tags.tsx';
import { regionText } from './words.ts';

export type ActionsPageProps = {
  readonly filter: ActionsFilter;
  readonly rows: readonly ListedAction[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly regions: readonly string[];
  readonly today: string;
  readonly errors: FieldErrors;
};

/** Agreed actions over all cases that the reader sees: open ones first, by their day. */
export function ActionsPage(props: ActionsPageProps) {
  const { filter, rows, page, pages, errors } = props;
  const query = {
    q: filter.words,
    status: filter.state ?? '',
    wilayah: filter.regionCode ?? '',
    milik: filter.mine ? 'saya' : '',
  };
  const hrefOf = (at: number) => paths.actions.to({ ...query, hal: at > 1 ? String(at) : '' });
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('casework.actions.title')} lead={t('casework.actions.lead')} />
      <Narrow {...props} />
      {rows.length === 0 ? (
        <EmptyState title={t('casework.actions.none')}>{t('casework.actions.noneText')}</EmptyState>
      ) : (
        <List {...props} back={hrefOf(page)} />
      )}
      <Pagination page={page} pages={pages} hrefOf={hrefOf} />
      {rows.length === 0 ? null : <Downloads of={hrefOf(1)} />}
    </>
  );
}

function Narrow({ filter, regions }: ActionsPageProps) {
  const isOn = filter.words !== '' || filter.state !== null || filter.regionCode !== null || filter.mine;
  return (
    <FilterForm action={paths.actions.to()} open={isOn}>
      <TextField name="q" type="search" label={t('casework.words')} value={filter.words} optional />
      <SelectField
        name="status"
        label={t('casework.stateLabel')}
        value={filter.state}
        empty={t('casework.any')}
        choices={(['overdue', ...actionStates] as const).map((value) => ({
          value,
          label: t(`casework.action.${value}`),
        }))}
        optional
      />
      <SelectField
        name="wilayah"
        label={t('casework.region')}
        value={filter.regionCode}
        empty={t('casework.any')}
        choices={regions.map((value) => ({ value, label: regionText(value) }))}
        optional
      />
      <CheckboxGroup
        name="milik"
        label={t('casework.whose')}
        values={filter.mine ? ['saya'] : []}
        choices={[{ value: 'saya', label: t('casework.mine') }]}
        optional
      />
    </FilterForm>
  );
}

/** Boxes stand at open actions alone: those are called done together. */
function List({ rows, total, today, back }: ActionsPageProps & { readonly back: string }) {
  return (
    <form action={paths.settleMany.to()} method="post">
      <input type="hidden" name="kembali" value={back} />
      <Table
        caption={t('casework.actions.caption', { count: total, n: formatNumber(total) })}
        columns={[
          { label: t('casework.choose'), labelHidden: true, tight: true },
          { label: t('casework.what') },
          { label: t('casework.innovation') },
          { label: t('casework.owner') },
          { label: t('casework.due') },
          { label: t('casework.stateLabel') },
        ]}
        rowHeader={1}
        rows={rows.map((it) => ({
          key: it.id,
          cells: [
            it.state === 'open' ? (
              <input
                type="checkbox"
                class="checkbox"
                name="pilih"
                value={it.id}
                aria-label={t('casework.chooseOne', { what: it.what })}
              />
            ) : null,
            <a key="what" href={paths.action.to(it.id)}>
              {it.what}
            </a>,
            <>
              {it.title}
              <br />
              <span class="muted">{it.institutionName}</span>
            </>,
            it.ownerName,
            formatDate(it.due),
            <ActionTag key="state" action={it} today={today} />,
          ],
        }))}
      />
      {rows.some((it) => it.state === 'open') ? (
        <div class="actions">
          <Button look="secondary">{t('casework.actions.settle')}</Button>
        </div>
      ) : null}
    </form>
  );
}
