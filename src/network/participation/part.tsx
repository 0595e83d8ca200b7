import type { ComponentChildren } from 'preact';
import { isActing, type Viewer } from '#identity/index.ts';
import { figureAddress } from '#platform/figure.ts';
import type { Visit } from '#platform/http/route.ts';
import type { Member } from '../commitment/model.ts';
import { measures } from './model.ts';
import { measuredBy, participantsOf, yearOf } from './queries/participants.ts';
import { askingOf, type Doors } from './routes/list.tsx';
import { MemberPart, type Waiting } from './views/member-part.tsx';

/** Of which figures what is not at its end waits, and which states are ends. */
const waits: Readonly<Record<string, readonly string[]>> = {
  'registry.problems_raised': ['solved', 'dropped'],
  'replication.courses': ['certified', 'refused', 'stopped'],
};

async function waitingOf(
  { db, viewer, now }: Visit<Viewer>,
  { figures }: Doors,
  institution: string,
): Promise<readonly Waiting[]> {
  const found: Waiting[] = [];
  for (const [key, ends] of Object.entries(waits)) {
    const figure = figures.find((it) => it.key === key);
    if (!figure?.admits(viewer)) continue;
    const rows = await figure.count(db.conn, { viewer, now, filter: { institution }, by: ['state'] });
    for (const { code, name } of figure.states ?? []) {
      const count = rows.find((it) => it.of.state === code)?.value ?? 0;
      const href = figureAddress.to(key, { institution, state: code });
      if (count > 0 && !ends.includes(code)) found.push({ text: `${figure.title()}, ${name()}`, count, href });
    }
  }
  return found;
}

/** On a member's page: its next steps, and what it did. */
export const memberPart =
  (doors: Doors) =>
  async (visit: Visit<Viewer>, { institutionId }: Member): Promise<ComponentChildren> => {
    const [participant] = await participantsOf(visit.db.conn, askingOf(visit, doors), institutionId);
    if (!participant) return null;
    const { viewer, now } = visit;
    const counted = measuredBy(doors.figures, viewer);
    return (
      <MemberPart
        participant={participant}
        measures={measures.filter((it) => counted.has(it))}
        year={yearOf(now)}
        links={doors.links}
        waiting={await waitingOf(visit, doors, institutionId)}
        mayAct={isActing(viewer, 'local_admin') && viewer.acting?.institutionId === institutionId}
      />
    );
  };
