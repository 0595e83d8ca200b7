import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Interval } from '#platform/ui/interval.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { BoardJuror } from '../queries/board.ts';
import { NINETEEN_OF_TWENTY, points, signed } from './numbers.ts';

const reachOf = ({ se }: BoardJuror): number => (se ?? 0) * NINETEEN_OF_TWENTY;

/** Who gives more and who gives less than the jury's middle, and how surely so. */
export function Jurors({ jurors }: { readonly jurors: readonly BoardJuror[] }) {
  const most = Math.max(1, ...jurors.map((it) => Math.abs(it.leniency) + reachOf(it)));
  return (
    <Section title={t('meaning.jurors.title')} id="juri">
      <p class="mb-4">{t('meaning.jurors.text')}</p>
      <Table
        caption={t('meaning.jurors.title')}
        captionHidden
        phone="scroll"
        columns={[
          { label: t('evaluation.field.juror') },
          { label: t('meaning.field.sheets'), numeric: true },
          { label: t('meaning.field.leniency'), numeric: true },
          { label: t('meaning.field.leniencyLine') },
          { label: t('meaning.field.spread'), numeric: true },
          { label: t('meaning.field.agreement'), numeric: true },
        ]}
        rows={jurors.map((it) => ({ key: it.juror, cells: cellsOf(it, most) }))}
      />
    </Section>
  );
}

function cellsOf(it: BoardJuror, most: number) {
  const reach = reachOf(it);
  return [
    it.name,
    formatNumber(it.sheets),
    it.se === null ? '–' : t('meaning.ranking.withError', { score: signed(it.leniency), se: points(it.se) }),
    it.se === null ? (
      '–'
    ) : (
      <Interval
        key="line"
        label={t('meaning.jurors.line', { name: it.name, n: signed(it.leniency) })}
        low={it.leniency - reach}
        high={it.leniency + reach}
        at={it.leniency}
        min={-most}
        max={most}
        line={0}
      />
    ),
    it.spread === null ? '–' : points(it.spread),
    agreementText(it),
  ];
}

/** The correlation with co-readers, and on how many entries it rests. */
export function agreementText({ agreement, shared }: Pick<BoardJuror, 'agreement' | 'shared'>): string {
  if (agreement === null) return '–';
  return t('meaning.jurors.agreement', { n: points(agreement), count: shared, on: formatNumber(shared) });
}
