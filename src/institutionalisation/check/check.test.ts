import { describe, expect, test } from 'vitest';
import type { Viewer } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { done, must, refused } from '#platform/outcome.ts';
import { conditionsOf, paths as registryPaths } from '#registry/index.ts';
import {
  answer,
  closeAll,
  itemOf,
  judge,
  noticesOf,
  people,
  pool,
  round,
  stage,
  stageTobaRound,
  withChecks,
  year,
} from '../../../tests/support/check-desk.ts';
import { testNow } from '../../../tests/support/people.ts';
import { readyContent } from '../../../tests/support/records-stage.ts';
import { HERE } from '../../../tests/support/server.ts';
import { verifyMany } from './actions/answer.ts';
import { openRound } from './actions/round.ts';
import { tellAnswerDecided } from './notices.ts';
import { historyOfItem } from './queries/items.ts';
import { roundById, roundFor } from './queries/rounds.ts';
import { whyNotReadRound } from './rules/moves.ts';

withChecks();

describe('a round', () => {
  test('asks what is published and asked nowhere else; one a year for an office', async () => {
    const { id } = await stage.published();
    const draft = (await stage.plant()).id;
    const roundId = await round();
    const items = await pool().query('select innovation_id from check_item where round_id = $1', [roundId]);
    const asked = items.rows.map((it) => it.innovation_id);
    expect([asked.includes(id), asked.includes(draft)]).toEqual([true, false]);
    const again = {
      year,
      opens: '2026-03-02',
      closes: '2026-03-22',
      regionCode: null,
      begunUntil: null,
      withStopped: true,
      note: '',
    };
    const open = (who: Viewer, more: object = {}) =>
      stage.db.transact((tx) => openRound(tx, who, { ...again, id: newId<'CheckRoundId'>(), ...more }, testNow));
    expect(await open(stage.who.hub)).toEqual(refused('same_year'));
    expect(await open(stage.who.hub, { id: roundId })).toEqual(done(roundId));
    expect(await open(stage.who.admin, { id: roundId })).toEqual(refused('id_taken'));
    expect(await open(stage.who.admin)).toEqual(refused('nobody_asked'));
    expect(await open(stage.who.writer)).toEqual(refused('organiser_only'));
    expect(await open(stage.who.admin, { closes: '2026-03-01' })).toEqual(refused('days_wrong'));
    const fresh = (await stage.published()).id;
    const own = must(await open(stage.who.admin));
    expect((await pool().query('select innovation_id from check_item where round_id = $1', [own])).rows).toEqual([
      { innovation_id: fresh },
    ]);
    await closeAll();
  });

  test('leaves out what began later or has stopped, when it says so', async () => {
    const old = (await stage.published({ ...readyContent, startYear: 2019 })).id;
    const late = (await stage.published({ ...readyContent, startYear: 2025 })).id;
    const gone = (await stage.published({ ...readyContent, startYear: 2018, sustainabilityStatus: 'stopped' })).id;
    const roundId = await round(stage.who.hub, { begunUntil: 2019, withStopped: false });
    const asked = (await pool().query('select innovation_id from check_item where round_id = $1', [roundId])).rows.map(
      (it) => it.innovation_id,
    );
    expect([old, late, gone].map((id) => asked.includes(id))).toEqual([true, false, false]);
    await closeAll();
  });

  test('is read as both statements of the rule say', async () => {
    await stage.published();
    const ids = [await round(), await stageTobaRound()];
    const reads: Record<string, string> = {};
    for (const [name, viewer] of Object.entries(people)) {
      reads[name] = '';
      for (const id of ids) {
        const may = whyNotReadRound((await roundById(stage.db.conn, id))!, viewer) === null;
        expect([name, (await roundFor(stage.db.conn, viewer, id)) !== null]).toEqual([name, may]);
        reads[name] += may ? 'x' : '-';
      }
    }
    expect(reads).toEqual({
      writer: 'x-',
      admin: 'x-',
      hub: 'xx',
      toba: '-x',
      leader: 'x-',
      coach: '--',
      nobody: '--',
    });
    await closeAll();
  });
});

describe('an answer', () => {
  test('goes to and fro until another verifies it; then the registry shows it', async () => {
    const { id } = await stage.published();
    const item = await itemOf(await round(), id);
    const { writer, admin, toba } = stage.who;
    expect(await answer(toba, item)).toEqual(refused('not_found'));
    expect(await answer(people.leader!, item)).toEqual(refused('not_yours'));
    expect(await answer(writer, item, { reason: ' ' })).toEqual(refused('reason_missing'));
    expect(await answer(writer, item, { since: '2027-01-01' })).toEqual(refused('day_future'));
    expect(await answer(writer, item, { revision: 7 })).toEqual(refused('stale'));
    expect(await judge(admin, item, { revision: 1 })).toEqual(refused('not_answered'));
    expect(await answer(writer, item)).toEqual(done(item));
    expect(await answer(writer, item)).toEqual(done(item));
    expect(await judge(writer, item)).toEqual(refused('admin_only'));
    expect(await judge(admin, item, { verdict: 'return' })).toEqual(refused('reason_missing'));
    expect(await judge(admin, item, { verdict: 'return', note: 'Buktinya?' })).toEqual(done(item));
    expect(await answer(writer, item, { revision: 3, status: 'developing', reason: 'Diperluas.' })).toEqual(done(item));
    expect(await judge(admin, item, { revision: 4 })).toEqual(done(item));
    expect(await judge(admin, item, { revision: 4 })).toEqual(done(item));
    expect(await answer(writer, item, { revision: 5 })).toEqual(refused('verified'));
    expect((await historyOfItem(stage.db.conn, item)).map((it) => [it.deed, it.status, it.note])).toEqual([
      ['verify', 'developing', ''],
      ['answer', 'developing', ''],
      ['return', 'continuing', 'Buktinya?'],
      ['answer', 'continuing', ''],
    ]);
    const conditions = (await conditionsOf(stage.db.conn, [id])).get(id)!;
    expect(conditions.map((it) => [it.year, it.status, it.since])).toEqual([[year, 'developing', '2026-02-01']]);
    const moved = await stage.get('toba', registryPaths.record.to(id));
    const shown = await stage.get('toba', moved.to ?? '');
    expect([shown.html.includes('Diperluas.'), shown.html.includes('Berlanjut dengan pengembangan')]).toEqual([
      true,
      true,
    ]);
    const doc = await pool().query('select cell from search_doc where innovation_id = $1 and is_public', [id]);
    expect(doc.rows.length).toBe(1);
    await closeAll();
  });

  test('verified with others in one step is told once', async () => {
    await closeAll();
    const records = [await stage.published(), await stage.published()];
    const roundId = await round();
    const ids = await Promise.all(records.map((it) => itemOf(roundId, it.id)));
    for (const id of ids) must(await answer(stage.who.writer, id));
    const chosen = ids.map((id) => ({ id, revision: 2 }));
    const outcome = await stage.db.transact((tx) => verifyMany(tx, stage.who.admin, { chosen }, testNow));
    expect(outcome).toEqual({ verified: 2, refused: [] });
    const context = { db: stage.db, baseUrl: HERE, now: testNow } as never;
    const fact = { itemIds: ids, at: testNow.toISOString() };
    await tellAnswerDecided(fact, context);
    await tellAnswerDecided(fact, context);
    expect(await noticesOf(stage.who.writer.person!.id, 'answers_verified')).toEqual([{ values: { count: 2 } }]);
  });

  test('is never verified by who gave it', async () => {
    const { id } = await stage.published();
    const item = await itemOf(await round(), id);
    expect(await answer(stage.who.admin, item)).toEqual(done(item));
    expect(await judge(stage.who.admin, item)).toEqual(refused('own_answer'));
    const many = await stage.db.transact((tx) =>
      verifyMany(tx, stage.who.admin, { chosen: [{ id: item, revision: 2 }] }, testNow),
    );
    expect(many).toEqual({ verified: 0, refused: ['own_answer'] });
    expect(await judge(stage.who.hub, item)).toEqual(done(item));
    await closeAll();
  });
});
