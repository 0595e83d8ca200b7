import { anyone, type Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import type { Figure, FigureAsked } from '#platform/figure.ts';
import { t } from '#platform/i18n/i18n.ts';
import { type Reckoned, reckonedFigure } from '#platform/reckoned.ts';
import { paths as registryPaths } from '#registry/index.ts';
import { dimensions } from './lasting/model/dimensions.ts';
import { ladders, type RungName } from './lasting/model/ladders.ts';
import { type ClimbingRecord, publicClimbs } from './lasting/queries/climbs.ts';
import { lookAt, rungOf } from './lasting/rules/standing.ts';
import { survivalFigure } from './survival/figures.ts';

const open = (viewer: Viewer): boolean => anyone.admits(viewer) === 'yes';

const rungs = dimensions.flatMap((dimension) => ladders[dimension].map((rung) => `${dimension}.${rung}` as RungName));

/** An innovation on each ladder on which what was verified holds on the day that is looked at. */
function climbed(own: readonly ClimbingRecord[], { now, filter }: FigureAsked<Viewer>): readonly Reckoned[] {
  const [first] = own;
  if (!first) return [];
  const today = dayOf(now);
  const look = lookAt(filter.year ?? Number(today.slice(0, 4)), today);
  return dimensions.flatMap((dimension) => {
    const rung = rungOf(
      dimension,
      own.map((it) => it.content),
      look,
    );
    const name = ladders[dimension][rung - 1];
    if (name === undefined) return [];
    return [
      {
        id: first.innovationId,
        title: first.title,
        href: registryPaths.record.to(first.innovationId),
        institutionId: first.institutionId,
        regionCode: first.regionCode,
        // A ladder is looked at in a year, it does not happen in one.
        at: new Date(`${look.day}T12:00:00Z`),
        state: `${dimension}.${name}`,
        value: 1,
      },
    ];
  });
}

async function laddersOf(conn: Conn, asked: FigureAsked<Viewer>): Promise<readonly Reckoned[]> {
  const records = await publicClimbs(conn);
  return [...Map.groupBy(records, (it) => it.innovationId).values()].flatMap((own) => climbed(own, asked));
}

const climbing = reckonedFigure<Viewer>({
  key: 'institutionalisation.ladders',
  title: () => t('institutionalisation.figure.ladders.title'),
  unit: () => t('institutionalisation.figure.unit'),
  how: () => t('institutionalisation.figure.ladders.how'),
  kind: 'count',
  dimensions: ['institution', 'region', 'state'],
  states: rungs.map((code) => ({ code, name: () => t(`lasting.rung.${code}`) })),
  admits: open,
  things: laddersOf,
});

/** What institutionalisation counts; whether innovations live on is counted by the registry, which knows what checks found. */
export const institutionalisationFigures: readonly Figure<Viewer>[] = [climbing, survivalFigure];
