import type { FigureRow } from '#platform/figure.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import type { Part, PartBar, PartCell } from '../model/view.ts';
import { type Asking, figureOf, filterOf, hrefOf, rowsFor } from './asking.ts';
import { head, howOf, numberCell, textCell } from './cells.ts';

const WAITING = 'competition.waiting';

type Stuck = { readonly code: string | null; readonly name: string; readonly row: FigureRow };

/** How long entries have stood where they are now, state by state; of no year, for it is looked at today. */
export async function waitingPart(asking: Asking): Promise<Part | null> {
  const figure = figureOf(asking, WAITING);
  if (!figure) return null;
  const filter = filterOf({ ...asking.view, year: null });
  const rows = await rowsFor(asking, WAITING, { by: ['state'], filter });
  const [all] = await rowsFor(asking, WAITING, { by: [], filter });
  const states = (figure.states ?? []).flatMap(({ code, name }): readonly Stuck[] =>
    rows.filter((it) => it.of.state === code).map((row) => ({ code, name: name(), row })),
  );
  const listed = all ? [{ code: null, name: t('dashboard.all'), row: all }, ...states] : [];
  const title = t('dashboard.part.menunggu');
  return {
    key: 'menunggu',
    title,
    pictures: states.length > 0 ? [{ kind: 'bars', label: title, bars: states.map(barOf) }] : [],
    table: {
      columns: [
        head('state', t('dashboard.column.state')),
        head('entries', t('dashboard.column.entries'), true),
        head('median', t('dashboard.column.median'), true),
        head('longest', t('dashboard.column.longest'), true),
      ],
      rows: listed.map((it) => cellsOf(it, hrefOf(WAITING, it.code === null ? filter : { ...filter, state: it.code }))),
    },
    how: howOf([figure]),
  };
}

const barOf = ({ code, name, row }: Stuck): PartBar => ({
  key: code ?? '',
  label: name,
  text: t('dashboard.days', { count: row.value, n: formatNumber(row.value) }),
  parts: [{ name, value: row.value }],
});

/** Each number leads to the entries, those that wait longest first. */
const cellsOf = ({ code, name, row }: Stuck, href: string): readonly PartCell[] => [
  textCell(name, code ?? 'all'),
  numberCell(row.things ?? 0, href),
  numberCell(row.value, href),
  numberCell(row.most ?? 0, href),
];
