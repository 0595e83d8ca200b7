import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plantEvidence } from '../../../../tests/support/evidence.ts';
import { plantInstrument, plantSheet } from '../../../../tests/support/instruments.ts';
import { testNow } from '../../../../tests/support/people.ts';
import { SheetDesk, whyOf } from '../../../../tests/support/sheets.ts';
import { raiseStage, type Stage } from '../../../../tests/support/stage.ts';
import { testInstrument } from '../../../../tests/support/trial-instrument.ts';
import { must } from '../../../platform/outcome.ts';
import { confirmAnswer, fillFromFacts } from './answer.ts';
import { attachEvidence } from './evidence.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.database.close());

const { inTx, claim, answerIn, scoresOf } = new SheetDesk(() => stage);
const late = new Date('2027-01-02T00:00:00Z');
const before = new Date('2025-12-01T00:00:00Z');

describe('an answer', () => {
  test('is claimed with the revision that one began from; a stale one is told', async () => {
    const { id } = await plantSheet(stage, 'begun');
    const { innovator } = stage.people;
    expect(whyOf(await claim(innovator, id))).toBe(null);
    expect(whyOf(await claim(innovator, id, { option: 'b' }))).toBe('stale');
    expect(whyOf(await claim(innovator, id, { option: 'b', revision: 1 }))).toBe(null);
    expect(await answerIn(id)).toMatchObject({ option: 'b', revision: 2, claimedByName: 'Orang innovator' });
  });

  test('of an option or item that is not there, or that is not asked, is refused', async () => {
    const { id } = await plantSheet(stage, 'begun');
    const { innovator } = stage.people;
    expect(whyOf(await claim(innovator, id, { option: 'z' }))).toBe('option_unknown');
    expect(whyOf(await claim(innovator, id, { item: 'tidak-ada' }))).toBe('not_found');
    expect(whyOf(await claim(innovator, id, { item: 'lanjutan' }))).toBe('not_asked');
    expect(whyOf(await claim(innovator, id, { note: 'x'.repeat(2001) }))).toBe('note_long');
  });

  test('keeps what was typed while it is hidden', async () => {
    const { id } = await plantSheet(stage);
    const { innovator } = stage.people;
    must(await claim(innovator, id, { item: 'lanjutan', option: 'b' }));
    expect(await scoresOf(id)).toEqual([12, 0]);
    must(await claim(innovator, id, { option: 'a', revision: 1 }));
    expect([await scoresOf(id), (await answerIn(id, 'lanjutan'))?.option]).toEqual([[3, 0], 'b']);
    must(await claim(innovator, id, { option: 'b', revision: 2 }));
    expect(await scoresOf(id)).toEqual([12, 0]);
  });

  test('is not given outside the period', async () => {
    const { id } = await plantSheet(stage, 'begun');
    expect(whyOf(await claim(stage.people.innovator, id, {}, late))).toBe('period_over');
    expect(whyOf(await claim(stage.people.innovator, id, {}, before))).toBe('not_opened_yet');
  });

  test('earns nothing without its evidence, and evidence of the wrong year is refused', async () => {
    const { id } = await plantSheet(stage, 'begun');
    const { innovator } = stage.people;
    must(await claim(innovator, id, { option: 'b' }));
    expect(await scoresOf(id)).toEqual([0, 0]);
    const attach = async (evidenceId: Awaited<ReturnType<typeof plantEvidence>>) =>
      whyOf(await inTx((tx) => attachEvidence(tx, innovator, { id, item: 'regulasi', evidenceId }, testNow)));
    const old = await plantEvidence(stage);
    await stage.database.db.pool.query(`update evidence set document_date = '2020-01-01' where id = $1`, [old]);
    expect([await attach(old), await scoresOf(id)]).toEqual(['evidence_year', [0, 0]]);
    expect([await attach(await plantEvidence(stage)), await scoresOf(id)]).toEqual([null, [6, 0]]);
  });
});

test('a fact answers what has no answer yet, to be confirmed', async () => {
  const [aspect] = testInstrument().aspects;
  const items = aspect?.items.map((it) => ({
    ...it,
    fact: { name: 'uji.nilai', basis: '' as const, steps: [{ from: 1, equals: '', option: 'a' }] },
  }));
  const editionId = await plantInstrument(stage, testInstrument({ aspects: [{ ...aspect, items }] as never }));
  const { id } = await plantSheet(stage, 'begun', { editionId });
  const { innovator } = stage.people;
  const facts = new Map([['uji.nilai', { value: 4, evidenceIds: [await plantEvidence(stage)], says: 'Empat.' }]]);
  expect(await inTx((tx) => fillFromFacts(tx, innovator, { id, facts }, testNow))).toEqual({ ok: true, value: 1 });
  expect(await answerIn(id)).toMatchObject({ option: 'a', origin: 'fact', confirmed: false, note: 'Empat.' });
  expect(await inTx((tx) => fillFromFacts(tx, innovator, { id, facts }, testNow))).toEqual({ ok: true, value: 0 });
  must(await inTx((tx) => confirmAnswer(tx, innovator, { id, item: 'regulasi', revision: 1 }, testNow)));
  expect(await scoresOf(id)).toEqual([3, 0]);
});
