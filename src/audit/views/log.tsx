import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pager } from '#platform/ui/pagination.tsx';
import { Table } from '#platform/ui/table.tsx';
import { DateField, TextField } from '#platform/ui/text-field.tsx';
import type { AuditRow } from '../model.ts';
import { type LogQuery, paths } from '../paths.ts';
import { eventText, subjectName, subjectText } from '../wording.ts';
import { Changes } from './changes.tsx';
import { whoText } from './history.tsx';

export type LogProps = {
  readonly rows: readonly AuditRow[];
  /** All events that occur, for the choice. */
  readonly events: readonly string[];
  readonly query: LogQuery;
  /** Where the older events begin; null at the end of the log. */
  readonly older: string | null;
  readonly errors: FieldErrors;
};

export function Log({ rows, events, query, older, errors }: LogProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('audit.log.title')} lead={t('audit.log.lead')} />
      <Filters events={events} query={query} errors={errors} />
      {rows.length === 0 ? <Nothing query={query} /> : <Rows rows={rows} />}
      {rows.length === 0 ? null : <Downloads of={paths.log.to({ ...query, sebelum: '' })} />}
      <Pager
        previous={query.sebelum ? { href: paths.log.to({ ...query, sebelum: '' }), text: t('audit.log.newest') } : null}
        next={older ? { href: paths.log.to({ ...query, sebelum: older }), text: t('audit.log.older') } : null}
      />
    </>
  );
}

function Filters({ events, query, errors }: Pick<LogProps, 'events' | 'query' | 'errors'>) {
  const choices = events
    .map((event) => ({ value: event, label: eventText(event) }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return (
    <Form action={paths.log.to()} method="get" label={t('audit.log.filter')}>
      <TextField
        name="cari"
        label={t('audit.log.person')}
        hint={t('audit.log.personHint')}
        type="search"
        value={query.cari}
        errors={errors}
        optional
      />
      <SelectField
        name="kejadian"
        label={t('audit.log.event')}
        value={query.kejadian}
        choices={choices}
        empty={t('audit.log.allEvents')}
        optional
      />
      <DateField name="dari" label={t('audit.log.from')} value={query.dari} errors={errors} optional />
      <DateField name="sampai" label={t('audit.log.until')} value={query.sampai} errors={errors} optional />
      <FormActions>
        <Button>{t('audit.log.apply')}</Button>
        <LinkButton look="plain" href={paths.log.to()}>
          {t('audit.log.clear')}
        </LinkButton>
      </FormActions>
    </Form>
  );
}

function Nothing({ query }: { readonly query: LogQuery }) {
  const filtered = Object.values(query).some(Boolean);
  return (
    <EmptyState title={t('audit.log.none')}>{t(filtered ? 'audit.log.noneFound' : 'audit.log.noneYet')}</EmptyState>
  );
}

function Rows({ rows }: { readonly rows: readonly AuditRow[] }) {
  return (
    <Table
      caption={t('audit.log.caption')}
      captionHidden
      rowHeader={1}
      columns={[
        { label: t('audit.log.when'), tight: true },
        { label: t('audit.log.event') },
        { label: t('audit.log.who') },
        { label: t('audit.log.subject') },
        { label: t('audit.log.changes') },
      ]}
      rows={rows.map((row) => ({
        key: String(row.id),
        cells: [
          formatMoment(row.at),
          eventText(row.event),
          <Who key="who" row={row} />,
          <Subject key="subject" row={row} />,
          row.changes.length > 0 ? <Changes key="changes" row={row} /> : '–',
        ],
      }))}
    />
  );
}

function Who({ row }: { readonly row: AuditRow }) {
  return (
    <>
      {row.personId ? <a href={paths.log.to({ cari: row.personId })}>{whoText(row)}</a> : whoText(row)}
      {row.ip ? <div>{row.ip}</div> : null}
    </>
  );
}

function Subject({ row }: { readonly row: AuditRow }) {
  const name = subjectName(row);
  return (
    <>
      <a href={paths.log.to({ cari: row.subjectId })}>{subjectText(row)}</a>
      {name ? <div>{name}</div> : null}
    </>
  );
}
