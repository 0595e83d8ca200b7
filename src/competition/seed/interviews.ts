import type { SeedContext } from '#platform/capability.ts';
import { dayOf } from '#platform/dates.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { confirmInterview } from '../interview/actions/answer.ts';
import { makeTimetable } from '../interview/actions/make.ts';
import { savePlan } from '../interview/actions/plan.ts';
import { tellEntrants } from '../interview/actions/tell.ts';
import type { RoomId } from '../interview/model/plan.ts';
import { interviewsOf } from '../interview/queries/interviews.ts';
import { panelCandidates } from '../interview/queries/plan.ts';
import { isEntrant } from '../interview/rules/who.ts';
import type { Cast, Course } from './finalists.ts';
import { courseTexts } from './texts.ts';

const DAY_MS = 86_400_000;
const HEARD_IN_DAYS = 7;
const SEED = 20_261_130;

/** The timetable of the interviews, told to all, and confirmed by the first writer. */
export async function seedInterviews(
  tx: Tx,
  { secretariat, writers }: Cast,
  { edition }: Course,
  { now }: Pick<SeedContext, 'now'>,
): Promise<void> {
  const panel = await panelCandidates(tx, edition.organiserId);
  if (panel.length === 0) return;
  const { room, place } = courseTexts.interview;
  const plan = {
    ...({
      minutes: 20,
      presentationMinutes: 7,
      pauseMinutes: 10,
      mostPerDay: null,
      spread: 'any',
      seed: SEED,
    } as const),
    rooms: [
      { id: newId<'InterviewRoomId'>() as RoomId, name: room, place, link: '', jurors: panel.map((it) => it.id) },
    ],
    days: [
      {
        date: dayOf(new Date(now.getTime() + HEARD_IN_DAYS * DAY_MS)),
        sessions: [{ from: '09:00', to: '11:00' }],
        breaks: [],
      },
    ],
  };
  const editionId = edition.id;
  const revision = must(await savePlan(tx, secretariat, { editionId, revision: 0, plan }, now));
  must(await makeTimetable(tx, secretariat, { editionId, revision }, now));
  must(await tellEntrants(tx, secretariat, { editionId }, now));
  const [first] = writers;
  const own = first && (await interviewsOf(tx, editionId)).find((it) => it.slot && isEntrant(it, first));
  if (own) must(await confirmInterview(tx, first, { id: own.id, sequence: own.sequence }, now));
}
