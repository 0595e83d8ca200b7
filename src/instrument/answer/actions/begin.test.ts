import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PlantedSheet, plantInstrument, plantSheet, subjectIn } from '../../../../tests/support/instruments.ts';
import { testNow } from '../../../../tests/support/people.ts';
import { SheetDesk, whyOf } from '../../../../tests/support/sheets.ts';
import { raiseStage, type Stage } from '../../../../tests/support/stage.ts';
import { testInstrument } from '../../../../tests/support/trial-instrument.ts';
import type { Viewer } from '../../../identity/index.ts';
import { newId } from '../../../platform/ids.ts';
import { must } from '../../../platform/outcome.ts';
import { extendPeriod } from '../../catalogue/actions/move.ts';
import { saveEdition } from '../../catalogue/actions/write.ts';
import { editionById } from '../../catalogue/queries/editions.ts';
import type { SheetId } from '../model/sheet.ts';
import { answersOf } from '../queries/answers.ts';
import { sheetFor, sheetsFor } from '../queries/sheets.ts';
import { confirmAnswer } from './answer.ts';
import { beginSheet } from './begin.ts';
import { handInSheet } from './move.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.database.close());

const { inTx, conn, claim, scoresOf } = new SheetDesk(() => stage);
const late = new Date('2027-01-02T00:00:00Z');
const before = new Date('2025-12-01T00:00:00Z');

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
      return whyOf(await inTx((tx) => beginSheet(tx, who, input, now)));
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
    expect(whyOf(await inTx((tx) => handInSheet(tx, innovator, { id }, testNow)))).toBe('nothing_answered');
    must(await inTx((tx) => confirmAnswer(tx, innovator, { id, item: 'regulasi', revision: 1 }, testNow)));
    expect(await scoresOf(id)).toEqual([6, 0]);
  });
});

describe('an edition with answers', () => {
  test('changes with a reason alone, keeps its codes, and its closing is extended', async () => {
    const { editionId } = await plantSheet(stage);
    const hub = stage.people.hub_admin;
    const edition = await editionById(conn(), editionId);
    if (!edition) throw new Error('no edition');
    const save = async (document: typeof edition.document, reason = '') =>
      whyOf(await inTx((tx) => saveEdition(tx, hub, { id: editionId, revision: 2, document, reason }, testNow)));
    const { document } = edition;
    expect(await save({ ...document, about: 'Baru.' })).toBe('reason_missing');
    expect(
      await save(
        { ...document, aspects: document.aspects.map((it) => ({ ...it, items: it.items.slice(1) })) },
        'Ringkas.',
      ),
    ).toBe('code_gone');
    const others = document.aspects.map((it) => ({ ...it, subject: 'hub' as const }));
    expect(await save({ ...document, aspects: others }, 'Untuk hub.')).toBe('code_gone');
    expect(await save({ ...document, period: { ...document.period, closes: '2027-01-31T00:00:00Z' } }, 'Banjir.')).toBe(
      'period_by_extension',
    );
    expect(await save({ ...document, formulas: [] }, 'Ringkas.')).toBe('has_problems');
    const extend = async (closes: string, reason: string) =>
      whyOf(await inTx((tx) => extendPeriod(tx, hub, { id: editionId, revision: 2, closes, reason }, testNow)));
    expect(await extend('2026-06-01T00:00:00Z', 'Banjir.')).toBe('not_later');
    expect(await extend('2027-02-01T00:00:00Z', ' ')).toBe('reason_missing');
    expect(await extend('2027-02-01T00:00:00Z', 'Banjir.')).toBe(null);
    expect(await save({ ...document, about: 'Baru.' }, 'Lebih jelas.')).toBe('stale');
  });
});
