import { isActing, type Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { Figure, FigureAsked } from '#platform/figure.ts';
import { t } from '#platform/i18n/i18n.ts';
import { isMeant, type Reckoned, reckonedFigure } from '#platform/reckoned.ts';
import { paths } from './paths.ts';
import { claimedIndexes } from './queries/claimed.ts';
import { type HeldEdition, indexEditions } from './queries/editions.ts';
import type { IndexDoors } from './queries/government.ts';
import { catalogueFor, governmentsSeen } from './queries/seen.ts';
import { type Government, indexReaders } from './rules/rights.ts';

/** The edition of the year that is asked for; without one, the newest whose year has begun. */
async function editionFor(conn: Conn, { filter, now }: FigureAsked<Viewer>): Promise<HeldEdition | null> {
  const { year } = filter;
  const isMeantYear = (it: number) => (year === undefined ? it <= now.getUTCFullYear() : it === year);
  return (await indexEditions(conn)).find(({ edition }) => isMeantYear(edition.year)) ?? null;
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
    const held = await editionFor(conn, asked);
    const province = asked.viewer.acting?.regionCode?.slice(0, 2);
    if (!held || !province) return [];
    const { year } = held.edition;
    const seen = await governmentsSeen(conn, asked.viewer, province);
    const governments = seen.filter((it) => isMeant(reckoned(it, 0, year), asked.filter));
    const catalogue = await catalogueFor(conn, province, held.edition);
    const institutionIds = governments.map((it) => it.id);
    const indexes = await claimedIndexes(conn, { held, catalogue, institutionIds, doors });
    return governments.flatMap((it) => {
      const index = indexes.get(it.id);
      return index === undefined ? [] : [reckoned(it, index, year)];
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
