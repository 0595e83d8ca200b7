import type { Viewer } from '#identity/index.ts';
import { type ColumnOf, inTerms, type ListExport, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import { takenBy } from '../exports.ts';
import { organisers, runRound } from '../routes/visit.tsx';
import { paths } from './paths.ts';
import { type BoardEntry, boardOf } from './queries/board.ts';
import { zoneOfDoubt } from './rules/zone.ts';

const FINE = 1e4;
const rounded = (value: number | null | undefined): number | null =>
  typeof value === 'number' ? Math.round(value * FINE) / FINE : null;

const columns: readonly ColumnOf<BoardEntry>[] = [
  { key: 'island', label: () => t('meaning.field.island'), type: 'number', paper: 0, value: (it) => it.island + 1 },
  { key: 'rank', label: () => t('meaning.field.rank'), type: 'number', value: (it) => it.rank },
  { key: 'label', label: () => t('evaluation.field.label'), type: 'number', value: (it) => it.subject.label },
  { key: 'title', label: () => t('evaluation.field.title'), width: 45, paper: 4, value: (it) => it.subject.title },
  {
    key: 'institution',
    label: () => t('evaluation.field.institution'),
    paper: 2,
    value: (it) => it.subject.institutionName,
  },
  { key: 'raw', label: () => t('meaning.field.raw'), type: 'number', value: (it) => rounded(it.raw) },
  { key: 'sheets', label: () => t('meaning.field.sheets'), type: 'number', value: (it) => it.sheets },
  {
    key: 'calibrated',
    label: () => t('meaning.field.calibrated'),
    type: 'number',
    value: (it) => rounded(it.calibrated),
  },
  { key: 'se', label: () => t('meaning.field.error'), type: 'number', value: (it) => rounded(it.se) },
  { key: 'low', label: () => t('meaning.field.low'), type: 'number', value: (it) => it.place?.low ?? null },
  { key: 'high', label: () => t('meaning.field.high'), type: 'number', value: (it) => it.place?.high ?? null },
  { key: 'top', label: () => t('meaning.field.top'), type: 'number', value: (it) => rounded(it.place?.top) },
  { key: 'z_rank', label: () => t('meaning.field.zRank'), type: 'number', paper: 0, value: (it) => it.zRank },
  {
    key: 'subject_id',
    label: () => t('evaluation.results.subjectId'),
    width: 38,
    paper: 0,
    value: (it) => it.subject.subjectId,
  },
];

/** The ranking with how sure each place is, as the page shows it: an annex to the minutes of a plenary. */
export const certaintyExport: ListExport<Viewer> = {
  path: paths.certaintyFile.pattern,
  name: 'kepastian-peringkat',
  guard: organisers,
  event: 'evaluation.certainty_taken',
  make: async (visit) => {
    const round = await runRound(visit);
    const isDoubt = visit.query.get('lihat') === 'ragu';
    return {
      title: t('meaning.export', { name: round.name }),
      address: paths.certainty.to(round.id, { lihat: isDoubt ? 'ragu' : '' }),
      filter: inTerms([[t('meaning.view.title'), isDoubt ? t('meaning.view.doubt') : null]]),
      ...tableOf(columns, async function* (conn) {
        const { entries, reckoning } = await boardOf(conn, round);
        const zone = new Set(zoneOfDoubt(reckoning?.found?.places ?? []).map((it) => it.entry));
        yield isDoubt ? entries.filter((it) => zone.has(it.entry)) : entries;
      }),
    };
  },
  taken: takenBy('evaluation.certainty_taken'),
};
