import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { ListedCertificate } from '../model.ts';
import { paths } from '../paths.ts';
import type { CertifiedEdition } from '../queries/edition.ts';
import { homeText, roleText, StateTag } from './words.tsx';

export type OwnPageProps = {
  readonly items: readonly ListedCertificate[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** Editions whose certificates the viewer gives. */
  readonly organised: readonly Pick<CertifiedEdition, 'id' | 'title'>[];
};

/** One's certificates, and those of one's unit and institution. */
export function OwnPage({ items, total, page, pages, organised }: OwnPageProps) {
  return (
    <>
      <PageHeader title={t('certificate.own.title')} lead={t('certificate.own.lead')} />
      {total === 0 ? (
        <EmptyState title={t('certificate.own.none')}>
          <p>{t('certificate.own.noneText')}</p>
        </EmptyState>
      ) : (
        <>
          <p class="muted my-4">{t('certificate.list.count', { count: total, n: formatNumber(total) })}</p>
          <CertificateTable caption={t('certificate.own.title')} items={items} />
        </>
      )}
      <Downloads of={paths.own.to()} />
      <Pagination page={page} pages={pages} hrefOf={(number) => paths.own.to(number)} />
      {organised.length > 0 ? (
        <Section title={t('certificate.own.manage')}>
          <ul class="plain-list">
            {organised.map(({ id, title }) => (
              <li key={id}>
                <a href={paths.edition.to(id)}>{title}</a>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

type TableProps = { readonly caption: string; readonly items: readonly ListedCertificate[] };

/** Certificates that the reader may take, each with its PDF: also for the page of an entry. */
export function CertificateTable({ caption, items }: TableProps) {
  return (
    <Table
      caption={caption}
      captionHidden
      columns={[
        { label: t('certificate.field.name') },
        { label: t('certificate.field.role') },
        { label: t('certificate.field.edition') },
        { label: t('certificate.field.issuedAt') },
        { label: t('certificate.download') },
      ]}
      rows={items.map((item) => ({ key: item.id, cells: cellsOf(item) }))}
    />
  );
}

function cellsOf({ id, content, state, issuedAt, number }: ListedCertificate) {
  const home = homeText(content);
  return [
    <>
      <a href={paths.certificate.to(id)}>{content.name}</a>
      {home === '' ? null : <div class="muted font-normal">{home}</div>}
    </>,
    roleText(content),
    content.edition,
    formatDate(issuedAt),
    state === 'issued' ? (
      <a href={paths.pdf.to(id)} download>
        {t('certificate.download')}
        <span class="sr-only"> {number}</span>
      </a>
    ) : (
      <StateTag state={state} />
    ),
  ];
}
