import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { historyOf } from '#audit/index.ts';
import { must } from '#platform/outcome.ts';
import { marksNow, plantFinalists, rate } from '../../../tests/support/rating.ts';
import { recordsStage, type Stage } from '../../../tests/support/records-stage.ts';
import type { EditionId } from '../edition/model/edition.ts';
import type { EntryId } from '../entry/model/entry.ts';
import { liftVoid, voidBatch } from './actions/void.ts';
import { commentsOf, sourcedBallots } from './queries/ballots.ts';
import { voidsOf } from './queries/voids.ts';
import { burstName, burstsOf } from './rules/bursts.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await recordsStage();
});
afterAll(() => stage.close());

describe('a suspicious batch', () => {
  const batchOf = async (editionId: EditionId) => {
    const [burst] = burstsOf(await sourcedBallots(stage.db.conn, editionId));
    return burst ? burstName(burst) : '';
  };
  const flooded = async () => {
    const it = await plantFinalists(stage);
    const [first] = it.entries as [EntryId];
    const { editionId } = it;
    for (let n = 0; n < 20; n += 1)
      await rate(stage.db, { editionId, email: `a${n}@banjir.id`, ip: `192.0.2.${n}`, marks: [[first, 5, 'Hebat']] });
    await rate(stage.db, { editionId, email: 'warga@gmail.com', ip: '198.51.100.1', marks: [[first, 2, 'Biasa']] });
    return { ...it, batch: await batchOf(editionId) };
  };

  test('is taken out of the count with a reason that stays, and counted again with another', async () => {
    const it = await flooded();
    const { editionId, batch } = it;
    const decide = (reason: string, who = stage.who.hub) =>
      stage.db.transact((tx) => voidBatch(tx, who, { editionId, batch, reason }, new Date()));
    expect(await decide('x', stage.who.admin)).toEqual({ ok: false, why: 'not_found' });
    expect(await decide('x', stage.who.writer)).toEqual({ ok: false, why: 'not_found' });
    expect(await decide(' ')).toEqual({ ok: false, why: 'reason_missing' });
    expect(await decide('x'.repeat(2001))).toEqual({ ok: false, why: 'reason_long' });
    const id = must(await decide('Satu kantor.'));
    expect(await marksNow(stage.db, it)).toEqual(['01000', '00000', '00000']);
    expect((await commentsOf(stage.db.conn, editionId)).map((one) => one.comment)).toEqual(['Biasa']);
    expect(await decide('Sekali lagi.')).toEqual({ ok: false, why: 'no_batch' });
    const lift = (reason: string, who = stage.who.hub) =>
      stage.db.transact((tx) => liftVoid(tx, who, { editionId, id, reason }, new Date()));
    expect(await lift('x', stage.who.admin)).toEqual({ ok: false, why: 'not_found' });
    expect(await lift('')).toEqual({ ok: false, why: 'reason_missing' });
    must(await lift('Pelatihan bersama.'));
    expect(await lift('Lagi')).toEqual({ ok: false, why: 'lifted_already' });
    expect(await marksNow(stage.db, it)).toEqual(['010020', '00000', '00000']);
    const [kept] = await voidsOf(stage.db.conn, editionId);
    expect(kept).toMatchObject({ reason: 'Satu kantor.', liftReason: 'Pelatihan bersama.', ballots: 20 });
    const history = await historyOf(stage.db.conn, { kind: 'edition', id: editionId });
    expect(history.slice(0, 2).map((one) => one.event)).toEqual(['competition.rating.lift', 'competition.rating.void']);
    expect(JSON.stringify(history)).not.toContain('banjir');
    expect(await batchOf(editionId)).toBe(batch);
  });

  test('of another edition is not there', async () => {
    const [it, other] = [await flooded(), await plantFinalists(stage)];
    const given = { editionId: other.editionId, batch: it.batch, reason: 'x' };
    const outcome = await stage.db.transact((tx) => voidBatch(tx, stage.who.hub, given, new Date()));
    expect(outcome).toEqual({ ok: false, why: 'no_batch' });
  });
});
