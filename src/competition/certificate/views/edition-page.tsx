import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { HiddenField, TextField } from '#platform/ui/text-field.tsx';
import { type CertificateFilter, certificateKinds, certificateStates, type ListedCertificate } from '../model.ts';
import { type ListQuery, paths } from '../paths.ts';
import type { ListedBatch } from '../queries/batch.ts';
import type { CertifiedEdition } from '../queries/edition.ts';
import { EmbargoTag, homeText, roleText, StateTag, titleOf } from './words.tsx';

export type EditionPageProps = {
  readonly edition: CertifiedEdition;
  readonly items: readonly ListedCertificate[];
  readonly total: number;
  readonly asked: Required<Omit<ListQuery, 'halaman'>>;
  readonly filter: CertificateFilter;
  readonly batches: readonly ListedBatch[];
  readonly page: number;
  readonly pages: number;
  readonly now: Date;
};

/** The certificates of an edition, for its organiser. */
export function EditionPage(props: EditionPageProps) {
  const { edition, total, asked, filter, batches } = props;
  const isNarrowed = filter.text !== '' || filter.kind !== null || filter.state !== null || filter.batch !== null;
  const isEmpty = total === 0 && !isNarrowed;
  return (
    <>
      <PageHeader
        title={t('certificate.list.title', { edition: titleOf(edition) })}
        lead={t('certificate.list.lead')}
        actions={
          <>
            <LinkButton href={paths.new.to(edition.id)}>{t('certificate.list.new')}</LinkButton>
            <LinkButton look="secondary" href={paths.settings.to(edition.id)}>
              {t('certificate.list.settings')}
            </LinkButton>
          </>
        }
      />
      {isEmpty ? null : <Filter edition={edition} asked={asked} />}
      {total === 0 ? <Nothing edition={edition} isNarrowed={isNarrowed} /> : <Items {...props} />}
      <Pagination
        page={props.page}
        pages={props.pages}
        hrefOf={(page) => paths.edition.to(edition.id, { ...asked, halaman: String(page) })}
      />
      {batches.length > 0 ? <Batches batches={batches} now={props.now} /> : null}
    </>
  );
}

function Nothing({ edition, isNarrowed }: { readonly edition: CertifiedEdition; readonly isNarrowed: boolean }) {
  return isNarrowed ? (
    <EmptyState
      title={t('certificate.list.noneFound')}
      action={{ text: t('certificate.list.clear'), href: paths.edition.to(edition.id) }}
    >
      <p>{t('certificate.list.noneFoundText')}</p>
    </EmptyState>
  ) : (
    <EmptyState title={t('certificate.list.none')}>
      <p>{t('certificate.list.noneText')}</p>
    </EmptyState>
  );
}

function Filter({ edition, asked }: Pick<EditionPageProps, 'edition' | 'asked'>) {
  return (
    <Form action={paths.edition.to(edition.id)} method="get" label={t('certificate.list.filter')}>
      <TextField name="cari" label={t('certificate.list.text')} value={asked.cari} width="medium" />
      <SelectField
        name="jenis"
        label={t('certificate.field.kind')}
        value={asked.jenis}
        empty={t('certificate.list.all')}
        choices={certificateKinds.map((kind) => ({ value: kind, label: t(`certificate.kind.${kind}`) }))}
      />
      <SelectField
        name="keadaan"
        label={t('certificate.field.state')}
        value={asked.keadaan}
        empty={t('certificate.list.all')}
        choices={certificateStates.map((state) => ({ value: state, label: t(`certificate.state.${state}`) }))}
      />
      {asked.urut === '' ? null : <HiddenField name="urut" value={asked.urut} />}
      {asked.daftar === '' ? null : <HiddenField name="daftar" value={asked.daftar} />}
      <FormActions>
        <Button look="secondary">{t('certificate.list.apply')}</Button>
      </FormActions>
    </Form>
  );
}

function Items({ edition, items, total, asked, filter, now }: EditionPageProps) {
  const sort = (by: CertificateFilter['sort']) => {
    const isOn = filter.sort === by;
    const next = isOn && !filter.descending ? `-${by}` : by;
    const direction = isOn ? (filter.descending ? ('descending' as const) : ('ascending' as const)) : null;
    return { href: paths.edition.to(edition.id, { ...asked, urut: next === 'number' ? '' : next }), direction };
  };
  return (
    <>
      <p class="muted my-4">{t('certificate.list.count', { count: total, n: formatNumber(total) })}</p>
      <Table
        caption={t('certificate.list.title', { edition: titleOf(edition) })}
        captionHidden
        columns={[
          { label: t('certificate.field.name'), sort: sort('name') },
          { label: t('certificate.field.role') },
          { label: t('certificate.field.number'), sort: sort('number') },
          { label: t('certificate.field.state') },
        ]}
        rows={items.map((item) => ({ key: item.id, cells: cellsOf(item, now) }))}
      />
      <Downloads of={paths.edition.to(edition.id, asked)} />
    </>
  );
}

function cellsOf(item: ListedCertificate, now: Date) {
  const home = homeText(item.content);
  return [
    <>
      <a href={paths.certificate.to(item.id)}>{item.content.name}</a>
      {home === '' ? null : <div class="muted font-normal">{home}</div>}
    </>,
    roleText(item.content),
    item.number,
    <>
      <StateTag state={item.state} /> <EmbargoTag visibleFrom={item.visibleFrom} now={now} />
    </>,
  ];
}

function Batches({ batches, now }: Pick<EditionPageProps, 'batches' | 'now'>) {
  return (
    <Section title={t('certificate.batches.title')}>
      <Table
        caption={t('certificate.batches.caption')}
        captionHidden
        columns={[
          { label: t('certificate.field.kind') },
          { label: t('certificate.batches.size'), numeric: true },
          { label: t('certificate.field.state') },
          { label: t('certificate.batches.made') },
        ]}
        rows={batches.map((batch) => ({
          key: batch.id,
          marked: batch.state === 'draft',
          cells: [
            <a href={paths.batch.to(batch.id)}>
              {t(`certificate.kind.${batch.kind}`)}
              {batch.fileName === '' ? '' : `, ${batch.fileName}`}
            </a>,
            formatNumber(batch.size),
            <div class="facts">
              <Tag tone={batch.state === 'draft' ? 'warning' : 'success'}>{t(`certificate.batch.${batch.state}`)}</Tag>
              <EmbargoTag visibleFrom={batch.visibleFrom} now={now} />
            </div>,
            formatDate(batch.madeAt),
          ],
        }))}
      />
    </Section>
  );
}
