import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { paths as nationalPaths } from '../../national/paths.ts';
import type { Across } from '../model.ts';
import { paths } from '../paths.ts';

/** Replications between this hub and others, the one that moved last first. */
export function ListPage({ all }: { readonly all: readonly Across[] }) {
  return (
    <>
      <PageHeader title={t('across.title')} lead={t('across.lead')} />
      {all.length === 0 ? (
        <EmptyState
          title={t('across.none.title')}
          action={{ text: t('national.title'), href: nationalPaths.list.to() }}
        >
          {t('across.none.text')}
        </EmptyState>
      ) : (
        <>
          <Table
            caption={t('across.title')}
            captionHidden
            columns={[
              { label: t('across.field.title') },
              { label: t('across.field.side') },
              { label: t('across.field.hub') },
              { label: t('across.field.state') },
              { label: t('across.field.moved') },
            ]}
            rows={all.map((it) => ({
              key: it.id,
              cells: [
                <a href={paths.one.to(it.id)}>{it.title}</a>,
                t(`across.side.${it.side}`),
                it.peerName,
                <Tag>{t(`across.state.${it.state}`)}</Tag>,
                formatMoment(it.movedAt),
              ],
            }))}
          />
          <Downloads of={paths.list.to()} />
        </>
      )}
    </>
  );
}
