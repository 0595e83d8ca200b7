import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Downloads } from '#platform/ui/downloads.tsx';
import { Interval } from '#platform/ui/interval.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tabs } from '#platform/ui/tabs.tsx';
import { paths as roundPaths } from '../../paths.ts';
import { namedSubject } from '../../views/labels.ts';
import { paths } from '../paths.ts';
import type { BoardEntry } from '../queries/board.ts';
import type { CertaintyPageProps, CertaintyView } from './certainty-props.ts';
import { chance, placesText, points } from './numbers.ts';

type RankingProps = CertaintyPageProps & { readonly chosen: number };

/** Entries by the official number, each with where its place may lie; the rows under each other make the picture. */
export function Ranking(props: RankingProps) {
  const { round, view, doubtful, board, shown, page, pages } = props;
  const lihat = view === 'doubt' ? 'ragu' : '';
  const tab = (name: CertaintyView, count: number) => ({
    text: t(`meaning.view.${name}`),
    href: `${paths.certainty.to(round.id, { lihat: name === 'doubt' ? 'ragu' : '' })}#peringkat`,
    current: view === name,
    count,
  });
  return (
    <Section title={t('meaning.ranking.title')} id="peringkat">
      <p class="mb-4">{t(`meaning.ranking.by.${round.official}`)}</p>
      <Tabs label={t('meaning.ranking.title')} tabs={[tab('all', board.entries.length), tab('doubt', doubtful)]} />
      {shown.length > 0 ? <Rows {...props} /> : <p>{t('meaning.ranking.noDoubt')}</p>}
      <Downloads of={paths.certainty.to(round.id)} />
      <Pagination
        page={page}
        pages={pages}
        hrefOf={(n) => paths.certainty.to(round.id, { lihat, hal: n > 1 ? String(n) : '' })}
      />
    </Section>
  );
}

type Axis = { readonly min: number; readonly max: number };

function axisOf(shown: readonly BoardEntry[]): Axis {
  const ends = shown.flatMap((it) => (it.place ? [it.rank, it.place.low, it.place.high] : [it.rank]));
  return { min: Math.min(...ends), max: Math.max(...ends) };
}

function Rows({ round, board, shown, chosen, view }: RankingProps) {
  const axis = axisOf(shown);
  const isOne = board.islands.length <= 1;
  const cutOf = ({ island }: BoardEntry) => board.islands[island]?.cut ?? null;
  const lineOf = (cut: number | null) => (cut !== null && cut >= axis.min && cut <= axis.max ? cut + 0.5 : null);
  return (
    <Table
      caption={t(view === 'doubt' ? 'meaning.ranking.captionDoubt' : 'meaning.ranking.caption')}
      phone="scroll"
      rowHeader={isOne ? 1 : 2}
      columns={[
        ...(isOne ? [] : [{ label: t('meaning.field.island'), numeric: true, tight: true }]),
        { label: t('meaning.field.rank'), numeric: true, tight: true },
        { label: t('evaluation.field.subject') },
        { label: t('meaning.field.raw'), numeric: true },
        { label: t('meaning.field.sheets'), numeric: true, tight: true },
        { label: t('meaning.field.calibrated'), numeric: true },
        { label: t('meaning.field.interval') },
        { label: t('meaning.field.places'), numeric: true },
        { label: chanceLabel(isOne, chosen), numeric: true },
      ]}
      rows={shown.map((it) => ({
        key: it.entry,
        marked: it.rank === cutOf(it),
        cells: [
          ...(isOne ? [] : [formatNumber(it.island + 1)]),
          formatNumber(it.rank),
          <a key="sheets" href={`${roundPaths.progress.to(round.id, { cari: it.subject.title })}#lembar`}>
            {namedSubject(it.subject)}
          </a>,
          points(it.raw),
          formatNumber(it.sheets),
          withError(it.calibrated, it.se),
          <PlaceLine key="line" entry={it} axis={axis} line={lineOf(cutOf(it))} />,
          it.place ? placesText(it.place.low, it.place.high) : '–',
          typeof it.place?.top === 'number' ? chance(it.place.top) : '–',
        ],
      }))}
    />
  );
}

const chanceLabel = (isOne: boolean, chosen: number): string =>
  isOne ? t('meaning.field.chance', { n: formatNumber(chosen) }) : t('meaning.field.chanceIsland');

/** A number with its standard error, where there is one. */
export const withError = (score: number, se: number | null): string =>
  se === null ? points(score) : t('meaning.ranking.withError', { score: points(score), se: points(se) });

type LineProps = { readonly entry: BoardEntry; readonly axis: Axis; readonly line: number | null };

function PlaceLine({ entry: { place, rank }, axis, line }: LineProps) {
  if (!place) return <>–</>;
  const [low, high] = [formatNumber(place.low), formatNumber(place.high)];
  const label = t('meaning.ranking.line', { rank: formatNumber(rank), low, high });
  return <Interval {...axis} low={place.low} high={place.high} at={place.median} line={line} label={label} />;
}
