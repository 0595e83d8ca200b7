import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { Card, CardList } from '#platform/ui/card.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { Edition } from '../model/edition.ts';
import { paths } from '../paths.ts';
import { closingOf, isOpenForEntries } from '../rules/calendar.ts';
import { problemsOf } from '../rules/problems.ts';
import { told } from '../wording.ts';
import { leftText } from './countdown.tsx';
import { StateTag } from './state-tag.tsx';

export type ListPageProps = {
  readonly editions: readonly Edition[];
  readonly page: number;
  readonly pages: number;
  readonly now: Date;
};

const nameOf = ({ document }: Edition) => told(document, 'title') || t('edition.untitled');

/** The competitions that everyone may read. */
export function PublicListPage({ editions, page, pages, now }: ListPageProps) {
  return (
    <>
      <PageHeader title={t('edition.list.title')} lead={t('edition.list.lead')} />
      {editions.length === 0 ? (
        <EmptyState title={t('edition.list.none')}>{t('edition.list.noneText')}</EmptyState>
      ) : (
        <CardList label={t('edition.list.title')}>
          {editions.map((it) => (
            <Card
              key={it.id}
              title={nameOf(it)}
              href={paths.edition.to(it.id)}
              level={2}
              tags={<StateTag edition={it} now={now} />}
              facts={[it.organiserName, ...deadlineFacts(it, now)]}
            >
              {told(it.document, 'theme')}
            </Card>
          ))}
        </CardList>
      )}
      <Pagination page={page} pages={pages} hrefOf={(n) => paths.list.to({ halaman: String(n) })} />
      <Downloads of={paths.list.to()} />
    </>
  );
}

function deadlineFacts({ document }: Edition, now: Date): string[] {
  const closing = closingOf(document);
  if (!closing) return [];
  if (!isOpenForEntries(document, now)) return [t('edition.closes', { at: formatMoment(closing) })];
  return [t('edition.closes', { at: formatMoment(closing) }), leftText(closing, now)];
}

/** The competitions that one's institution organises. */
export function OrganisedPage({ editions, page, pages, now }: ListPageProps) {
  const add = { text: t('edition.new.button'), href: paths.new.to() };
  return (
    <>
      <PageHeader
        title={t('edition.organised.title')}
        lead={t('edition.organised.lead')}
        actions={editions.length === 0 ? null : <LinkButton href={add.href}>{add.text}</LinkButton>}
      />
      {editions.length === 0 ? (
        <EmptyState title={t('edition.organised.none')} action={add}>
          {t('edition.organised.noneText')}
        </EmptyState>
      ) : (
        <Organised editions={editions} now={now} />
      )}
      <Pagination page={page} pages={pages} hrefOf={(n) => paths.organised.to({ halaman: String(n) })} />
      <Downloads of={paths.organised.to()} />
    </>
  );
}

function Organised({ editions, now }: Pick<ListPageProps, 'editions' | 'now'>) {
  const columns = ['title', 'year', 'state', 'closes', 'problems'] as const;
  return (
    <Table
      caption={t('edition.organised.title')}
      captionHidden
      columns={columns.map((it) => ({ label: t(`edition.column.${it}`), numeric: it === 'problems' }))}
      rows={editions.map((it) => ({ key: it.id, cells: cellsOf(it, now) }))}
    />
  );
}

function cellsOf(edition: Edition, now: Date) {
  const { id, document, state } = edition;
  const closing = closingOf(document);
  return [
    <a href={paths.work.to(id)}>{nameOf(edition)}</a>,
    String(document.year),
    <StateTag edition={edition} now={now} />,
    closing ? (
      <>
        {formatMoment(closing)}
        <div class="muted">{leftText(closing, now)}</div>
      </>
    ) : (
      t('edition.value.later')
    ),
    state === 'draft' ? formatNumber(problemsOf(document).length) : '–',
  ];
}
