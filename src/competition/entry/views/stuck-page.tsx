import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { RowCheckbox, SelectField } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { StatGroup, StatNumber } from '#platform/ui/stat-number.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { HiddenField } from '#platform/ui/text-field.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import { paths } from '../paths.ts';
import type { StuckRow } from '../queries/stuck.ts';
import { closingText } from './start-page.tsx';
import { editionTitle } from './words.ts';

export type StuckPageProps = {
  readonly editions: readonly Edition[];
  readonly edition: Edition | null;
  readonly rows: readonly StuckRow[];
  readonly errors: FieldErrors;
  readonly now: Date;
};

/** Where entries are held up, institution by institution: figures only, for what is not submitted is nobody else's. */
export function StuckPage(props: StuckPageProps) {
  const { edition, editions, rows, errors } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        title={t('entry.stuck.title')}
        lead={t('entry.stuck.lead')}
        facts={edition ? <span>{`${editionTitle(edition.document)} · ${closingText(edition, props.now)}`}</span> : null}
      />
      {editions.length > 1 ? <ChooseEdition editions={editions} chosen={edition} /> : null}
      {edition && rows.length > 0 ? (
        <>
          <Totals rows={rows} />
          <Institutions edition={edition} rows={rows} />
          <Downloads of={paths.stuck.to({ edisi: edition.id })} />
        </>
      ) : (
        <EmptyState title={t(edition ? 'entry.stuck.none' : 'entry.stuck.noEdition')}>
          {t('entry.stuck.noneText')}
        </EmptyState>
      )}
    </>
  );
}

function ChooseEdition({
  editions,
  chosen,
}: {
  readonly editions: readonly Edition[];
  readonly chosen: Edition | null;
}) {
  return (
    <Form action={paths.stuck.to()} method="get">
      <SelectField
        name="edisi"
        label={t('entry.list.edition')}
        value={chosen?.id}
        empty={null}
        choices={editions.map((it) => ({ value: it.id, label: editionTitle(it.document) }))}
        width="medium"
      />
      <FormActions>
        <Button look="secondary">{t('entry.list.apply')}</Button>
      </FormActions>
    </Form>
  );
}

const sum = (rows: readonly StuckRow[], of: (row: StuckRow) => number) => rows.reduce((all, row) => all + of(row), 0);

function Totals({ rows }: { readonly rows: readonly StuckRow[] }) {
  return (
    <StatGroup>
      <StatNumber label={t('entry.state.draft')} value={sum(rows, (it) => it.draft)} />
      <StatNumber label={t('entry.state.with_admin')} value={sum(rows, (it) => it.withAdmin)} />
      <StatNumber label={t('entry.state.returned')} value={sum(rows, (it) => it.returned)} />
      <StatNumber label={t('entry.state.submitted')} value={sum(rows, (it) => it.submitted)} />
    </StatGroup>
  );
}

export const unfinishedIn = (row: StuckRow): number => row.draft + row.withAdmin + row.returned;

function Institutions({ edition, rows }: { readonly edition: Edition; readonly rows: readonly StuckRow[] }) {
  return (
    <Section title={t('entry.stuck.institutions')}>
      <Form action={paths.remind.to()} class="bulk">
        <HiddenField name="edisi" value={edition.id} />
        <Table
          caption={t('entry.stuck.caption')}
          captionHidden
          rowHeader={1}
          columns={[
            { label: t('entry.stuck.choose'), labelHidden: true, tight: true },
            { label: t('entry.list.institution') },
            { label: t('entry.state.draft'), numeric: true },
            { label: t('entry.state.with_admin'), numeric: true },
            { label: t('entry.state.returned'), numeric: true },
            { label: t('entry.state.submitted'), numeric: true },
            { label: t('entry.stuck.adminSince') },
            { label: t('entry.stuck.moved') },
          ]}
          rows={rows.map((row) => ({
            key: row.institutionId,
            cells: [
              unfinishedIn(row) > 0 ? (
                <RowCheckbox name="instansi" value={row.institutionId} label={row.institutionName} />
              ) : (
                ''
              ),
              <Institution row={row} />,
              formatNumber(row.draft),
              formatNumber(row.withAdmin),
              formatNumber(row.returned),
              formatNumber(row.submitted),
              row.adminSince ? formatDate(row.adminSince) : '–',
              row.movedAt ? formatDate(row.movedAt) : '–',
            ],
          }))}
        />
        <p class="mt-4">{t('entry.stuck.remindText')}</p>
        <div class="actions mt-4">
          <Button name="siapa" value="dipilih">
            {t('entry.stuck.remind')}
          </Button>
          <Button look="secondary" name="siapa" value="semua">
            {t('entry.stuck.remindAll')}
          </Button>
        </div>
      </Form>
    </Section>
  );
}

function Institution({ row }: { readonly row: StuckRow }) {
  if (row.hasAdmin) return <>{row.institutionName}</>;
  return (
    <>
      {row.institutionName} <Tag tone="warning">{t('entry.stuck.noAdmin')}</Tag>
    </>
  );
}
