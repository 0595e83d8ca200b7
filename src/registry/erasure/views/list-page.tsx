import { formatDate, formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { Erasure } from '../model.ts';
import { paths } from '../paths.ts';

const tones = { requested: 'warning', cancelled: 'neutral', erased: 'danger' } as const;

/** What was asked to be erased, and what is gone: the fact without the text. */
export function ErasuresPage({ erasures }: { readonly erasures: readonly Erasure[] }) {
  return (
    <>
      <PageHeader title={t('erasure.title')} lead={t('erasure.list.lead')} />
      {erasures.length === 0 ? (
        <EmptyState title={t('erasure.list.none')}>{t('erasure.list.noneText')}</EmptyState>
      ) : (
        <>
          <Table
            caption={t('erasure.list.caption', { n: formatNumber(erasures.length) })}
            columns={[
              { label: t('erasure.record') },
              { label: t('erasure.basis') },
              { label: t('erasure.letter') },
              { label: t('erasure.requested') },
              { label: t('erasure.state') },
            ]}
            rows={erasures.map((it) => ({ key: it.id, marked: it.state === 'requested', cells: cellsOf(it) }))}
          />
          <Downloads of={paths.list.to()} />
        </>
      )}
    </>
  );
}

function cellsOf(it: Erasure) {
  const decided = it.decidedAt ? `${it.decidedByName}, ${formatMoment(it.decidedAt)}` : '';
  return [
    it.state === 'erased' ? it.innovationId : <a href={paths.erase.to(it.innovationId)}>{it.innovationId}</a>,
    t(`erasure.basis.${it.basis}`),
    `${it.letterNumber}, ${formatDate(it.letterDate)} (${it.askedBy})`,
    `${it.requestedByName}, ${formatMoment(it.requestedAt)}`,
    <>
      <Tag tone={tones[it.state]}>{t(`erasure.state.${it.state}`)}</Tag> {decided}
      {it.digest ? <p class="muted">{t('erasure.digest', { digest: it.digest.slice(0, 16) })}</p> : null}
    </>,
  ];
}
