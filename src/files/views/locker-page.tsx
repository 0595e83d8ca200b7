import { formatDate } from '#platform/dates.ts';
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
import { evidenceKinds } from '../model.ts';
import { type LockerQuery, paths } from '../paths.ts';
import type { LockerItem } from '../queries/evidence.ts';
import { sizeText, typeText } from './labels.ts';
import { EvidenceTags } from './tags.tsx';

const marks = ['expiring', 'broken', 'unused', 'archived'] as const;

export type LockerPageProps = {
  readonly items: readonly LockerItem[];
  readonly total: number;
  readonly query: LockerQuery;
  readonly page: number;
  readonly pages: number;
  readonly mayAdd: boolean;
  readonly year: number;
};

/** The evidence of one's institution. */
export function LockerPage(props: LockerPageProps) {
  const { items, total, query } = props;
  const narrowed = Boolean(query.cari || query.jenis || query.tanda);
  return (
    <>
      <PageHeader
        title={t('files.locker.title')}
        lead={t('files.locker.lead')}
        actions={props.mayAdd ? <AddButtons /> : null}
      />
      <Filter query={query} />
      {items.length === 0 ? (
        <Nothing narrowed={narrowed} mayAdd={props.mayAdd} />
      ) : (
        <>
          <p class="muted my-4">{t('files.locker.count', { count: total, n: formatNumber(total) })}</p>
          <Items items={items} year={props.year} />
          <Downloads of={paths.locker.to(query)} />
        </>
      )}
      <Pagination
        page={props.page}
        pages={props.pages}
        hrefOf={(page) => paths.locker.to({ ...query, halaman: String(page) })}
      />
    </>
  );
}

function AddButtons() {
  return (
    <>
      <LinkButton href={paths.newFile.to()}>{t('files.new.file')}</LinkButton>
      <LinkButton look="secondary" href={paths.newLink.to()}>
        {t('files.new.link')}
      </LinkButton>
    </>
  );
}

function Nothing({ narrowed, mayAdd }: { readonly narrowed: boolean; readonly mayAdd: boolean }) {
  return narrowed ? (
    <EmptyState title={t('files.none.found')} action={{ text: t('files.filter.clear'), href: paths.locker.to() }}>
      <p>{t('files.none.foundText')}</p>
    </EmptyState>
  ) : (
    <EmptyState title={t('files.none.title')}>
      <p>
        {t('files.none.text')} {t(mayAdd ? 'files.none.add' : 'files.none.others')}
      </p>
    </EmptyState>
  );
}

function Filter({ query }: { readonly query: LockerQuery }) {
  return (
    <Form action={paths.locker.to()} method="get" label={t('files.filter.label')}>
      <TextField name="cari" label={t('files.filter.text')} value={query.cari} width="medium" />
      <SelectField
        name="jenis"
        label={t('files.filter.kind')}
        value={query.jenis}
        empty={t('files.filter.all')}
        choices={evidenceKinds.map((kind) => ({ value: kind, label: t(`files.kind.${kind}`) }))}
      />
      <SelectField
        name="tanda"
        label={t('files.filter.mark')}
        value={query.tanda}
        empty={t('files.filter.all')}
        choices={marks.map((mark) => ({ value: mark, label: t(`files.mark.${mark}`) }))}
      />
      <FormActions>
        <Button look="secondary">{t('files.filter.apply')}</Button>
      </FormActions>
    </Form>
  );
}

function Items({ items, year }: { readonly items: readonly LockerItem[]; readonly year: number }) {
  return (
    <Table
      caption={t('files.locker.title')}
      captionHidden
      columns={[
        { label: t('files.field.title') },
        { label: t('files.column.document') },
        { label: t('files.column.type') },
        { label: t('files.column.uses'), numeric: true },
      ]}
      rows={items.map((item) => ({ key: item.id, cells: cellsOf(item, year) }))}
    />
  );
}

function cellsOf(item: LockerItem, year: number) {
  const paper = [item.number, item.documentDate ? formatDate(item.documentDate) : '', item.issuer];
  return [
    <>
      <a href={paths.evidence.to(item.id)}>{item.title}</a>
      <div class="facts">
        <EvidenceTags evidence={item} year={year} />
      </div>
    </>,
    paper.filter((text) => text !== '').join(' · ') || t('files.column.nothing'),
    item.file ? `${typeText(item)}, ${sizeText(item.file.size)}` : typeText(item),
    formatNumber(item.uses),
  ];
}
