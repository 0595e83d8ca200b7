import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { RowCheckbox, SelectField } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList, type SummaryRow } from '#platform/ui/summary-list.tsx';
import { Table } from '#platform/ui/table.tsx';
import { HiddenField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import type { Edition, EditionId } from '../../edition/model/edition.ts';
import { type EntryFilter, entrySorts, type ListedEntry, sinceOf } from '../model/list.ts';
import { entryStates } from '../model/states.ts';
import { type ListQuery, paths } from '../paths.ts';
import type { StateCounts } from '../queries/list.ts';
import type { QuotaUse } from '../queries/quota.ts';
import { closingText } from './start-page.tsx';
import { StateTag } from './state.tsx';
import { editionTitle, groupName } from './words.ts';

type Choice = { readonly value: string; readonly label: string };

export type ListPageProps = {
  readonly filter: EntryFilter;
  /** The filter as the address carries it. */
  readonly query: ListQuery;
  readonly editions: ReadonlyMap<EditionId, Edition>;
  readonly institutions: readonly Choice[];
  readonly entries: readonly ListedEntry[];
  readonly counts: StateCounts;
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly mayEnter: boolean;
  /** Checks entries of an institution, and sends back many at once. */
  readonly mayDecide: boolean;
  /** Organises an edition, and asks where entries are stuck. */
  readonly mayOrganise: boolean;
  /** The edition that the list is narrowed to, with the quotas of the viewer's institution. */
  readonly chosen: { readonly edition: Edition; readonly quotas: readonly QuotaUse[] } | null;
  /** What was typed to send many back, when the list comes again. */
  readonly typed: string;
  readonly errors: FieldErrors;
  readonly now: Date;
};

/** Entries that the viewer writes, checks or organises, narrowed and sorted. */
export function ListPage(props: ListPageProps) {
  const filtered = Object.keys(props.query).some((it) => it !== 'urut' && it !== 'halaman');
  return (
    <>
      <PageHeader
        title={t('entry.list.title')}
        lead={t(props.mayDecide ? 'entry.list.leadAdmin' : 'entry.list.lead')}
        actions={
          <>
            {props.mayEnter ? <LinkButton href={paths.start.to()}>{t('entry.start.title')}</LinkButton> : null}
            {props.mayOrganise ? (
              <LinkButton look="secondary" href={paths.stuck.to()}>
                {t('entry.stuck.title')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      {props.chosen ? <Chosen {...props} chosen={props.chosen} /> : null}
      {props.total > 0 || filtered ? <Filters {...props} /> : null}
      <Found {...props} filtered={filtered} />
      {props.total > 0 ? <Downloads of={paths.list.to(props.query)} /> : null}
      <Pagination
        page={props.page}
        pages={props.pages}
        hrefOf={(page) => paths.list.to({ ...props.query, halaman: String(page) })}
      />
    </>
  );
}

/** Quota use and time left in the edition that the list is narrowed to. */
function Chosen({ chosen, counts, now }: ListPageProps & { readonly chosen: NonNullable<ListPageProps['chosen']> }) {
  const { edition, quotas } = chosen;
  const { document } = edition;
  const rows: readonly SummaryRow[] = [
    { label: t('entry.list.closing'), value: closingText(edition, now) },
    ...quotas.map(({ rule, used }) => ({
      label: t('entry.list.quota', {
        groups:
          rule.groups.length === 0
            ? t('entry.list.allGroups')
            : rule.groups.map((it) => groupName(document, it)).join(', '),
      }),
      value: t('entry.list.quotaUse', { used: formatNumber(used), most: formatNumber(rule.most) }),
    })),
    {
      label: t('entry.list.states'),
      value: entryStates
        .filter((state) => counts[state])
        .map((state) => `${t(`entry.state.${state}`)}: ${formatNumber(counts[state] ?? 0)}`)
        .join(' · '),
    },
  ];
  return <SummaryList title={editionTitle(document)} rows={rows} />;
}

function Filters({ filter, editions, institutions }: ListPageProps) {
  const all = t('entry.list.all');
  return (
    <details class="filters mb-6" open={filter.editionId !== null || filter.state !== null || filter.text !== ''}>
      <summary>{t('entry.list.filter')}</summary>
      <Form action={paths.list.to()} method="get" class="filter-form">
        <div class="grid gap-4 md:grid-cols-3">
          <TextField name="q" label={t('entry.field.title')} value={filter.text} optional />
          <SelectField
            name="edisi"
            label={t('entry.list.edition')}
            value={filter.editionId}
            empty={all}
            choices={[...editions.values()].map((it) => ({ value: it.id, label: editionTitle(it.document) }))}
            optional
          />
          <SelectField
            name="status"
            label={t('entry.list.state')}
            value={filter.state}
            empty={all}
            choices={entryStates.map((state) => ({ value: state, label: t(`entry.state.${state}`) }))}
            optional
          />
          {institutions.length > 1 ? (
            <SelectField
              name="instansi"
              label={t('entry.list.institution')}
              value={filter.institutionId}
              empty={all}
              choices={institutions}
              optional
            />
          ) : null}
          <SelectField
            name="urut"
            label={t('entry.list.sort')}
            value={filter.sort}
            empty={null}
            choices={entrySorts.map((sort) => ({ value: sort, label: t(`entry.sort.${sort}`) }))}
            optional
          />
        </div>
        <div class="mt-4">
          <FormActions>
            <Button look="secondary">{t('entry.list.apply')}</Button>
            <LinkButton look="plain" href={paths.list.to()}>
              {t('entry.list.clear')}
            </LinkButton>
          </FormActions>
        </div>
      </Form>
    </details>
  );
}

function Found(props: ListPageProps & { readonly filtered: boolean }) {
  if (props.entries.length === 0) {
    if (props.filtered) return <EmptyState title={t('entry.list.none')}>{t('entry.list.noneText')}</EmptyState>;
    const begin = { action: { text: t('entry.start.title'), href: paths.start.to() } };
    return (
      <EmptyState title={t('entry.list.empty')} {...(props.mayEnter ? begin : {})}>
        {t('entry.list.emptyText')}
      </EmptyState>
    );
  }
  const waiting = props.mayDecide && props.entries.some((it) => it.state === 'with_admin');
  if (!waiting) return <Entries {...props} boxes={false} />;
  return (
    <Form action={paths.bulk.to()} class="bulk">
      {Object.entries(props.query).map(([name, value]) => (
        <HiddenField key={name} name={name} value={value} />
      ))}
      <Entries {...props} boxes />
      <Bulk {...props} />
    </Form>
  );
}

function Entries({ entries, editions, total, boxes }: ListPageProps & { readonly boxes: boolean }) {
  return (
    <Table
      caption={t('entry.list.caption', { count: total, n: formatNumber(total) })}
      rowHeader={boxes ? 1 : 0}
      columns={[
        ...(boxes ? [{ label: t('entry.bulk.choose'), labelHidden: true, tight: true }] : []),
        { label: t('entry.field.title') },
        { label: t('entry.field.unit') },
        { label: t('entry.list.edition') },
        { label: t('entry.list.state') },
        { label: t('entry.work.progress'), numeric: true },
        { label: t('entry.list.since') },
      ]}
      rows={entries.map((entry) => {
        const document = editions.get(entry.editionId)?.document;
        const box =
          entry.state === 'with_admin' ? <RowCheckbox name="usulan" value={entry.id} label={entry.title} /> : '';
        return {
          key: entry.id,
          cells: [
            ...(boxes ? [box] : []),
            <a href={paths.entry.to(entry.id)}>{entry.title}</a>,
            [entry.unitName, entry.institutionName].filter((it) => it !== null).join(', '),
            document ? `${editionTitle(document)} · ${groupName(document, entry.group)}` : '',
            <StateTag entry={entry} />,
            t('entry.list.progress', { n: formatNumber(entry.progress.done), of: formatNumber(entry.progress.of) }),
            formatDate(sinceOf(entry)),
          ],
        };
      })}
    />
  );
}

/** What is done with many that wait for the admin. */
function Bulk({ typed, errors }: ListPageProps) {
  return (
    <Section title={t('entry.bulk.title')} id="massal" onScreenOnly>
      <Notice>
        <p>{t('entry.bulk.text')}</p>
      </Notice>
      <div class="mt-4">
        <TextArea name="catatan" label={t('entry.bulk.note')} value={typed} rows={3} errors={errors} optional />
      </div>
      <div class="actions mt-4">
        <Button name="tindakan" value="kirim">
          {t('entry.bulk.submit')}
        </Button>
        <Button look="secondary" name="tindakan" value="kembalikan">
          {t('entry.bulk.return')}
        </Button>
      </div>
    </Section>
  );
}
