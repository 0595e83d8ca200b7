import { isActing, type Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { Figure, FigureAsked } from '#platform/figure.ts';
import { t } from '#platform/i18n/i18n.ts';
import { isMeant, type Reckoned, reckonedFigure } from '#platform/reckoned.ts';
import type { IndexEdition } from './model/edition.ts';
import { paths } from './paths.ts';
import { indexEditions } from './queries/editions.ts';
import { type IndexDoors, loadGovernments } from './queries/government.ts';
import { catalogueFor, governmentsSeen } from './queries/seen.ts';
import { itemsOf } from './rules/items.ts';
import { overviewOf } from './rules/overview.ts';
import { type Government, indexReaders } from './rules/rights.ts';
import { shippedCatalogue } from './shipped.ts';

/** The edition of the year that is asked for; without one, the newest whose year has begun. */
async function editionFor(conn: Conn, { filter, now }: FigureAsked<Viewer>): Promise<IndexEdition | null> {
  const editions = (await indexEditions(conn)).map((it) => it.edition);
  const { year } = filter;
  const found = editions.find((it) => (year === undefined ? it.year <= now.getUTCFullYear() : it.year === year));
  return found ?? null;
}

const reckoned = ({ id, name, regionCode }: Government, value: number, year: number): Reckoned => ({
  id,
  title: name,
  href: paths.one.to(id, { edisi: String(year) }),
  institutionId: id,
  regionCode,
  at: new Date(Date.UTC(year, 6, 1)),
  state: null,
  value,
});

const indexesFor =
  (doors: IndexDoors) =>
  async (conn: Conn, asked: FigureAsked<Viewer>): Promise<readonly Reckoned[]> => {
    const edition = await editionFor(conn, asked);
    const province = asked.viewer.acting?.regionCode?.slice(0, 2);
    if (!edition || !province) return [];
    const seen = await governmentsSeen(conn, asked.viewer, province);
    const governments = seen.filter((it) => isMeant(reckoned(it, 0, edition.year), asked.filter));
    const catalogue = await catalogueFor(conn, province, edition);
    const document = catalogue?.document ?? shippedCatalogue;
    const institutionIds = governments.map((it) => it.id);
    const loaded = await loadGovernments(conn, { institutionIds, catalogue, document, doors, now: asked.now });
    const items = itemsOf(document);
    return governments.flatMap((it) => {
      const data = loaded.get(it.id)?.data;
      const overview = data && overviewOf(data, { edition, items });
      return overview?.ok ? [reckoned(it, overview.value.calculations.claimed.index, edition.year)] : [];
    });
  };

/** Where the index of governments is heading, for those who may see it: a projection of ours, never the official score. */
export const indexFigures = (doors: IndexDoors): readonly Figure<Viewer>[] => [
  reckonedFigure<Viewer>({
    key: 'instrument.index',
    title: () => t('government.figure.index.title'),
    unit: () => t('government.figure.index.unit'),
    how: () => t('government.figure.index.how'),
    kind: 'mean',
    dimensions: ['institution', 'region'],
    admits: (viewer) => isActing(viewer, ...indexReaders),
    things: indexesFor(doors),
  }),
];
