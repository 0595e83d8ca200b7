import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { FieldVisit } from '../model/visit.ts';
import { paths } from '../paths.ts';
import { ownerOf, teamText, VisitTag } from './labels.tsx';

/** The visits that one goes on or organises, by date. */
export function OwnVisitsPage({ visits }: { readonly visits: readonly FieldVisit[] }) {
  return (
    <>
      <PageHeader title={t('visit.title')} lead={t('visit.own.lead')} />
      {visits.length === 0 ? (
        <EmptyState title={t('visit.own.none')}>{t('visit.own.noneText')}</EmptyState>
      ) : (
        <VisitTable visits={visits} />
      )}
    </>
  );
}

export function VisitTable({ visits }: { readonly visits: readonly FieldVisit[] }) {
  return (
    <Table
      caption={t('visit.caption', { count: visits.length, n: formatNumber(visits.length) })}
      rowHeader={1}
      columns={[
        { label: t('visit.date'), tight: true },
        { label: t('visit.entry') },
        { label: t('visit.team') },
        { label: t('visit.found') },
        { label: t('visit.state') },
      ]}
      rows={visits.map((it) => ({
        key: it.id,
        cells: [
          formatDate(it.visitDate),
          <>
            <a href={paths.one.to(it.id)}>{it.title}</a>
            <br />
            <span class="muted">{ownerOf(it)}</span>
          </>,
          teamText(it.members),
          foundText(it),
          <VisitTag state={it.state} />,
        ],
      }))}
    />
  );
}

function foundText({ checks }: FieldVisit): string {
  const count = (seen: string) => formatNumber(checks.filter((it) => it.seen === seen).length);
  return t('visit.foundText', { yes: count('yes'), partly: count('partly'), no: count('no') });
}
