import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { Round } from '../../model/round.ts';
import { nameOf } from '../../rubrics.ts';
import { criterionOf } from '../../rules/sheet.ts';
import type { Agreement } from '../model/agreement.ts';
import { points } from './numbers.ts';

/** How far jurors agree on each criterion. */
export function AgreementTable({ round, found }: { readonly round: Round; readonly found: readonly Agreement[] }) {
  if (found.length === 0) return null;
  const told = (value: number | null) => (value === null ? '–' : points(value));
  return (
    <Section title={t('meaning.agreement.title')} id="kesesuaian">
      <p class="mb-4">{t('meaning.agreement.text')}</p>
      <Table
        caption={t('meaning.agreement.title')}
        captionHidden
        phone="scroll"
        columns={[
          { label: t('evaluation.field.criterion') },
          { label: t('meaning.agreement.entries'), numeric: true },
          { label: t('meaning.agreement.interval'), numeric: true },
          { label: t('meaning.agreement.ordinal'), numeric: true },
          { label: t('meaning.agreement.icc21'), numeric: true },
          { label: t('meaning.agreement.icc2k'), numeric: true },
        ]}
        rows={found.map((it) => {
          const criterion = criterionOf(round.rubric, it.criterion);
          return {
            key: it.criterion,
            cells: [
              criterion ? nameOf(criterion) : it.criterion,
              formatNumber(it.entries),
              told(it.alpha.interval),
              told(it.alpha.ordinal),
              told(it.icc.icc21),
              told(it.icc.icc2k),
            ],
          };
        })}
      />
    </Section>
  );
}
