import { nobody, regionName, type Viewer } from '#identity/index.ts';
import { notify } from '#notification/index.ts';
import { dayOf } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import type { Figure, FigureRow } from '#platform/figure.ts';
import type { Job } from '#platform/jobs.ts';
import { paths as dashboardPaths } from '../dashboard/paths.ts';
import { leadersOf } from './queries.ts';

export const digestNotices = ['insight.notice.weekly'] as const;

const DAYS = 7;
const DAY_MS = 86_400_000;
const told = {
  published: 'registry.published',
  raised: 'registry.problems_raised',
  solved: 'registry.problems_solved',
  taken: 'replication.taken',
} as const;
type Told = keyof typeof told;
const names = Object.keys(told) as readonly Told[];

type Week = Readonly<Record<Told, readonly FigureRow[]>>;

/** What came about in the last seven days, by region: what everybody may know, asked once for all leaders. */
async function weekOf(conn: Conn, figures: readonly Figure<Viewer>[], now: Date): Promise<Week> {
  const since = dayOf(new Date(now.getTime() - DAYS * DAY_MS));
  const found: Partial<Record<Told, readonly FigureRow[]>> = {};
  for (const name of names) {
    const figure = figures.find((it) => it.key === told[name]);
    const question = { viewer: nobody, now, by: ['region'] as const, filter: { since } };
    found[name] = figure ? await figure.count(conn, question) : [];
  }
  return found as Week;
}

/** The numbers of a region; those of a province are of all that lies in it. */
export function numbersOf(week: Week, region: string): Readonly<Record<Told, number>> {
  const lies = (code: string | null | undefined) => code === region || code?.startsWith(`${region}.`) === true;
  const sum = (rows: readonly FigureRow[]) =>
    rows.filter((it) => lies(it.of.region)).reduce((all, it) => all + it.value, 0);
  return { published: sum(week.published), raised: sum(week.raised), solved: sum(week.solved), taken: sum(week.taken) };
}

/** Monday at six in the west of the country: leaders learn what the week before brought; a week without anything is not told. */
export const digestJobs = (figures: readonly Figure<Viewer>[]): readonly Job[] => [
  {
    name: 'insight.tell_week',
    cron: '0 23 * * 0',
    run: async (_payload, { db, baseUrl, now }) => {
      const week = await weekOf(db.conn, figures, now);
      for (const { personId, institutionId, regionCode } of await leadersOf(db.conn)) {
        const numbers = numbersOf(week, regionCode);
        if (names.every((it) => numbers[it] === 0)) continue;
        const view = { place: regionCode, year: now.getUTCFullYear() };
        const about = {
          kind: digestNotices[0],
          values: { place: regionName(regionCode), ...numbers },
          href: dashboardPaths.board.to(view),
          occasion: `${digestNotices[0]}:${institutionId}:${dayOf(now)}`,
        };
        await db.transact((tx) => notify(tx, { to: [personId], ...about }, baseUrl, now));
      }
    },
  },
];
