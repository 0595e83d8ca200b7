import { sql } from 'kysely';
import { nobody } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { type InnovationId, type ProblemId, problemFor, type ShownProblem } from '#registry/index.ts';
import { matchesOf, type ShownMatch } from '../queries/matches.ts';
import { tables } from '../schema.ts';

/** A match that came in since the problem was looked at for the first time. */
export type NewMatch = { readonly problem: ShownProblem; readonly match: ShownMatch };

/**
 * Looks anew at what fits a problem and keeps it for the lists; answers what has come in since. What is found at the first look is
 * news to nobody, for whoever raised the problem sees it on its page. Looking again finds nothing new.
 */
export async function lookAt(tx: Tx, id: ProblemId, now: Date): Promise<readonly NewMatch[]> {
  // Two jobs that look at one problem do so one after the other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`matching:${id}`}, 0))`.execute(tables(tx));
  const problem = await problemFor(tx, nobody, id);
  const isLooking = problem?.state === 'open' || problem?.state === 'being_solved';
  const { matches, rule } = isLooking ? await matchesOf(tx, problem) : { matches: [], rule: null };
  const standing = matches.filter((it) => rule !== null && it.score >= rule.threshold);
  const fresh = await keep(tx, id, standing, now);
  const isFirst = await markLooked(tx, id, now);
  if (isFirst || !problem) return [];
  return standing.filter((it) => fresh.has(it.id) && it.dismissedReason === null).map((match) => ({ problem, match }));
}

/** Writes what stands now; answers those that never stood before. */
async function keep(
  tx: Tx,
  id: ProblemId,
  standing: readonly ShownMatch[],
  now: Date,
): Promise<ReadonlySet<InnovationId>> {
  const ids = standing.map((it) => it.id);
  await sql`update problem_match set stands = false
    where problem_id = ${id} and stands and innovation_id <> all(${ids}::uuid[])`.execute(tables(tx));
  const rows = JSON.stringify(standing.map(({ id: innovation, score, parts }) => ({ innovation, score, parts })));
  const written = await sql<{ id: InnovationId; isNew: boolean }>`
    insert into problem_match (problem_id, innovation_id, score, parts, found_at, stands)
    select ${id}, it.innovation, it.score, it.parts, ${now}, true
    from jsonb_to_recordset(${rows}::jsonb) as it (innovation uuid, score integer, parts jsonb)
    on conflict (problem_id, innovation_id) do update set score = excluded.score, parts = excluded.parts, stands = true
    returning innovation_id as id, xmax = 0 as "isNew"`.execute(tables(tx));
  return new Set(written.rows.filter((row) => row.isNew).map((row) => row.id));
}

async function markLooked(tx: Tx, id: ProblemId, now: Date): Promise<boolean> {
  const written = await sql<{ isNew: boolean }>`
    insert into problem_matching (problem_id, looked_at) select ${id}, ${now} where exists (select from problem where id = ${id})
    on conflict (problem_id) do update set looked_at = excluded.looked_at
    returning xmax = 0 as "isNew"`.execute(tables(tx));
  return written.rows[0]?.isNew ?? true;
}
