import { type RawBuilder, sql } from 'kysely';
import { anyone, type Viewer } from '#identity/index.ts';
import { type Counted, conditions, countedFigure } from '#platform/counted.ts';
import { dayOf } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import type { Figure, FigureFilter } from '#platform/figure.ts';
import { t } from '#platform/i18n/i18n.ts';
import { kept } from '#platform/kept.ts';
import { type InnovationId, publicTitle, paths as registryPaths } from '#registry/index.ts';
import { tables } from '../lasting/schema.ts';
import { plainFilter } from './model.ts';
import { COUNTS, livesIn } from './queries/lived.ts';
import { type PackedSubjects, packedSubjects, tallyOfPacked } from './queries/packed.ts';
import { curveOf, type GroupCurve } from './rules/groups.ts';

type Part = RawBuilder<unknown>;
type Asked = { readonly now: Date; readonly filter: FigureFilter };

const ends = ['lives', 'stopped'] as const;

/** Whose a life is, over the id of an institution. */
const ownedBy = (institution: Part) => ({
  owned: { by: institution, owners: sql`institution n`, id: sql`n.id`, region: sql`n.region_code` },
  columns: { institution },
});

/** Asked of the records before anything of their lives is worked out. */
function isThere({ region, institution }: FigureFilter): Part {
  const asked = { ...(region === undefined ? {} : { region }), ...(institution === undefined ? {} : { institution }) };
  return conditions({ where: sql`true`, at: sql`null`, ...ownedBy(sql`c.institution_id`) }, asked);
}

/** The lives that count, as the page of survival counts them; of an earlier year by what was known on its last day. */
function watched({ now, filter }: Asked): Counted {
  const { year } = filter;
  const isPast = year !== undefined && year < Number(dayOf(now).slice(0, 4));
  const lives = livesIn({ ...plainFilter, knownOn: isPast ? `${year}-12-31` : null, where: isThere(filter) });
  const { owned, columns } = ownedBy(sql`l.institution_id`);
  return {
    from: sql`${lives} l`,
    where: sql`l.why = ${COUNTS}`,
    id: sql`l.innovation_id`,
    title: publicTitle,
    // A life is looked at in a year, it does not happen in one.
    at:
      year === undefined
        ? sql`((l.ended + time '12:00') at time zone 'UTC')`
        : sql`${`${year}-07-01T00:00Z`}::timestamptz`,
    owned,
    columns: { ...columns, affair: sql`l.affair`, state: sql`case when l.stopped then 'stopped' else 'lives' end` },
  };
}

/** A curve takes some megabytes where many live. */
const MOST_KEPT = 8;

/** How long the innovations that the filter means live: one curve of them all. */
export function survivalOfPlace(conn: Conn, asked: Asked): Promise<GroupCurve> {
  const question = JSON.stringify([dayOf(asked.now), asked.filter]);
  return kept(conn, { kind: 'survival.place', question, most: MOST_KEPT }, async () => {
    const lives = watched(asked);
    const found = await sql<PackedSubjects>`
      select ${packedSubjects()} from ${lives.from} where ${conditions(lives, asked.filter)}`.execute(tables(conn));
    const tally = tallyOfPacked(found.rows[0] ?? { entries: null, ends: null });
    return curveOf({ key: 'all', tally });
  });
}

/** The innovations behind the curve: the same lives under the same rule. */
export const survivalFigure: Figure<Viewer> = countedFigure<Viewer>({
  key: 'institutionalisation.survival',
  title: () => t('survival.figure.title'),
  unit: () => t('survival.figure.unit'),
  how: () => t('survival.figure.how'),
  dimensions: ['institution', 'region', 'affair', 'state'],
  states: ends.map((code) => ({ code, name: () => t(`survival.figure.state.${code}`) })),
  admits: (viewer) => anyone.admits(viewer) === 'yes',
  things: (_conn, asked) => watched(asked),
  href: (id) => registryPaths.record.to(id as InnovationId),
});
