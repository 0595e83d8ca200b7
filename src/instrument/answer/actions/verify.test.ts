import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plantSheet } from '../../../../tests/support/instruments.ts';
import { testNow } from '../../../../tests/support/people.ts';
import { SheetDesk, whyOf } from '../../../../tests/support/sheets.ts';
import { raiseStage, type Stage } from '../../../../tests/support/stage.ts';
import { must } from '../../../platform/outcome.ts';
import { sheetById } from '../queries/sheets.ts';
import { confirmAnswer } from './answer.ts';
import { finishSheet, handInSheet, returnSheet, withdrawSheet } from './move.ts';
import { verifyAll } from './verify.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.database.close());

const { inTx, conn, claim, judge, answerIn, scoresOf } = new SheetDesk(() => stage);
describe('a sheet that was handed in', () => {
  test('wants its mandatory items, is read only, and is taken back before anybody has judged', async () => {
    const { innovator } = stage.people;
    const bare = await plantSheet(stage, 'begun');
    expect(whyOf(await inTx((tx) => handInSheet(tx, innovator, { id: bare.id }, testNow)))).toBe('nothing_answered');
    const { id } = await plantSheet(stage, 'handed_in');
    expect(whyOf(await claim(innovator, id, { option: 'a', revision: 1 }))).toBe('handed_in');
    expect(whyOf(await inTx((tx) => withdrawSheet(tx, innovator, { id }, testNow)))).toBe(null);
    expect((await sheetById(conn(), id))?.state).toBe('filling');
    const judged = await plantSheet(stage, 'judged');
    expect(whyOf(await inTx((tx) => withdrawSheet(tx, innovator, { id: judged.id }, testNow)))).toBe(
      'verification_begun',
    );
  });

  test('is judged by others than who claimed it, beside the claim, and the verdict alone counts as verified', async () => {
    const { id } = await plantSheet(stage, 'handed_in');
    const { local_admin: admin, innovator, planner } = stage.people;
    expect([whyOf(await judge(innovator, id)), whyOf(await judge(planner, id))]).toEqual(['not_yours', 'not_yours']);
    expect(whyOf(await judge(admin, id, { option: 'a' }))).toBe('note_missing');
    expect(whyOf(await judge(admin, id, { option: 'z' }))).toBe('option_unknown');
    expect(whyOf(await judge(admin, id, { option: 'a', note: 'SK tidak menyebut inovasi.' }))).toBe(null);
    expect(await answerIn(id)).toMatchObject({
      option: 'b',
      verified: { basis: '', option: 'a' },
      verifierNote: 'SK tidak menyebut inovasi.',
      verifiedByName: 'Orang local_admin',
    });
    expect(await scoresOf(id)).toEqual([6, 3]);
    expect(whyOf(await judge(admin, id, { option: '', note: 'Berkas kosong.', revision: 2 }))).toBe(null);
    expect(await scoresOf(id)).toEqual([6, 0]);
  });

  test('by an admin who filled it in is judged by the hub', async () => {
    const { id } = await plantSheet(stage, 'begun');
    const { local_admin: admin, hub_admin: hub } = stage.people;
    must(await claim(admin, id, { option: 'b' }));
    must(await inTx((tx) => handInSheet(tx, admin, { id }, testNow)));
    expect(whyOf(await judge(admin, id))).toBe('own_claim');
    expect(whyOf(await inTx((tx) => verifyAll(tx, admin, { id }, testNow)))).toBe('nothing_to_verify');
    expect(whyOf(await judge(hub, id))).toBe(null);
    const own = `update instrument_answer set verified_by = claimed_by where sheet_id = $1`;
    await expect(stage.database.db.pool.query(own, [id])).rejects.toThrow(/check constraint/);
  });

  test('is accepted at once as far as it is proven, and finished when nothing is left', async () => {
    const { id } = await plantSheet(stage);
    const { innovator, local_admin: admin } = stage.people;
    must(await claim(innovator, id, { item: 'lanjutan', option: 'a' }));
    must(await inTx((tx) => handInSheet(tx, innovator, { id }, testNow)));
    expect(whyOf(await inTx((tx) => finishSheet(tx, admin, { id }, testNow)))).toBe('unverified_left');
    expect(await inTx((tx) => verifyAll(tx, admin, { id }, testNow))).toEqual({ ok: true, value: 2 });
    expect(await scoresOf(id)).toEqual([8, 8]);
    expect(whyOf(await inTx((tx) => finishSheet(tx, admin, { id }, testNow)))).toBe(null);
    expect((await sheetById(conn(), id))?.state).toBe('verified');
  });

  test('goes back with a note, and a changed claim loses its verdict', async () => {
    const { id } = await plantSheet(stage, 'judged');
    const { innovator, local_admin: admin } = stage.people;
    expect(whyOf(await inTx((tx) => returnSheet(tx, admin, { id, note: ' ' }, testNow)))).toBe('note_missing');
    expect(whyOf(await inTx((tx) => returnSheet(tx, admin, { id, note: 'Lengkapi butir 1.' }, testNow)))).toBe(null);
    expect(await sheetById(conn(), id)).toMatchObject({ state: 'returned', returnNote: 'Lengkapi butir 1.' });
    must(await claim(innovator, id, { option: 'a', revision: 2 }));
    expect(await answerIn(id)).toMatchObject({ option: 'a', verified: null, verifiedBy: null });
    must(await inTx((tx) => handInSheet(tx, innovator, { id }, testNow)));
    expect(await sheetById(conn(), id)).toMatchObject({ state: 'handed_in', returnNote: '' });
  });

  test('and is confirmed by who judged it loses that verdict, for nobody judges what they say themselves', async () => {
    const { id } = await plantSheet(stage, 'judged');
    const { innovator, local_admin: admin } = stage.people;
    must(await inTx((tx) => returnSheet(tx, admin, { id, note: 'Lengkapi butir 2.' }, testNow)));
    const again = `update instrument_answer set confirmed = false, origin = 'fact' where sheet_id = $1`;
    await stage.database.db.pool.query(again, [id]);
    const aimed = { id, item: 'regulasi', revision: 2 };
    expect(whyOf(await inTx((tx) => confirmAnswer(tx, admin, aimed, testNow)))).toBe(null);
    expect(await answerIn(id)).toMatchObject({ claimedByName: 'Orang local_admin', verified: null, verifiedBy: null });
    must(await inTx((tx) => handInSheet(tx, innovator, { id }, testNow)));
    expect(whyOf(await judge(admin, id, { revision: 3 }))).toBe('own_claim');
  });
});
