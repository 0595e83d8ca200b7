import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plantEvidence } from '../../../../tests/support/evidence.ts';
import {
  type PlantedSheet,
  plantInstrument,
  plantSheet,
  subjectIn,
  testInstrument,
} from '../../../../tests/support/instruments.ts';
import { testNow } from '../../../../tests/support/people.ts';
import { raiseStage, type Stage } from '../../../../tests/support/stage.ts';
import type { Viewer } from '../../../identity/index.ts';
import type { Tx } from '../../../platform/db.ts';
import { newId } from '../../../platform/ids.ts';
import { must } from '../../../platform/outcome.ts';
import { extendPeriod } from '../../catalogue/actions/move.ts';
import { saveEdition } from '../../catalogue/actions/write.ts';
import { editionById } from '../../catalogue/queries/editions.ts';
import type { SheetId } from '../model/sheet.ts';
import { answersOf } from '../queries/answers.ts';
import { scoredSheets } from '../queries/scored.ts';
import { sheetById, sheetFor, sheetsFor } from '../queries/sheets.ts';
import { claimAnswer, confirmAnswer, fillFromFacts } from './answer.ts';
import { beginSheet } from './begin.ts';
import { attachEvidence } from './evidence.ts';
import { finishSheet, handInSheet, returnSheet, withdrawSheet } from './move.ts';
import { verifyAll, verifyAnswer } from './verify.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.database.close());

const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => stage.database.db.transact(work);
const conn = () => stage.database.db.conn;
const late = new Date('2027-01-02T00:00:00Z');
const before = new Date('2025-12-01T00:00:00Z');

type Said = { readonly item?: string; readonly option?: string; readonly revision?: number; readonly note?: string };
const claim = (who: Viewer, id: SheetId, said: Said = {}, now = testNow) => {
  const { item = 'regulasi', option = 'a', revision = 0, note = '' } = said;
  return inTx((tx) => claimAnswer(tx, who, { id, item, basis: '', option, note, revision }, now));
};
const judge = (who: Viewer, id: SheetId, said: Said = {}) => {
  const { item = 'regulasi', option = 'b', revision = 1, note = '' } = said;
  return inTx((tx) => verifyAnswer(tx, who, { id, item, basis: '', option, note, revision }, testNow));
};
const answerIn = async (id: SheetId, item = 'regulasi') =>
  ((await answersOf(conn(), [id])).get(id) ?? []).find((it) => it.item === item) ?? null;
const why = (outcome: { readonly ok: boolean; readonly why?: string }) => (outcome.ok ? null : outcome.why);
async function scoresOf(id: SheetId) {
  const sheet = await sheetById(conn(), id);
  const [scored] = sheet ? await scoredSheets(conn(), [sheet], { facts: [], now: testNow }) : [];
  return [scored?.claimed.result?.value, scored?.verified.result?.value];
}

describe('a sheet', () => {
  test('is begun once, whoever sends the form twice, and locks its edition', async () => {
    const { editionId, subject, id } = await plantSheet(stage, 'begun');
    const again = { id: newId<'InstrumentSheetId'>(), editionId, subject, copy: false };
    expect(await inTx((tx) => beginSheet(tx, stage.people.local_admin, again, testNow))).toEqual({
      ok: true,
      value: id,
    });
    expect((await editionById(conn(), editionId))?.lockedAt).toEqual(testNow);
  });

  test('is begun by those who answer for its subject, while the period runs', async () => {
    const editionId = await plantInstrument(stage);
    const subject = await subjectIn(stage);
    const begin = async (who: Viewer, now = testNow) => {
      const input = { id: newId<'InstrumentSheetId'>(), editionId, subject, copy: false };
      return why(await inTx((tx) => beginSheet(tx, who, input, now)));
    };
    const { elsewhere, other_admin: other, leader, innovator, planner } = stage.people;
    expect([await begin(elsewhere), await begin(other), await begin(leader)]).toEqual([
      'not_yours',
      'not_yours',
      'not_yours',
    ]);
    expect([await begin(innovator, before), await begin(innovator, late)]).toEqual(['not_opened_yet', 'period_over']);
    expect(await begin(planner)).toBe(null);
  });

  test('is read by its unit, its institution and the hub; the rule and its SQL agree', async () => {
    const { id } = await plantSheet(stage, 'begun');
    const seen = async (who: Viewer) => [
      (await sheetFor(conn(), who, id)) !== null,
      (await sheetsFor(conn(), who, [id])).length === 1,
    ];
    const told = Object.fromEntries(
      await Promise.all(Object.entries(stage.people).map(async ([part, who]) => [part, await seen(who)] as const)),
    );
    const [yes, no] = [
      [true, true],
      [false, false],
    ];
    expect(told).toEqual({
      innovator: yes,
      elsewhere: no,
      local_admin: yes,
      other_admin: no,
      hub_admin: yes,
      system_admin: yes,
      coach: no,
      leader: yes,
      planner: yes,
    });
  });
});

describe('an answer', () => {
  test('is claimed with the revision that one began from; a stale one is told', async () => {
    const { id } = await plantSheet(stage, 'begun');
    const { innovator } = stage.people;
    expect(why(await claim(innovator, id))).toBe(null);
    expect(why(await claim(innovator, id, { option: 'b' }))).toBe('stale');
    expect(why(await claim(innovator, id, { option: 'b', revision: 1 }))).toBe(null);
    expect(await answerIn(id)).toMatchObject({ option: 'b', revision: 2, claimedByName: 'Orang innovator' });
  });

  test('of an option or item that is not there, or that is not asked, is refused', async () => {
    const { id } = await plantSheet(stage, 'begun');
    const { innovator } = stage.people;
    expect(why(await claim(innovator, id, { option: 'z' }))).toBe('option_unknown');
    expect(why(await claim(innovator, id, { item: 'tidak-ada' }))).toBe('not_found');
    expect(why(await claim(innovator, id, { item: 'lanjutan' }))).toBe('not_asked');
    expect(why(await claim(innovator, id, { note: 'x'.repeat(2001) }))).toBe('note_long');
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
    expect(why(await claim(stage.people.innovator, id, {}, late))).toBe('period_over');
    expect(why(await claim(stage.people.innovator, id, {}, before))).toBe('not_opened_yet');
  });

  test('earns nothing without its evidence, and evidence of the wrong year is refused', async () => {
    const { id } = await plantSheet(stage, 'begun');
    const { innovator } = stage.people;
    must(await claim(innovator, id, { option: 'b' }));
    expect(await scoresOf(id)).toEqual([0, 0]);
    const attach = async (evidenceId: Awaited<ReturnType<typeof plantEvidence>>) =>
      why(await inTx((tx) => attachEvidence(tx, innovator, { id, item: 'regulasi', evidenceId }, testNow)));
    const old = await plantEvidence(stage);
    await stage.database.db.pool.query(`update evidence set document_date = '2020-01-01' where id = $1`, [old]);
    expect([await attach(old), await scoresOf(id)]).toEqual(['evidence_year', [0, 0]]);
    expect([await attach(await plantEvidence(stage)), await scoresOf(id)]).toEqual([null, [6, 0]]);
  });
});

describe('a sheet that was handed in', () => {
  test('wants its mandatory items, is read only, and is taken back before anybody has judged', async () => {
    const { innovator } = stage.people;
    const bare = await plantSheet(stage, 'begun');
    expect(why(await inTx((tx) => handInSheet(tx, innovator, { id: bare.id }, testNow)))).toBe('nothing_answered');
    const { id } = await plantSheet(stage, 'handed_in');
    expect(why(await claim(innovator, id, { option: 'a', revision: 1 }))).toBe('handed_in');
    expect(why(await inTx((tx) => withdrawSheet(tx, innovator, { id }, testNow)))).toBe(null);
    expect((await sheetById(conn(), id))?.state).toBe('filling');
    const judged = await plantSheet(stage, 'judged');
    expect(why(await inTx((tx) => withdrawSheet(tx, innovator, { id: judged.id }, testNow)))).toBe(
      'verification_begun',
    );
  });

  test('is judged by others than who claimed it, beside the claim, and the verdict alone counts as verified', async () => {
    const { id } = await plantSheet(stage, 'handed_in');
    const { local_admin: admin, innovator, planner } = stage.people;
    expect([why(await judge(innovator, id)), why(await judge(planner, id))]).toEqual(['not_yours', 'not_yours']);
    expect(why(await judge(admin, id, { option: 'a' }))).toBe('note_missing');
    expect(why(await judge(admin, id, { option: 'z' }))).toBe('option_unknown');
    expect(why(await judge(admin, id, { option: 'a', note: 'SK tidak menyebut inovasi.' }))).toBe(null);
    expect(await answerIn(id)).toMatchObject({
      option: 'b',
      verified: { basis: '', option: 'a' },
      verifierNote: 'SK tidak menyebut inovasi.',
      verifiedByName: 'Orang local_admin',
    });
    expect(await scoresOf(id)).toEqual([6, 3]);
    expect(why(await judge(admin, id, { option: '', note: 'Berkas kosong.', revision: 2 }))).toBe(null);
    expect(await scoresOf(id)).toEqual([6, 0]);
  });

  test('by an admin who filled it in is judged by the hub', async () => {
    const { id } = await plantSheet(stage, 'begun');
    const { local_admin: admin, hub_admin: hub } = stage.people;
    must(await claim(admin, id, { option: 'b' }));
    must(await inTx((tx) => handInSheet(tx, admin, { id }, testNow)));
    expect(why(await judge(admin, id))).toBe('own_claim');
    expect(why(await inTx((tx) => verifyAll(tx, admin, { id }, testNow)))).toBe('nothing_to_verify');
    expect(why(await judge(hub, id))).toBe(null);
    const own = `update instrument_answer set verified_by = claimed_by where sheet_id = $1`;
    await expect(stage.database.db.pool.query(own, [id])).rejects.toThrow(/check constraint/);
  });

  test('is accepted at once as far as it is proven, and finished when nothing is left', async () => {
    const { id } = await plantSheet(stage);
    const { innovator, local_admin: admin } = stage.people;
    must(await claim(innovator, id, { item: 'lanjutan', option: 'a' }));
    must(await inTx((tx) => handInSheet(tx, innovator, { id }, testNow)));
    expect(why(await inTx((tx) => finishSheet(tx, admin, { id }, testNow)))).toBe('unverified_left');
    expect(await inTx((tx) => verifyAll(tx, admin, { id }, testNow))).toEqual({ ok: true, value: 2 });
    expect(await scoresOf(id)).toEqual([8, 8]);
    expect(why(await inTx((tx) => finishSheet(tx, admin, { id }, testNow)))).toBe(null);
    expect((await sheetById(conn(), id))?.state).toBe('verified');
  });

  test('goes back with a note, and a changed claim loses its verdict', async () => {
    const { id } = await plantSheet(stage, 'judged');
    const { innovator, local_admin: admin } = stage.people;
    expect(why(await inTx((tx) => returnSheet(tx, admin, { id, note: ' ' }, testNow)))).toBe('note_missing');
    expect(why(await inTx((tx) => returnSheet(tx, admin, { id, note: 'Lengkapi butir 1.' }, testNow)))).toBe(null);
    expect(await sheetById(conn(), id)).toMatchObject({ state: 'returned', returnNote: 'Lengkapi butir 1.' });
    must(await claim(innovator, id, { option: 'a', revision: 2 }));
    expect(await answerIn(id)).toMatchObject({ option: 'a', verified: null, verifiedBy: null });
    must(await inTx((tx) => handInSheet(tx, innovator, { id }, testNow)));
    expect(await sheetById(conn(), id)).toMatchObject({ state: 'handed_in', returnNote: '' });
  });
});

describe('last year', () => {
  async function nextYear(last: PlantedSheet): Promise<SheetId> {
    const old = (await editionById(conn(), last.editionId))?.document;
    if (!old) throw new Error('no edition');
    const period = { opens: '2026-01-01T00:00:00Z', closes: '2027-12-31T00:00:00Z', verifiedBy: null };
    const [aspect] = old.aspects;
    const items = aspect?.items.map((it) => (it.code === 'regulasi' ? it : { ...it, code: 'lain' })) ?? [];
    const document = testInstrument({
      ...old,
      year: 2027,
      period,
      aspects: [{ ...aspect, items }] as typeof old.aspects,
    });
    const editionId = await plantInstrument(stage, document);
    const id = newId<'InstrumentSheetId'>();
    const input = { id, editionId, subject: last.subject, copy: true };
    return inTx(async (tx) => must(await beginSheet(tx, stage.people.innovator, input, testNow)));
  }

  test('is a start: its answers wait to be confirmed, with their evidence, and count only then', async () => {
    const last = await plantSheet(stage);
    const { innovator } = stage.people;
    must(await claim(innovator, last.id, { item: 'lanjutan', option: 'a' }));
    const id = await nextYear(last);
    expect((await answersOf(conn(), [id])).get(id)?.map((it) => [it.item, it.option, it.origin, it.confirmed])).toEqual(
      [['regulasi', 'b', 'copied', false]],
    );
    expect(await scoresOf(id)).toEqual([0, 0]);
    expect(why(await inTx((tx) => handInSheet(tx, innovator, { id }, testNow)))).toBe('nothing_answered');
    must(await inTx((tx) => confirmAnswer(tx, innovator, { id, item: 'regulasi', revision: 1 }, testNow)));
    expect(await scoresOf(id)).toEqual([6, 0]);
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

describe('an edition with answers', () => {
  test('changes with a reason alone, keeps its codes, and its closing is extended', async () => {
    const { editionId } = await plantSheet(stage);
    const hub = stage.people.hub_admin;
    const edition = await editionById(conn(), editionId);
    if (!edition) throw new Error('no edition');
    const save = async (document: typeof edition.document, reason = '') =>
      why(await inTx((tx) => saveEdition(tx, hub, { id: editionId, revision: 2, document, reason }, testNow)));
    const { document } = edition;
    expect(await save({ ...document, about: 'Baru.' })).toBe('reason_missing');
    expect(
      await save(
        { ...document, aspects: document.aspects.map((it) => ({ ...it, items: it.items.slice(1) })) },
        'Ringkas.',
      ),
    ).toBe('code_gone');
    expect(await save({ ...document, period: { ...document.period, closes: '2027-01-31T00:00:00Z' } }, 'Banjir.')).toBe(
      'period_by_extension',
    );
    expect(await save({ ...document, formulas: [] }, 'Ringkas.')).toBe('has_problems');
    const extend = async (closes: string, reason: string) =>
      why(await inTx((tx) => extendPeriod(tx, hub, { id: editionId, revision: 2, closes, reason }, testNow)));
    expect(await extend('2026-06-01T00:00:00Z', 'Banjir.')).toBe('not_later');
    expect(await extend('2027-02-01T00:00:00Z', ' ')).toBe('reason_missing');
    expect(await extend('2027-02-01T00:00:00Z', 'Banjir.')).toBe(null);
    expect(await save({ ...document, about: 'Baru.' }, 'Lebih jelas.')).toBe('stale');
  });
});
