import { anyone, type Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import { type Figure, type FigureFilter, isOwn, ownCode } from '#platform/figure.ts';
import { t } from '#platform/i18n/i18n.ts';
import { isMeant, type Reckoned, reckonedFigure } from '#platform/reckoned.ts';
import { paths as registryPaths } from '#registry/index.ts';
import { plainFilter } from './model.ts';
import { type KnownLife, livesOf } from './queries.ts';
import { curveOf, type GroupCurve } from './rules/groups.ts';
import type { Subject } from './rules/kaplan-meier.ts';
import { endingOf, knownOn, subjectOf } from './rules/life.ts';

type Asked = { readonly now: Date; readonly filter: FigureFilter };
type Watched = { readonly thing: Reckoned; readonly subject: Subject };

const ends = ['lives', 'stopped'] as const;

/** The lives that count, as the page of survival counts them; of an earlier year by what was known on its last day. */
async function watchedOf(conn: Conn, { now, filter }: Asked): Promise<readonly Watched[]> {
  const { region, year } = filter;
  const lives = await livesOf(conn, region === undefined ? null : isOwn(region) ? ownCode(region) : region);
  const today = dayOf(now);
  const isPast = year !== undefined && year < Number(today.slice(0, 4));
  const all = lives.map((it) => (isPast ? knownOn(it, `${year}-12-31`) : it));
  // A life is looked at in a year, it does not happen in one.
  const at = year === undefined ? {} : { at: new Date(Date.UTC(year, 6, 1)) };
  return all.flatMap((it) => watched(it, at)).filter(({ thing }) => isMeant(thing, filter));
}

function watched(life: KnownLife, at: { readonly at?: Date }): readonly Watched[] {
  const placed = subjectOf(life, plainFilter);
  if (typeof placed === 'string') return [];
  const { id, title, institutionId, regionCode, affair } = life;
  const known = new Date(`${endingOf(life.statements, plainFilter.dormantStops)?.day}T12:00:00Z`);
  const { subject } = placed;
  const state = subject.stopped ? 'stopped' : 'lives';
  const thing = { id, title, institutionId, regionCode, affair, state, at: known, value: 1, ...at };
  return [{ subject, thing: { ...thing, href: registryPaths.record.to(id) } }];
}

/** How long the innovations that the filter means live: one curve of them all. */
export async function survivalOfPlace(conn: Conn, asked: Asked): Promise<GroupCurve> {
  const found = await watchedOf(conn, asked);
  return curveOf({ key: 'all', subjects: found.map((it) => it.subject) });
}

/** The innovations behind the curve: the same lives under the same rule. */
export const survivalFigure: Figure<Viewer> = reckonedFigure<Viewer>({
  key: 'institutionalisation.survival',
  title: () => t('survival.figure.title'),
  unit: () => t('survival.figure.unit'),
  how: () => t('survival.figure.how'),
  kind: 'count',
  dimensions: ['institution', 'region', 'affair', 'state'],
  states: ends.map((code) => ({ code, name: () => t(`survival.figure.state.${code}`) })),
  admits: (viewer) => anyone.admits(viewer) === 'yes',
  things: async (conn, asked) =>
    (await watchedOf(conn, asked)).map((it) => it.thing).toSorted((a, b) => Number(b.at) - Number(a.at)),
});
