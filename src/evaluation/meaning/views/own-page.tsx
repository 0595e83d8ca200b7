import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import type { Round } from '../../model/round.ts';
import type { JurorScore, RawReason } from '../model/calibration.ts';
import { agreementText } from './jurors.tsx';
import { NINETEEN_OF_TWENTY, points, signed } from './numbers.ts';
import { withError } from './ranking.tsx';

export type OwnHabitsProps = {
  readonly round: Pick<Round, 'name'>;
  readonly own: JurorScore;
  readonly leftRaw: RawReason | null;
};

/** What a juror learns of the own way of giving marks; without anybody's name beside it. */
export function OwnHabitsPage({ round, own, leftRaw }: OwnHabitsProps) {
  const { leniency, se, spread, sheets } = own;
  return (
    <>
      <PageHeader kicker={round.name} title={t('meaning.own.title')} lead={t('meaning.own.lead')} />
      <p class="mb-4">
        <strong>{sentenceOf(own, leftRaw)}</strong>
      </p>
      <SummaryList
        rows={[
          { label: t('meaning.field.sheets'), value: formatNumber(sheets) },
          { label: t('meaning.field.leniency'), value: se === null ? null : `${signed(leniency)} ± ${points(se)}` },
          { label: t('meaning.field.spread'), value: spread === null ? null : points(spread) },
          { label: t('meaning.field.agreement'), value: agreementText(own) },
        ]}
      />
      <Section title={t('meaning.how.title')}>
        <p>{t('meaning.how.leniencyText')}</p>
        <p>{t('meaning.how.agreementText')}</p>
        <p>{t('meaning.own.private')}</p>
      </Section>
    </>
  );
}

/** Strict, lenient, or no more than chance: what the interval of the leniency allows to say. */
function sentenceOf({ leniency, se }: JurorScore, leftRaw: RawReason | null): string {
  if (se === null || leftRaw !== null || Math.abs(leniency) <= se * NINETEEN_OF_TWENTY) return t('meaning.own.middle');
  const n = withError(Math.abs(leniency), null);
  return t(leniency > 0 ? 'meaning.own.lenient' : 'meaning.own.strict', { n });
}
