import type { Conn } from '#platform/db.ts';
import { type Condition, conditionsOf, type InnovationId } from '#registry/index.ts';
import { type Beginnings, beginningsOf } from '../rules/facts.ts';
import { verifiedOf } from '../rules/standing.ts';
import { recordsOf } from './records.ts';

/** What was verified of an innovation's lasting, and what checks found, the newest year first. */
export type LastingLife = Beginnings & {
  readonly conditions: readonly Condition[];
  /** The last word of a check; null while no check knows. */
  readonly last: Condition | null;
};

/** The lives of these innovations as far as they are verified; whoever asks. */
export async function lastingLives(
  conn: Conn,
  ids: readonly InnovationId[],
): Promise<ReadonlyMap<InnovationId, LastingLife>> {
  const records = Map.groupBy(await recordsOf(conn, ids), (it) => it.innovationId);
  const conditions = await conditionsOf(conn, ids);
  return new Map(
    ids.map((id) => {
      const own = conditions.get(id) ?? [];
      const last = own.find((it) => it.status !== null) ?? null;
      return [id, { ...beginningsOf(verifiedOf(records.get(id) ?? [])), conditions: own, last }];
    }),
  );
}
