import { t } from '#platform/i18n/i18n.ts';
import { Table } from '#platform/ui/table.tsx';
import { isSectionName, sectionTitle } from '#registry/index.ts';
import type { Adaptation } from '../model/adaptation.ts';

/** What differs from the origin, with the local condition that asked for it. */
export function AdaptationTable({ adaptations }: { readonly adaptations: readonly Adaptation[] }) {
  const adapted = adaptations.filter((it) => it.verdict !== 'kept');
  return (
    <Table
      caption={t('transfer.adaptation.table')}
      columns={[
        { label: t('transfer.adaptation.section') },
        { label: t('transfer.adaptation.what') },
        { label: t('transfer.adaptation.why') },
        { label: t('transfer.adaptation.conditions') },
      ]}
      rows={adapted.map((it) => ({
        key: it.section,
        cells: [
          `${isSectionName(it.section) ? sectionTitle(it.section) : it.section} (${t(`replication.verdict.${it.verdict}`)})`,
          it.what,
          it.why,
          it.conditions.map((one) => t(`transfer.condition.${one}`)).join(', '),
        ],
      }))}
    />
  );
}
