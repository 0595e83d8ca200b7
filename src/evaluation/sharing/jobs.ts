import { parseId } from '#platform/ids.ts';
import type { Job, JobContext } from '#platform/jobs.ts';
import type { SubjectDoor } from '../door.ts';
import type { AssignmentRunId } from '../model/ids.ts';
import { roundById } from '../queries/round.ts';
import { beginSharing, failSharing, finishSharing, moveSharing } from './actions/runs.ts';
import { planApart } from './engine/apart.ts';
import { briefOf } from './queries/brief.ts';
import { runById } from './queries/runs.ts';

export const sharingJobs = (doors: readonly SubjectDoor[]): readonly Job[] => [
  {
    name: 'evaluation.sharing',
    run: async (payload, context) => {
      const id = parseId<'AssignmentRunId'>((payload as { runId?: string }).runId);
      if (id) await make(id, doors, context);
    },
  },
];

/** Makes the plan from its beginning, out of what stands now. */
async function make(id: AssignmentRunId, doors: readonly SubjectDoor[], { db, log }: JobContext): Promise<void> {
  const run = await runById(db.conn, id);
  const round = run && (await roundById(db.conn, run.roundId));
  if (!run || !round) return;
  const attempt = await db.transact((tx) => beginSharing(tx, id, new Date()));
  if (attempt === null) return;
  const brief = await briefOf(db.conn, doors, { round, settings: run.settings, seed: seedOf(id) });
  try {
    const made = await planApart(brief, {
      goesOn: (step, solves) => db.transact((tx) => moveSharing(tx, { id, attempt, step, solves }, new Date())),
    });
    if (made) await db.transact((tx) => finishSharing(tx, { id, attempt, ...made }, new Date()));
  } catch (error) {
    log.error({ err: error, run: id }, 'a plan of score sheets could not be made');
    await db.transact((tx) => failSharing(tx, id, new Date()));
  }
}

/** The dice of a draw: the last 32 bits of its id, which nobody chooses. */
const seedOf = (id: AssignmentRunId): number => Number.parseInt(id.slice(-8), 16);
