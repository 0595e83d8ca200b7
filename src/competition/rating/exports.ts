import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import { type ColumnOf, type ListExport, type MadeList, tableOf } from '#platform/export/list.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { organisers } from '../stage/routes/visit.tsx';
import { editionTitle } from '../stage/views/words.ts';
import type { Finalist } from './model.ts';
import { paths } from './paths.ts';
import { countedMarks } from './queries/figures.ts';
import { finalistsOf } from './queries/finalists.ts';
import { organisedRating, type RatingVisit } from './routes/visit.tsx';
import { type Figures, figuresByEntry } from './rules/figures.ts';

type Row = Finalist & Figures;

/** The figures of the public rating as a file, for the organiser: sums alone, nobody who rated. */
export const ratingExport: ListExport<Viewer> = {
  path: paths.file.pattern,
  name: 'penilaian-publik',
  guard: organisers,
  event: 'competition.rating.taken',
  make,
  taken: (tx, visit, what) => {
    const subject = { kind: 'edition', id: visit.params.id ?? '' };
    return record(tx, actorOf(visit.viewer), { event: 'competition.rating.taken', subject, after: what }, visit.now);
  },
};

async function make(visit: RatingVisit): Promise<MadeList> {
  const { edition, rating } = await organisedRating(visit);
  return {
    title: `${t('rating.title')}: ${editionTitle(edition)}`,
    address: paths.organised.to(edition.id),
    filter: [],
    ...tableOf(columnsOf(rating.scale), async function* (conn) {
      const finalists = await finalistsOf(conn, edition, visit.now);
      const figures = figuresByEntry(finalists, await countedMarks(conn, edition.id), rating.scale);
      yield finalists.flatMap((it) => {
        const own = figures.get(it.id);
        return own ? [{ ...it, ...own }] : [];
      });
    }),
  };
}

function columnsOf(scale: number): readonly ColumnOf<Row>[] {
  const marks = Array.from({ length: scale }, (_, at) => at + 1);
  return [
    { key: 'title', label: () => t('rating.finalist'), width: 60, paper: 5, value: (it) => it.title },
    { key: 'unit', label: () => t('rating.unit'), width: 40, paper: 0, value: (it) => it.unit },
    { key: 'institution', label: () => t('rating.institution'), width: 40, paper: 3, value: (it) => it.institution },
    { key: 'group', label: () => t('rating.group'), paper: 0, value: (it) => it.group },
    { key: 'category', label: () => t('rating.category'), paper: 0, value: (it) => it.category },
    { key: 'raters', label: () => t('rating.raters'), type: 'number', value: (it) => it.raters },
    { key: 'mean', label: () => t('rating.mean'), type: 'number', value: (it) => it.mean },
    ...marks.map(
      (mark): ColumnOf<Row> => ({
        key: `marks_${mark}`,
        label: () => t('rating.markOf', { mark: formatNumber(mark) }),
        type: 'number',
        value: (it) => it.spread[mark - 1] ?? 0,
      }),
    ),
    { key: 'voided', label: () => t('rating.voided'), type: 'number', value: (it) => it.voided },
  ];
}
