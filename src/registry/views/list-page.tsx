import { SavedViews, type SavedViewsProps } from '#identity/index.ts';
import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { RowCheckbox, SelectField } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { FilterForm } from '#platform/ui/filter-form.tsx';
import { Form } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { HiddenField, TextField } from '#platform/ui/text-field.tsx';
import { paths as bulkPaths } from '../bulk/paths.ts';
import { type ListedRecord, listMarks, listStates, type RecordFilter } from '../model/list.ts';
import { paths } from '../paths.ts';
import { bulkMoves } from '../rules/bulk.ts';
import { PositionTag } from './state.tsx';

type Choice = { readonly value: string; readonly label: string };

export type ListPageProps = {
  readonly filter: RecordFilter;
  readonly saved: SavedViewsProps;
  /** The filter as the address carries it. */
  readonly query: Readonly<Record<string, string>>;
  readonly institutions: readonly Choice[];
  readonly units: readonly Choice[];
  readonly records: readonly ListedRecord[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly mayCreate: boolean;
  /** Shows the moves for many, for those who decide. */
  readonly mayDecide: boolean;
};

/** Records in the viewer's care, with filters and, for admins, moves for many. */
export function ListPage(props: ListPageProps) {
  const filtered = Object.keys(props.query).length > 0;
  return (
    <>
      <PageHeader
        title={t('registry.list.title')}
        lead={t(leadOf(props))}
        actions={
          props.mayCreate ? <LinkButton href={paths.newRecord.to()}>{t('registry.new.begin')}</LinkButton> : null
        }
      />
      <SavedViews {...props.saved} />
      {props.total > 0 || filtered ? <Filters {...props} /> : null}
      <Found {...props} filtered={filtered} />
      {props.total > 0 ? <Downloads of={paths.records.to(props.query)} /> : null}
      <Pagination
        page={props.page}
        pages={props.pages}
        hrefOf={(page) => paths.records.to({ ...props.query, halaman: String(page) })}
      />
    </>
  );
}

function leadOf({ mayDecide, mayCreate }: ListPageProps) {
  if (mayDecide) return 'registry.list.leadAdmin';
  return mayCreate ? 'registry.list.lead' : 'registry.list.leadReader';
}

/** Whoever writes begins here; whoever only reads finds the others' in the catalogue. */
function NothingYet({ mayCreate }: Pick<ListPageProps, 'mayCreate'>) {
  const action = mayCreate
    ? { text: t('registry.new.begin'), href: paths.newRecord.to() }
    : { text: t('registry.list.empty.catalogue'), href: paths.catalogue.to() };
  return (
    <EmptyState title={t('registry.list.empty.title')} action={action}>
      {t(mayCreate ? 'registry.list.empty.text' : 'registry.list.empty.reader')}
    </EmptyState>
  );
}

function filterIsOn(filter: RecordFilter): boolean {
  return Object.values(filter).some((value) => value !== null && value !== '');
}

function Filters({ filter, institutions, units }: ListPageProps) {
  return (
    <FilterForm action={paths.records.to()} open={filterIsOn(filter)}>
      <TextField name="q" label={t('registry.list.text')} value={filter.text} optional />
      <SelectField
        name="status"
        label={t('registry.list.state')}
        value={filter.state}
        empty={t('registry.list.all')}
        choices={listStates.map((state) => ({ value: state, label: t(`registry.state.${state}`) }))}
        optional
      />
      <SelectField
        name="tanda"
        label={t('registry.list.mark')}
        value={filter.mark}
        empty={t('registry.list.all')}
        choices={listMarks.map((mark) => ({ value: mark, label: t(`registry.mark.${mark}`) }))}
        optional
      />
      {institutions.length > 1 ? (
        <SelectField
          name="instansi"
          label={t('registry.list.institution')}
          value={filter.institutionId}
          empty={t('registry.list.all')}
          choices={institutions}
          optional
        />
      ) : null}
      {units.length > 1 ? (
        <SelectField
          name="unit"
          label={t('registry.list.unit')}
          value={filter.unitId}
          empty={t('registry.list.all')}
          choices={units}
          optional
        />
      ) : null}
    </FilterForm>
  );
}

function Found(props: ListPageProps & { readonly filtered: boolean }) {
  if (props.records.length === 0) {
    if (props.filtered)
      return <EmptyState title={t('registry.list.none.title')}>{t('registry.list.none.text')}</EmptyState>;
    return <NothingYet mayCreate={props.mayCreate} />;
  }
  const table = <Records {...props} />;
  if (!props.mayDecide) return table;
  return (
    <Form action={paths.bulk.to()} class="bulk">
      {Object.entries(props.query).map(([name, value]) => (
        <HiddenField key={name} name={name} value={value} />
      ))}
      {table}
      <BulkBar total={props.total} shown={props.records.length} />
    </Form>
  );
}

function Records({ records, total, mayDecide }: ListPageProps) {
  const boxes = mayDecide ? [{ label: t('registry.bulk.choose'), labelHidden: true, tight: true }] : [];
  return (
    <Table
      caption={t('registry.list.caption', { count: total, n: formatNumber(total) })}
      rowHeader={mayDecide ? 1 : 0}
      columns={[
        ...boxes,
        { label: t('registry.field.title') },
        { label: t('registry.list.place') },
        { label: t('registry.list.state') },
        { label: t('registry.work.completeness'), numeric: true },
        { label: t('registry.list.changed') },
      ]}
      rows={records.map((record) => ({
        key: record.id,
        cells: [
          ...(mayDecide ? [<RowCheckbox name="inovasi" value={record.id} label={record.title} />] : []),
          <RecordName record={record} />,
          [record.unitName, record.institutionName].filter((name) => name !== null).join(', '),
          <PositionTag position={positionShown(record)} />,
          `${formatNumber(record.completeness)} %`,
          record.submittedAt && record.working === 'with_admin'
            ? t('registry.list.since', { when: formatDate(record.submittedAt) })
            : formatDate(record.updatedAt),
        ],
      }))}
    />
  );
}

/** Where a listed record stands, its next version included. */
export function positionShown({ state, working }: ListedRecord) {
  if (state !== 'published') return state;
  return working === null ? ('published' as const) : (`new_${working}` as const);
}

function RecordName({ record }: { readonly record: ListedRecord }) {
  return (
    <>
      <a href={paths.work.to(record.id)}>{record.title}</a>
      {record.orphan ? (
        <>
          {' '}
          <Tag tone="warning">{t('registry.mark.orphan')}</Tag>
        </>
      ) : null}
      {record.duplicate ? (
        <>
          {' '}
          <Tag tone="warning">{t('registry.twins.title')}</Tag>
        </>
      ) : null}
    </>
  );
}

function BulkBar({ total, shown }: { readonly total: number; readonly shown: number }) {
  return (
    <Section title={t('registry.bulk.title')} id="massal">
      <p>
        {t('registry.bulk.text')} <a href={bulkPaths.list.to()}>{t('registry.bulk.earlier')}</a>
      </p>
      {total > shown ? (
        <div class="choices mt-4">
          <div class="choice">
            <input type="checkbox" id="f-semua" name="semua" value="ya" />
            <label for="f-semua">{t('registry.bulk.all', { n: formatNumber(total) })}</label>
          </div>
        </div>
      ) : null}
      <div class="actions mt-4">
        {bulkMoves.map((move) => (
          <Button key={move} look="secondary" name="tindakan" value={move}>
            {t(`registry.bulk.${move}`)}
          </Button>
        ))}
      </div>
    </Section>
  );
}
