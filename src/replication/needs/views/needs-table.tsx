import type { ComponentChildren } from 'preact';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { Need } from '../model.ts';

export type NeedsTableProps = {
  readonly needs: readonly Need[];
  /** One more column, such as what was answered. */
  readonly more?: { readonly label: string; readonly cell: (need: Need) => ComponentChildren };
};

/** Needs beside each other: what, how much, whether it is a must. */
export function NeedsTable({ needs, more }: NeedsTableProps) {
  return (
    <Table
      caption={t('needs.caption', { count: needs.length, n: formatNumber(needs.length) })}
      columns={[
        { label: t('needs.item') },
        { label: t('needs.kindLabel') },
        { label: t('needs.amount') },
        { label: t('needs.must') },
        ...(more ? [{ label: more.label }] : []),
      ]}
      rows={needs.map((need) => ({
        key: need.id,
        cells: [
          <>
            {need.item}
            {need.note === '' ? null : (
              <>
                <br />
                <span class="muted">{need.note}</span>
              </>
            )}
          </>,
          t(`needs.kind.${need.kind}`),
          need.amount,
          <Tag tone={need.isMust ? 'accent' : 'neutral'}>{t(need.isMust ? 'needs.isMust' : 'needs.isNice')}</Tag>,
          ...(more ? [more.cell(need)] : []),
        ],
      }))}
    />
  );
}
