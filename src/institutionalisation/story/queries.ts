import { nobody } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import {
  comparable,
  innovationsOfProblem,
  lineagesOf,
  measuresOf,
  type ProblemId,
  problemFor,
} from '#registry/index.ts';
import type { LastingContent } from '../lasting/model/content.ts';
import { recordsOf } from '../lasting/queries/records.ts';
import { verifiedOf } from '../lasting/rules/standing.ts';
import type { ReplicationDoor } from './door.ts';
import type { LastingTold, ReplicationTold, Story } from './model.ts';

/** The story of a problem that was verified as solved, as everyone may read it; null for any other. */
export async function storyOf(conn: Conn, id: ProblemId, doors: readonly ReplicationDoor[]): Promise<Story | null> {
  const problem = await problemFor(conn, nobody, id);
  if (problem?.state !== 'solved') return null;
  const innovations = await innovationsOfProblem(conn, id);
  const ids = innovations.map((it) => it.id);
  const told = (await Promise.all([inRegistry(conn, ids), ...doors.map((door) => door(conn, ids))])).flat();
  // What the room of replications knows better comes later and takes the place of the bare line.
  const replications = [...new Map(told.map((it) => [`${it.originId} ${it.replicaId}`, it])).values()];
  const measures = comparable(problem.baseline, await measuresOf(conn, id));
  return { problem, innovations, measures, replications, lasting: await lastingOf(conn, ids) };
}

type Ids = Parameters<typeof lineagesOf>[1];

/** Lineage as the records themselves tell it. */
async function inRegistry(conn: Conn, ids: Ids): Promise<readonly ReplicationTold[]> {
  return (await lineagesOf(conn, ids)).map((it) => ({ ...it, since: null }));
}

/** Verified rules, budgets and agreements of these innovations, one line each. */
async function lastingOf(conn: Conn, ids: Ids): Promise<readonly LastingTold[]> {
  return (await recordsOf(conn, ids)).flatMap((record) =>
    verifiedOf([record])
      .filter(isTold)
      .map((it) => ({ innovationId: record.innovationId, dimension: it.dimension, content: it })),
  );
}

const told: readonly string[] = ['policy', 'budget', 'performance'];
const isTold = (it: LastingContent): it is LastingContent & Pick<LastingTold, 'dimension'> =>
  told.includes(it.dimension);
