import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import type { ImpactRow, InnovationContent } from '../../../model/content.ts';
import { changedFigures, type FigurePair, pairRows, type RowPair } from '../../../rules/figures.ts';
import { choiceLabel, columnLabel, fieldLabel } from '../labels.ts';
import { changeText, figure } from '../shown.tsx';
import { type FigureLine, FigureTable } from './figure-table.tsx';
import { sidesOf } from './sides.ts';
import { TextDiff, type Texts } from './text-diff.tsx';

export type ImpactDiffProps = {
  readonly from: InnovationContent;
  readonly to: InnovationContent;
  readonly nos: readonly [number, number];
};

/** The impact table in two versions: how many rows changed, their figures, and the words that stand by them. */
export function ImpactDiff({ from, to, nos }: ImpactDiffProps) {
  const pairs = pairRows(from.impact, to.impact);
  const lines = pairs.flatMap(linesOf);
  return (
    <>
      <h3 class="mb-2">{fieldLabel('impact')}</h3>
      <p class="mb-3">{countText(pairs)}</p>
      {lines.length === 0 ? null : <FigureTable caption={fieldLabel('impact')} nos={nos} lines={lines} />}
      {pairs.flatMap((pair, index) =>
        wordsOf(pair).map(({ column, ...texts }) => (
          <TextDiff
            key={`${index} ${column}`}
            label={t('registry.compare.measure', {
              indicator: (pair.to ?? pair.from).indicator,
              measure: columnLabel('impact', column),
            })}
            sides={sidesOf(nos)}
            {...texts}
          />
        )),
      )}
    </>
  );
}

/** «1 indikator berubah, 1 baru, 1 dihapus»; what did not happen is not told. */
function countText(pairs: readonly RowPair[]): string {
  const changed = pairs.filter((it) => it.kind === 'kept' && (linesOf(it).length > 0 || wordsOf(it).length > 0)).length;
  const of = (kind: RowPair['kind']) => pairs.filter((it) => it.kind === kind).length;
  const parts = [
    changed > 0 ? t('registry.compare.rows.changed', { count: changed }) : '',
    of('added') > 0 ? t('registry.compare.rows.added', { count: of('added') }) : '',
    of('removed') > 0 ? t('registry.compare.rows.removed', { count: of('removed') }) : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? t('registry.compare.rows.order') : `${parts.join(', ')}.`;
}

function linesOf(pair: RowPair): readonly FigureLine[] {
  if (pair.kind !== 'kept') return [wholeRow(pair)];
  const { from, to } = pair;
  const figures = changedFigures(from, to).map((it) => figureLine(pair.from, pair.to, it));
  const [was, is] = [changeText(from), changeText(to)];
  if (was === is || figures.length === 0) return figures;
  const effect = {
    key: `${to.indicator} effect`,
    name: to.indicator,
    measure: t('registry.change.label'),
    from: was || t('registry.figure.unknown'),
    to: is || t('registry.figure.unknown'),
    difference: '',
  };
  return [...figures, effect];
}

function figureLine(from: ImpactRow, to: ImpactRow, it: FigurePair): FigureLine {
  const isMeasured = it.from !== null && it.to !== null;
  return {
    key: `${to.indicator} ${it.measure}`,
    name: to.indicator,
    measure: columnLabel('impact', it.measure),
    from: counted(it.from, from.unit),
    to: counted(it.to, to.unit),
    difference: it.change ? changeText({ before: it.from, after: it.to, better: 'unsaid' }) : why(isMeasured, it),
  };
}

function why(isMeasured: boolean, it: FigurePair): string {
  if (isMeasured) return t('registry.compare.otherUnit');
  return it.from === null ? t('registry.compare.nowMeasured') : t('registry.compare.notMeasured');
}

function counted(value: number | null, unit: string): string {
  return value === null ? figure(value) : `${formatNumber(value, { maximumFractionDigits: 6 })} ${unit}`;
}

/** A row that stands in one version alone, on one line. */
function wholeRow({ kind, from, to }: Exclude<RowPair, { kind: 'kept' }>): FigureLine {
  const row = to ?? from;
  const figures = `${figure(row.before)} → ${counted(row.after, row.unit)}`;
  const text = [figures, changeText(row)].filter((part) => part !== '').join(', ');
  const none = t('registry.compare.none');
  return {
    key: `${row.indicator} ${kind}`,
    name: row.indicator,
    measure: null,
    from: from ? text : none,
    to: to ? text : none,
    difference: '',
    came: kind,
  };
}

const wordColumns = ['indicator', 'better', 'source', 'date', 'story'] as const;

/** What differs in the words of a row; the whole of them where the row came in or went out. */
function wordsOf(pair: RowPair): readonly (Texts & { readonly column: string })[] {
  return wordColumns
    .filter((column) => pair.kind === 'kept' || (column !== 'indicator' && column !== 'better'))
    .map((column) => ({ column, from: wordOf(column, pair.from), to: wordOf(column, pair.to) }))
    .filter((it) => it.from !== it.to);
}

function wordOf(column: (typeof wordColumns)[number], row: ImpactRow | null): string {
  if (row === null) return '';
  if (column === 'better') return choiceLabel(column, row.better);
  return column === 'date' && row.date ? formatDate(row.date) : (row[column] ?? '');
}
