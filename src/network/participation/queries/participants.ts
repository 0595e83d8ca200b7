import { adminsByInstitution, type InstitutionId, regionName, type Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import type { Figure, FigureFilter } from '#platform/figure.ts';
import type { Member } from '../../commitment/model.ts';
import { membersOf } from '../../commitment/queries/members.ts';
import { listed } from '../../commitment/rules/list.ts';
import type { Figures } from '../../hub/door.ts';
import { figureOf, type Measure, measures, type Participant } from '../model.ts';
import { type Counted, doneBy, nothingDone } from '../rules/counting.ts';
import { lately } from '../rules/remind.ts';
import { remindedSince } from './reminders.ts';

export type Asking = {
  readonly viewer: Viewer;
  readonly figures: Figures;
  readonly hubRegion: string;
  readonly reminderDays: number;
  readonly now: Date;
};

/** The figure of each measure that somebody counts and this viewer may read. */
export function measuredBy(figures: Figures, viewer: Viewer): ReadonlyMap<Measure, Figure<Viewer>> {
  return new Map(
    measures.flatMap((measure) => {
      const figure = figures.find((it) => it.key === figureOf[measure]);
      return figure?.admits(viewer) ? [[measure, figure] as const] : [];
    }),
  );
}

async function counted(
  conn: Conn,
  { viewer, figures, now }: Asking,
  filter: FigureFilter,
): Promise<readonly Counted[]> {
  const found: Counted[] = [];
  for (const [measure, figure] of measuredBy(figures, viewer)) {
    const rows = await figure.count(conn, { viewer, now, filter, by: ['institution', 'year'] });
    for (const { of, value } of rows)
      if (of.institution && of.year) found.push({ measure, institution: of.institution, year: Number(of.year), value });
  }
  return found;
}

export const yearOf = (now: Date): number => Number(dayOf(now).slice(0, 4));

/** Every member of the hub with what it did, year by year; or the one of this id. */
export async function participantsOf(
  conn: Conn,
  asking: Asking,
  only: InstitutionId | null = null,
): Promise<readonly Participant[]> {
  const { hubRegion, now, reminderDays } = asking;
  const members: readonly Member[] = await membersOf(conn, hubRegion, only);
  const filter = only ? { institution: only } : { region: hubRegion };
  const done = doneBy(await counted(conn, asking, filter), yearOf(now));
  const admins = await adminsByInstitution(
    conn,
    members.map((it) => it.institutionId),
  );
  const reminded = await remindedSince(conn, lately(now, reminderDays));
  return listed(members, dayOf(now), regionName).map((it) => ({
    ...it,
    done: done.get(it.member.institutionId) ?? nothingDone,
    hasAdmin: admins.has(it.member.institutionId),
    remindedAt: reminded.get(it.member.institutionId) ?? null,
  }));
}
