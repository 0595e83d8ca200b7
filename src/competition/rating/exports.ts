import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import { type ColumnOf, type ListExport, type MadeList, tableOf } from '#platform/export/list.ts';
import { NotFound } from '#platform/http/route.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { organisers } from '../stage/routes/visit.tsx';
import { editionTitle } from '../stage/views/words.ts';
import type { Finalist } from './model.ts';
import { paths } from './paths.ts';
import { commentsOf, type TakenComment } from './queries/ballots.ts';
import { countedMarks } from './queries/figures.ts';
import { finalistsOf } from './queries/finalists.ts';
import { type Voided, voidsOf } from './queries/voids.ts';
import { organisedRating, type RatingVisit } from './routes/visit.tsx';
import { type Figures, figuresByEntry } from './rules/figures.ts';
import { sourceText } from './views/words.tsx';

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

/** Takes part in the log: what of the rating somebody took away. */
const takenAs = (event: string): NonNullable<ListExport<Viewer>['taken']> => {
  return (tx, { viewer, params, now }, what) =>
    record(tx, actorOf(viewer), { event, subject: { kind: 'edition', id: params.id ?? '' }, after: what }, now);
};

const commentColumns: readonly ColumnOf<TakenComment>[] = [
  { key: 'title', label: () => t('rating.finalist'), width: 60, value: (it) => it.title },
  { key: 'comment', label: () => t('rating.comment'), width: 80, paper: 5, value: (it) => it.comment },
];

/** What raters wrote, for the organiser; who wrote it is known to nobody. */
export const commentsExport: ListExport<Viewer> = {
  path: paths.commentsFile.pattern,
  name: 'catatan-penilai',
  guard: organisers,
  event: 'competition.rating.comments_taken',
  make: async (visit) => {
    const { edition, rating } = await organisedRating(visit);
    if (!rating.hasComments) throw new NotFound();
    return {
      title: `${t('rating.comments.title')}: ${editionTitle(edition)}`,
      address: paths.comments.to(edition.id),
      filter: [],
      ...tableOf(commentColumns, async function* (conn) {
        yield await commentsOf(conn, edition.id);
      }),
    };
  },
  taken: takenAs('competition.rating.comments_taken'),
};

const voidColumns: readonly ColumnOf<Voided>[] = [
  { key: 'source', label: () => t('rating.batch.source'), width: 36, value: sourceText, code: (it) => it.source },
  { key: 'since', label: () => t('rating.batch.since'), type: 'moment', value: (it) => it.since },
  { key: 'until', label: () => t('rating.batch.until'), type: 'moment', value: (it) => it.until },
  { key: 'ballots', label: () => t('rating.batch.ballots'), type: 'number', value: (it) => it.ballots },
  { key: 'reason', label: () => t('rating.voidReason'), width: 50, paper: 4, value: (it) => it.reason },
  { key: 'voided_by', label: () => t('rating.voidedByName'), value: (it) => it.voidedByName },
  { key: 'voided_at', label: () => t('rating.voidedAt'), type: 'moment', value: (it) => it.voidedAt },
  { key: 'lifted_by', label: () => t('rating.liftedByName'), paper: 0, value: (it) => it.liftedByName },
  { key: 'lifted_at', label: () => t('rating.liftedAt'), type: 'moment', value: (it) => it.liftedAt },
  { key: 'lift_reason', label: () => t('rating.liftReason'), width: 50, paper: 0, value: (it) => it.liftReason },
];

/** What was taken out of the count and why, lifted again or not; for the organiser. */
export const voidsExport: ListExport<Viewer> = {
  path: paths.voidsFile.pattern,
  name: 'pembatalan-suara',
  guard: organisers,
  event: 'competition.rating.voids_taken',
  make: async (visit) => {
    const { edition } = await organisedRating(visit);
    return {
      title: `${t('rating.voids')}: ${editionTitle(edition)}`,
      address: `${paths.organised.to(edition.id)}#pembatalan`,
      filter: [],
      ...tableOf(voidColumns, async function* (conn) {
        yield await voidsOf(conn, edition.id);
      }),
    };
  },
  taken: takenAs('competition.rating.voids_taken'),
};
