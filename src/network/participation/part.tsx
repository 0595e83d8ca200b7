import type { ComponentChildren } from 'preact';
import { isActing, type Viewer } from '#identity/index.ts';
import type { Visit } from '#platform/http/route.ts';
import type { Member } from '../commitment/model.ts';
import { measures } from './model.ts';
import { measuredBy, participantsOf, yearOf } from './queries/participants.ts';
import { askingOf, type Doors } from './routes/list.tsx';
import { MemberPart } from './views/member-part.tsx';

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
        mayAct={isActing(viewer, 'local_admin') && viewer.acting?.institutionId === institutionId}
      />
    );
  };
