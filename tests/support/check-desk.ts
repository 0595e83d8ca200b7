import { afterAll, beforeAll, beforeEach } from 'vitest';
import { nobody, type PersonId, type Viewer } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import type { InnovationId } from '#registry/index.ts';
import { answerItem, judgeItem } from '../../src/institutionalisation/check/actions/answer.ts';
import { openRound } from '../../src/institutionalisation/check/actions/round.ts';
import { checkJobs } from '../../src/institutionalisation/check/jobs.ts';
import type { ItemId, RoundId } from '../../src/institutionalisation/check/model/check.ts';
import { itemById } from '../../src/institutionalisation/check/queries/items.ts';
import { personWith, testNow } from './people.ts';
import { recordsStage, type Stage } from './records-stage.ts';
import { HERE } from './server.ts';

// What the tests of the yearly check share: a stage, rounds, and what its people do with them.

export let stage: Stage;
export let people: Record<string, Viewer>;
export let year = 2030;

/** An office opens one round a year: the next one. */
export function nextYear(): void {
  year += 1;
}

export const DAY_MS = 86_400_000;
export const onDay = (days: number) => new Date(testNow.getTime() + days * DAY_MS);
export const pool = () => stage.db.pool;

/** A round for the year, closing in 20 days. */
export async function round(
  who: Viewer = stage.who.hub,
  more: Partial<Parameters<typeof openRound>[2]> = {},
): Promise<RoundId> {
  const given = {
    ...{ id: newId<'CheckRoundId'>(), year, opens: '2026-03-02', closes: '2026-03-22' },
    ...{ regionCode: null, begunUntil: null, withStopped: true, note: '', ...more },
  };
  return must(await stage.db.transact((tx) => openRound(tx, who, given, testNow)));
}
export async function itemOf(roundId: RoundId, innovationId: InnovationId): Promise<ItemId> {
  const found = await pool().query<{ id: ItemId }>(
    'select id from check_item where round_id = $1 and innovation_id = $2',
    [roundId, innovationId],
  );
  return found.rows[0]!.id;
}
export const answer = (who: Viewer, id: ItemId, more: Partial<Parameters<typeof answerItem>[2]> = {}, now = testNow) =>
  stage.db.transact((tx) =>
    answerItem(
      tx,
      who,
      {
        id,
        revision: 1,
        status: 'continuing',
        reason: 'Masih berjalan.',
        since: '2026-02-01',
        evidenceId: null,
        ...more,
      },
      now,
    ),
  );
export const judge = (who: Viewer, id: ItemId, more: Partial<Parameters<typeof judgeItem>[2]> = {}, now = testNow) =>
  stage.db.transact((tx) => judgeItem(tx, who, { id, revision: 2, verdict: 'verify', note: '', ...more }, now));
export const known = async (id: ItemId) => (await itemById(stage.db.conn, id))!;
export const runJob = (now: Date) => checkJobs[0]!.run({}, { db: stage.db, baseUrl: HERE, now } as never);
export const noticesOf = async (id: PersonId, kind: string) =>
  (
    await pool().query('select values from notice where person_id = $1 and kind = $2 order by created_at', [
      id,
      `institutionalisation.notice.${kind}`,
    ])
  ).rows;

/** A round of Toba's admin with one record of Toba. */

export async function stageTobaRound(): Promise<RoundId> {
  await tobaRecord();
  return round(stage.who.toba);
}

/** A published record of Toba that no round asks yet. */
export async function tobaRecord(): Promise<void> {
  const { id } = await stage.published();
  await pool().query('update innovation set institution_id = $2, unit_id = null where id = $1', [
    id,
    stage.who.toba.acting!.institutionId,
  ]);
  await pool().query('delete from check_item where innovation_id = $1', [id]);
}

export async function closeAll(): Promise<void> {
  await pool().query(`update check_item set state = 'silent' where state in ('waiting', 'returned', 'answered')`);
  await pool().query('update check_round set closed_at = now() where closed_at is null');
}

/** Gives the tests of a file a stage and, before each, the next year. */
export function withChecks(): void {
  beforeAll(async () => {
    stage = await recordsStage();
    const deli = stage.who.admin.acting!.institutionId;
    people = {
      ...stage.who,
      leader: await personWith(stage.db, 'Pimpinan', [{ role: 'leader', institutionId: deli }]),
      coach: await personWith(stage.db, 'Pendamping', [{ role: 'coach', institutionId: deli }]),
      nobody,
    };
  });
  afterAll(() => stage.close());
  beforeEach(nextYear);
}
