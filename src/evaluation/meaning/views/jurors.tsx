import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Interval } from '#platform/ui/interval.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { BoardJuror } from '../queries/board.ts';
import { NINETEEN_OF_TWENTY, points, signed } from './numbers.ts';

const reachOf = ({ se }: BoardJuror): number => (se ?? 0) * NINETEEN_OF_TWENTY;

type JurorsProps = {
  readonly jurors: readonly BoardJuror[];
  /** Whether jurors were brought to one scale. */
  readonly withScale: boolean;
};

/** Who gives more and who gives less than the jury's middle, and how surely so. */
export function Jurors({ jurors, withScale }: JurorsProps) {
  const most = Math.max(1, ...jurors.map((it) => Math.abs(it.leniency) + reachOf(it)));
  return (
    <Section title={t('meaning.jurors.title')} id="juri">
      <p class="mb-4">{t('meaning.jurors.text')}</p>
      {withScale ? <p class="mb-4">{t(scaleText(jurors))}</p> : null}
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
          ...(withScale ? [{ label: t('meaning.field.scale'), numeric: true }] : []),
          { label: t('meaning.field.agreement'), numeric: true },
        ]}
        rows={jurors.map((it) => ({ key: it.juror, cells: cellsOf(it, { most, withScale }) }))}
      />
    </Section>
  );
}

function cellsOf(it: BoardJuror, { most, withScale }: { readonly most: number; readonly withScale: boolean }) {
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
    ...(withScale ? [points(it.scale)] : []),
    agreementText(it),
  ];
}

/** Where no scale differs from the others by more than chance, none was taken off. */
const scaleText = (jurors: readonly BoardJuror[]) =>
  jurors.some((it) => it.scale !== 1) ? 'meaning.jurors.scale' : 'meaning.jurors.scaleNone';

/** The correlation with co-readers, and on how many entries it rests. */
export function agreementText({ agreement, shared }: Pick<BoardJuror, 'agreement' | 'shared'>): string {
  if (agreement === null) return '–';
  return t('meaning.jurors.agreement', { n: points(agreement), count: shared, on: formatNumber(shared) });
}
