import { regionName } from '#identity/index.ts';
import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { RowCheckbox, SelectField } from '#platform/ui/choice-field.tsx';
import { FilterForm } from '#platform/ui/filter-form.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Table } from '#platform/ui/table.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { sustainabilityStatuses } from '#registry/index.ts';
import { itemStates } from '../model/check.ts';
import { paths } from '../paths.ts';
import type { ListedItem } from '../queries/items.ts';
import type { RoundPageProps } from './round-props.ts';
import { ItemTag, StatusTag, statusName } from './tags.tsx';

type Listed = Pick<RoundPageProps, 'round' | 'filter' | 'rows' | 'total' | 'verifies' | 'typed' | 'regions'>;

/** The address of the list with the filter as it is. */
export function hrefOf({ round, filter }: Pick<Listed, 'round' | 'filter'>, page: number): string {
  return paths.round.to(round.id, {
    keadaan: filter.state ?? undefined,
    status: filter.status ?? undefined,
    wilayah: filter.region ?? undefined,
    q: filter.words,
    hal: page > 1 ? String(page) : undefined,
  });
}

export function Narrow({ round, filter, regions }: Listed) {
  const open = filter.state !== null || filter.status !== null || filter.region !== null || filter.words !== '';
  const codes = regions.flatMap((it) => it.regionCode ?? []).sort();
  return (
    <FilterForm action={paths.round.to(round.id)} open={open}>
      <TextField name="q" label={t('lasting.list.words')} type="search" value={filter.words} optional />
      <SelectField
        name="keadaan"
        label={t('check.items.state')}
        empty={t('lasting.list.all')}
        value={filter.state ?? ''}
        choices={itemStates.map((value) => ({ value, label: t(`check.state.${value}`) }))}
        optional
      />
      <SelectField
        name="status"
        label={t('check.items.status')}
        empty={t('lasting.list.all')}
        value={filter.status ?? ''}
        choices={sustainabilityStatuses.map((value) => ({ value, label: statusName(value) }))}
        optional
      />
      {codes.length > 1 ? (
        <SelectField
          name="wilayah"
          label={t('lasting.list.region')}
          empty={t('lasting.list.all')}
          value={filter.region ?? ''}
          choices={codes.map((value) => ({ value, label: regionName(value) }))}
          optional
        />
      ) : null}
    </FilterForm>
  );
}

export function ItemList(props: Listed) {
  const { rows, verifies, round } = props;
  const some = verifies && rows.some((it) => it.state === 'answered');
  const table = <ItemTable {...props} boxes={some} />;
  if (!some) return table;
  return (
    <Form action={paths.verifyMany.to(round.id)} class="form-many">
      {table}
      <FormActions>
        <Button>{t('check.many.verify')}</Button>
      </FormActions>
    </Form>
  );
}

function ItemTable({ rows, total, typed, boxes }: Listed & { readonly boxes: boolean }) {
  return (
    <Table
      caption={t('check.items.caption', { count: total, n: formatNumber(total) })}
      rowHeader={boxes ? 1 : 0}
      columns={[
        ...(boxes ? [{ label: t('lasting.claims.choose'), labelHidden: true, tight: true }] : []),
        { label: t('lasting.list.innovation') },
        { label: t('check.items.keepers') },
        { label: t('check.items.state') },
        { label: t('check.items.status') },
        { label: t('check.items.since') },
      ]}
      rows={rows.map((it) => ({
        key: it.id,
        cells: [...(boxes ? [<Box it={it} chosen={typed.chosen} />] : []), ...cellsOf(it)],
      }))}
    />
  );
}

function Box({ it, chosen }: { readonly it: ListedItem; readonly chosen: readonly string[] }) {
  if (it.state !== 'answered') return null;
  const value = `${it.id}:${it.revision}`;
  return <RowCheckbox name="pilih" value={value} label={it.title} checked={chosen.includes(value)} />;
}

function cellsOf(it: ListedItem) {
  return [
    <>
      <a href={paths.item.to(it.id)}>{it.title}</a>
      <span class="muted block">{[it.unitName, it.institutionName].filter((name) => name !== null).join(', ')}</span>
    </>,
    it.keepers === '' ? <strong>{t('check.items.noKeeper')}</strong> : it.keepers,
    <>
      <ItemTag state={it.state} />
      {it.isLate ? <span class="muted block">{t('check.items.late')}</span> : null}
    </>,
    <StatusTag status={it.status} />,
    it.since ? formatDate(it.since) : '–',
  ];
}
