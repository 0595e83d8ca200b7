import type { Viewer } from '#identity/index.ts';
import type { ListExport, MadeList } from '#platform/export/list.ts';
import { inTerms } from '#platform/export/list.ts';
import { NotFound } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { isPartKey, type Part, type PartCell, type View } from './model/view.ts';
import { paths } from './paths.ts';
import { partOf } from './queries/board.ts';
import { askingOf, type Figures, readers } from './routes/visit.ts';
import { placeName } from './views/places.ts';

/** The table behind a picture as a file. */
export const partExport = (figures: Figures): ListExport<Viewer> => ({
  path: paths.partFile.pattern,
  name: 'dasbor',
  guard: readers,
  event: 'insight.part_taken',
  make: async (visit) => {
    const key = visit.params.bagian;
    const asking = askingOf(visit, figures);
    const part = isPartKey(key) ? await partOf(asking, key) : null;
    if (!part) throw new NotFound();
    return madeOf(part, asking.view);
  },
});

function madeOf(part: Part, view: View): MadeList {
  const cellOf = ({ value, code }: PartCell) => (code === undefined ? { value } : { value, code });
  return {
    title: part.title,
    address: paths.part.to(part.key, view),
    filter: inTerms([
      [t('dashboard.column.region'), placeName(view.place)],
      [t('dashboard.year'), view.year === null ? t('dashboard.allYears') : String(view.year)],
    ]),
    columns: part.table.columns.map(({ key, label, numeric }) => ({
      key,
      label,
      type: numeric ? 'number' : 'text',
      width: numeric ? 14 : 30,
      paper: numeric ? 1 : 3,
    })),
    rows: async function* () {
      yield part.table.rows.map((row) => row.map(cellOf));
    },
  };
}
