import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { paths } from '../paths.ts';
import type { YearItem } from '../queries/items.ts';
import { ItemTag, StatusTag } from './tags.tsx';

/** What the yearly checks found of an innovation, year by year, for those who work on it. */
export function Years({ items }: { readonly items: readonly YearItem[] }) {
  return (
    <Section title={t('check.years.title')} id="pemantauan">
      {items.length === 0 ? (
        <p class="muted">{t('check.years.none')}</p>
      ) : (
        <Table
          caption={t('check.years.title')}
          captionHidden
          columns={[
            { label: t('check.field.year') },
            { label: t('check.items.status') },
            { label: t('check.field.since') },
            { label: t('check.items.state') },
          ]}
          rows={items.map((it) => ({
            key: it.id,
            cells: [
              <a href={paths.item.to(it.id)}>{it.year}</a>,
              <StatusTag status={it.status} />,
              it.since ? formatDate(it.since) : '–',
              <ItemTag state={it.state} />,
            ],
          }))}
        />
      )}
    </Section>
  );
}
