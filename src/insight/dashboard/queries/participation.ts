import { nobody, provinces, regenciesOf, regionName, type Viewer } from '#identity/index.ts';
import { type Figure, type FigureRow, onlyOwn } from '#platform/figure.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import type { Headline, Part, PartCell } from '../model/view.ts';
import { isProvince, yearsOf } from '../rules/place.ts';
import { byRegion, byYear, isTold, sumOf } from '../rules/told.ts';
import { type Asking, filterOf, hrefOf, keptRows } from './asking.ts';

/** What stands at the head, in this order; whatever coaching counts by region and year follows. */
const headKeys = [
  'registry.published',
  'registry.problems_raised',
  'registry.problems_solved',
  'competition.editions',
  'competition.entries',
  'replication.given',
  'replication.taken',
  'replication.certified',
  'competition.certificates',
];

/** A figure of the head with its numbers by region and year, asked once for all that is drawn of it. */
export type Followed = { readonly figure: Figure<Viewer>; readonly rows: readonly FigureRow[] };

const isFollowed = ({ kind, dimensions, ofPeople }: Figure<Viewer>): boolean =>
  kind === 'count' && !ofPeople && dimensions.includes('region') && dimensions.includes('year');

export async function followedOf(asking: Asking): Promise<readonly Followed[]> {
  const { figures, viewer, conn, now, view } = asking;
  const coaching = figures.filter((it) => it.key.startsWith('coaching.') && isFollowed(it));
  const wanted = [...headKeys.flatMap((key) => figures.find((it) => it.key === key) ?? []), ...coaching];
  const { region } = filterOf(view);
  const filter = region === undefined ? {} : { region };
  const found: Followed[] = [];
  for (const figure of wanted.filter((it) => it.admits(viewer))) {
    const count = () => figure.count(conn, { viewer, now, filter, by: ['region', 'year'] });
    // What strangers may ask is the same for everybody.
    const rows = figure.admits(nobody) ? await keptRows(conn, figure.key, region ?? '', count) : await count();
    found.push({ figure, rows });
  }
  return found;
}

/** The large numbers, and how many people look after innovations. */
export async function headlinesOf(asking: Asking, followed: readonly Followed[]): Promise<readonly Headline[]> {
  const { view } = asking;
  const heads = followed.map(({ figure, rows }): Headline => {
    const years = byYear(rows);
    const value = view.year === null ? sumOf(rows) : (years.get(view.year) ?? 0);
    const before = view.year === null ? null : (years.get(view.year - 1) ?? 0);
    return {
      ...said(figure),
      href: hrefOf(figure.key, filterOf(view)),
      value,
      text: formatNumber(value),
      before:
        before === null || view.year === null
          ? null
          : t('dashboard.before', { year: view.year - 1, n: formatNumber(before) }),
    };
  });
  return [...heads, ...(await peopleOf(asking))];
}

const said = ({ key, title, unit, how }: Figure<Viewer>) => ({ key, title: title(), unit: unit(), how: how() });

/** Of people there is no year and no list, and no small number. */
async function peopleOf({ figures, viewer, conn, now, view }: Asking): Promise<readonly Headline[]> {
  const filter = view.place === null ? {} : { region: view.place };
  const found: Headline[] = [];
  for (const figure of figures.filter((it) => it.ofPeople && it.admits(viewer))) {
    const value = sumOf(await figure.count(conn, { viewer, now, filter, by: [] }));
    const told = isTold(value, true);
    const text = told ? formatNumber(value) : t('dashboard.few');
    found.push({ ...said(figure), href: '', value: told ? value : null, text, before: null });
  }
  return found;
}

const howOf = (followed: readonly Followed[]) =>
  followed.map(({ figure }) => ({ title: figure.title(), text: figure.how() }));

/** The same numbers over the last years. */
export function yearsPart({ view, now }: Asking, followed: readonly Followed[]): Part {
  const years = yearsOf(now.getUTCFullYear()).toReversed();
  const numbers = followed.map(({ figure, rows }) => ({ figure, years: byYear(rows) }));
  const region = view.place === null ? {} : { region: view.place };
  return {
    key: 'tahun',
    title: t('dashboard.part.tahun'),
    pictures: [
      {
        kind: 'columns',
        series: numbers.map((it) => ({
          key: it.figure.key,
          label: it.figure.title(),
          points: years.map((year) => ({ year, ...numbered(it.years.get(year) ?? 0) })),
        })),
      },
    ],
    table: {
      columns: [
        { key: 'figure', label: t('dashboard.column.figure'), numeric: false },
        ...years.map((year) => ({ key: `y${year}`, label: String(year), numeric: true })),
      ],
      rows: numbers.map((it) => [
        { value: it.figure.title(), text: it.figure.title(), code: it.figure.key },
        ...years.map((year) => ({
          ...numbered(it.years.get(year) ?? 0),
          href: hrefOf(it.figure.key, { ...region, year }),
        })),
      ]),
    },
    how: howOf(followed),
  };
}

const numbered = (value: number) => ({ value, text: formatNumber(value) });

type PlaceRow = { readonly code: string; readonly name: string; readonly filter: string };

/** The regions of the view: provinces of the country, or a province with its regencies and cities. */
function placesIn(place: string | null): readonly PlaceRow[] {
  if (place === null) return provinces().map((it) => ({ code: it.code, name: it.name, filter: it.code }));
  if (!isProvince(place)) return [{ code: place, name: regionName(place), filter: place }];
  const own = { code: place, name: t('dashboard.ownProvince', { name: regionName(place) }), filter: onlyOwn(place) };
  return [own, ...regenciesOf(place).map((it) => ({ code: it.code, name: regionName(it.code), filter: it.code }))];
}

/** Who takes part: every region with every figure, also those that have done nothing yet. */
export function placesPart({ view }: Asking, followed: readonly Followed[]): Part {
  const asked = { year: view.year, wholeProvinces: view.place === null };
  const numbers = followed.map(({ figure, rows }) => ({ figure, counts: byRegion(rows, asked) }));
  const places = placesIn(view.place);
  const year = view.year === null ? {} : { year: view.year };
  const [first] = numbers;
  const cellOf = ({ figure, counts }: (typeof numbers)[number], place: PlaceRow): PartCell => ({
    ...numbered(counts.get(place.code) ?? 0),
    href: hrefOf(figure.key, { region: place.filter, ...year }),
  });
  return {
    key: 'wilayah',
    title: t('dashboard.part.wilayah'),
    pictures:
      first && places.length > 1
        ? [
            {
              kind: 'tiles',
              label: t('dashboard.tiles', { figure: first.figure.title() }),
              unit: first.figure.title(),
              counts: first.counts,
              hrefs: new Map(places.map((it) => [it.code, hrefOf(first.figure.key, { region: it.filter, ...year })])),
            },
          ]
        : [],
    table: {
      columns: [
        { key: 'region', label: t('dashboard.column.region'), numeric: false },
        ...numbers.map(({ figure }) => ({ key: figure.key.replace('.', '_'), label: figure.title(), numeric: true })),
      ],
      rows: places.map((place) => [
        { value: place.name, text: place.name, code: place.filter },
        ...numbers.map((it) => cellOf(it, place)),
      ]),
    },
    how: howOf(followed),
  };
}
