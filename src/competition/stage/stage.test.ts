import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InstitutionId, Viewer } from '#identity/index.ts';
import { must } from '#platform/outcome.ts';
import { dayByDay, later } from '../../../tests/support/course.ts';
import { handedOver, plantEdition, plantEntry } from '../../../tests/support/entries.ts';
import { personWith } from '../../../tests/support/people.ts';
import { readyContent, recordsStage, type Stage } from '../../../tests/support/records-stage.ts';
import type { EditionId } from '../edition/model/edition.ts';
import { editionById } from '../edition/queries/editions.ts';
import { submitEntry } from '../entry/actions/submit.ts';
import type { EntryId } from '../entry/model/entry.ts';
import { entryById } from '../entry/queries/entry.ts';
import { digestOf } from '../entry/rules/digest.ts';
import { answerProposal, reopenCheck, type SaidVerdict, sayVerdict } from './actions/check.ts';
import { saveChoices, saveMeeting } from './actions/plenary.ts';
import { reopenPlenary, signPlenary } from './actions/sign.ts';
import { stageJobs } from './jobs.ts';
import type { Choice } from './model/plenary.ts';
import { listChecks } from './queries/check-list.ts';
import { checkOf } from './queries/checks.ts';
import { fieldOf, placedOf } from './queries/field.ts';
import { passagesOfEntry } from './queries/passages.ts';
import { minutesOfPlenary, plenaryOf } from './queries/plenary.ts';
import { announcedOf } from './queries/results.ts';
import { askedReasons } from './rules/check.ts';
import { everyCheck } from './rules/checks-list.ts';

let stage: Stage;
let second: Viewer;
beforeAll(async () => {
  stage = await recordsStage();
  second = await personWith(stage.db, 'Kedua', [{ role: 'secretariat', institutionId: organiser() }]);
});
afterAll(() => stage.close());

const DAY_MS = 86_400_000;
const organiser = () => stage.who.hub.acting?.institutionId as InstitutionId;
const checkTime = () => later(41);

let count = 0;
async function submitted(editionId: EditionId): Promise<EntryId> {
  count += 1;
  const { id: innovationId } = await stage.plant({ ...readyContent, title: `Loket ramah ${count}` });
  const id = await plantEntry(stage.db, stage.who.writer, { editionId, innovationId });
  await handedOver(stage.db, stage.who.writer, id);
  must(await stage.db.transact((tx) => submitEntry(tx, stage.who.admin, { id })));
  return id;
}
const edition = (settings: object = {}) => plantEdition(stage.db, organiser(), dayByDay(settings));

const allMet = Object.fromEntries(askedReasons.map((it) => [it, 'met'] as const));
const passing = { outcome: 'passed', checklist: allMet, reasons: [], note: '' } as const;
const refusing = {
  outcome: 'refused',
  checklist: { ...allMet, too_young: 'unmet' },
  reasons: ['too_young'],
  note: 'Baru 15 bulan.',
} as const;
const say = (
  id: EntryId,
  said: Omit<SaidVerdict, 'id' | 'revision'>,
  revision = 0,
  who: Viewer = stage.who.hub,
  now = checkTime(),
) => stage.db.transact((tx) => sayVerdict(tx, who, { ...said, id, revision }, now));
const groupsOf = async (editionId: EditionId) => {
  const listed = await listChecks(stage.db.conn, { id: editionId }, everyCheck, { size: 50, offset: 0 });
  return listed.map((it) => [it.id, it.group, it.reasons]);
};
const passagesNow = async (id: EntryId) =>
  (await passagesOfEntry(stage.db.conn, id)).map((it) => [it.stage, it.outcome, it.award]);

describe('the administrative check', () => {
  test('decides, and the same verdict sent twice is one', async () => {
    const editionId = await edition();
    const id = await submitted(editionId);
    expect(await groupsOf(editionId)).toEqual([[id, 'waiting', []]]);
    expect(await say(id, passing)).toEqual({ ok: true, value: { state: 'decided' } });
    expect(await say(id, passing)).toEqual({ ok: true, value: { state: 'decided' } });
    expect(await say(id, refusing)).toEqual({ ok: false, why: 'already_decided' });
    expect(await passagesNow(id)).toEqual([['admin_check', 'passed', null]]);
    expect(await groupsOf(editionId)).toEqual([[id, 'passed', []]]);
  });

  test('refuses with reasons that the entrant reads', async () => {
    const editionId = await edition();
    const id = await submitted(editionId);
    expect(await say(id, { ...refusing, note: '' })).toEqual({ ok: false, why: { faults: ['note_missing'] } });
    expect(await passagesNow(id)).toEqual([]);
    expect(await say(id, refusing)).toEqual({ ok: true, value: { state: 'decided' } });
    const [passage] = await passagesOfEntry(stage.db.conn, id);
    expect([passage?.outcome, passage?.reasons, passage?.note]).toEqual(['refused', ['too_young'], 'Baru 15 bulan.']);
    expect(await groupsOf(editionId)).toEqual([[id, 'refused', ['too_young']]]);
  });

  test('waits for its calendar, and is nobody else’s', async () => {
    const editionId = await edition();
    const id = await submitted(editionId);
    expect(await say(id, passing, 0, stage.who.hub, later(39))).toEqual({ ok: false, why: 'not_open_yet' });
    expect(await say(id, passing, 0, stage.who.admin)).toEqual({ ok: false, why: 'not_found' });
    expect(await say(id, passing, 0, stage.who.writer)).toEqual({ ok: false, why: 'not_found' });
  });

  test('an older form changes nothing', async () => {
    const id = await submitted(await edition({ twoEyes: true }));
    expect(await say(id, refusing, 3)).toEqual({ ok: false, why: 'stale' });
  });

  test('under two pairs of eyes a refusal is confirmed by a second person', async () => {
    const editionId = await edition({ twoEyes: true });
    const id = await submitted(editionId);
    expect(await say(id, refusing)).toEqual({ ok: true, value: { state: 'proposed' } });
    expect(await passagesNow(id)).toEqual([]);
    const answer = (who: Viewer, agrees: boolean) =>
      stage.db.transact((tx) => answerProposal(tx, who, { id, agrees }, checkTime()));
    expect(await answer(stage.who.hub, true)).toEqual({ ok: false, why: 'own_proposal' });
    expect(await answer(second, false)).toEqual({ ok: true, value: { state: 'open' } });
    expect(await groupsOf(editionId)).toEqual([[id, 'waiting', []]]);
    expect(await say(id, refusing, 2)).toEqual({ ok: true, value: { state: 'proposed' } });
    expect(await answer(second, true)).toEqual({ ok: true, value: { state: 'decided' } });
    expect(await answer(second, true)).toEqual({ ok: false, why: 'not_proposed' });
    expect(await passagesNow(id)).toEqual([['admin_check', 'refused', null]]);
  });

  test('a correction says until when', async () => {
    const editionId = await edition({ correctionDays: 3 });
    const id = await submitted(editionId);
    const now = checkTime();
    await say(id, { ...refusing, outcome: 'correction' }, 0, stage.who.hub, now);
    const [row] = await placedOf(stage.db.conn, must(await editionOf(editionId)));
    expect(row?.standing).toEqual({ is: 'waiting', stage: 'admin_check' });
    const entry = await entryById(stage.db.conn, id);
    const check = entry?.snapshotId ? await checkOf(stage.db.conn, { id, snapshotId: entry.snapshotId }) : null;
    expect(check?.correctUntil).toEqual(new Date(now.getTime() + 3 * DAY_MS));
  });

  test('is opened again for a reason, while nothing rests on it', async () => {
    const editionId = await edition();
    const id = await submitted(editionId);
    await say(id, passing);
    const reopen = (reason: string) =>
      stage.db.transact((tx) => reopenCheck(tx, stage.who.hub, { id, reason }, checkTime()));
    expect(await reopen(' ')).toEqual({ ok: false, why: 'reason_missing' });
    expect(await reopen('Surat baru masuk.')).toEqual({ ok: true, value: { state: 'open' } });
    expect(await passagesNow(id)).toEqual([]);
    expect(await reopen('Lagi.')).toEqual({ ok: false, why: 'not_decided' });
    expect(await say(id, refusing, 2)).toEqual({ ok: true, value: { state: 'decided' } });
  });
});

async function editionOf(id: EditionId) {
  const found = await editionById(stage.db.conn, id);
  return found ? ({ ok: true, value: found } as const) : ({ ok: false, why: 'gone' } as const);
}

describe('a plenary', () => {
  const PLENARY = 'tpi_plenary' as const;
  const members = ['Ani', 'Budi', 'Citra'].map((name, at) => ({
    name,
    office: '',
    part: at === 0 ? ('chair' as const) : ('member' as const),
    present: true,
  }));
  const meeting = { heldOn: '2026-09-12', place: 'Medan', minutes: 'Pleno dibuka.', members };
  const config = { leftBehindRegions: [] };
  const choice = (entryId: EntryId, more: Partial<Choice> = {}): Choice => ({
    entryId,
    chosen: true,
    award: 'top-1',
    reason: '',
    votes: null,
    ...more,
  });
  const now = () => later(51);
  const meet = (editionId: EditionId, revision: number) =>
    stage.db.transact((tx) =>
      saveMeeting(tx, stage.who.hub, { editionId, stage: PLENARY, revision, ...meeting }, now()),
    );
  const choose = (editionId: EditionId, revision: number, choices: readonly Choice[], at = now()) =>
    stage.db.transact((tx) => saveChoices(tx, stage.who.hub, { editionId, stage: PLENARY, revision, choices }, at));
  const sign = (editionId: EditionId, revision: number) =>
    stage.db.transact((tx) => signPlenary(tx, stage.who.hub, { editionId, stage: PLENARY, revision, config }, now()));

  async function prepared() {
    const editionId = await edition();
    const [first, other] = [await submitted(editionId), await submitted(editionId)];
    for (const id of [first, other]) must(await say(id, passing));
    return { editionId, first, other };
  }

  test('decides of its whole field once it is signed, and its minutes are frozen', async () => {
    const { editionId, first, other } = await prepared();
    expect(await meet(editionId, 1)).toEqual({ ok: true, value: { revision: 2 } });
    expect(await choose(editionId, 2, [choice(first)])).toEqual({ ok: true, value: { revision: 3 } });
    expect(await passagesNow(first)).toEqual([['admin_check', 'passed', null]]);
    expect(await sign(editionId, 3)).toEqual({ ok: true, value: { no: 1 } });
    expect(await sign(editionId, 3)).toEqual({ ok: true, value: { no: 1 } });
    expect(await passagesNow(first)).toContainEqual(['tpi_plenary', 'awarded', 'top-1']);
    expect(await passagesNow(other)).toContainEqual(['tpi_plenary', 'not_awarded', null]);
    const plenary = await plenaryOf(stage.db.conn, editionId, PLENARY);
    const [minutes] = plenary ? await minutesOfPlenary(stage.db.conn, plenary.id) : [];
    expect(minutes?.sha256).toBe(digestOf(minutes?.content));
    expect(minutes?.content.chosen.map((it) => [it.title, it.award])).toEqual([[expect.any(String), 'Top 1']]);
    expect(minutes?.content.field).toBe(2);
    expect(await choose(editionId, 4, [choice(other)])).toEqual({ ok: false, why: 'signed' });
  });

  test('is not signed while something is missing', async () => {
    const { editionId, first } = await prepared();
    const late = await submitted(editionId);
    await choose(editionId, 1, [choice(first, { award: null })]);
    const outcome = await sign(editionId, 2);
    expect(outcome.ok ? [] : (outcome.why as { faults: { code: string }[] }).faults.map((it) => it.code)).toEqual([
      'date_missing',
      'place_missing',
      'minutes_missing',
      'chair_missing',
      'too_few_present',
      'earlier_open',
      'award_missing',
    ]);
    expect(await choose(editionId, 2, [choice(late)])).toEqual({ ok: false, why: 'not_in_field' });
    expect(await choose(editionId, 2, [choice(first, { award: 'top-9' })])).toEqual({ ok: false, why: 'award_unfit' });
  });

  test('two at once: the older form is told so', async () => {
    const { editionId, first, other } = await prepared();
    await choose(editionId, 1, [choice(first)]);
    expect(await choose(editionId, 1, [choice(other)])).toEqual({ ok: false, why: 'stale' });
    const plenary = await plenaryOf(stage.db.conn, editionId, PLENARY);
    expect([...(plenary?.choices.keys() ?? [])]).toEqual([first]);
  });

  test('is opened again for a reason, which takes back what it decided', async () => {
    const { editionId, first, other } = await prepared();
    await meet(editionId, 1);
    await choose(editionId, 2, [choice(first)]);
    await sign(editionId, 3);
    expect(
      await stage.db.transact((tx) => reopenCheck(tx, stage.who.hub, { id: first, reason: 'Salah.' }, now())),
    ).toEqual({ ok: false, why: 'later_decided' });
    const reopen = (reason: string) =>
      stage.db.transact((tx) => reopenPlenary(tx, stage.who.hub, { editionId, stage: PLENARY, reason }, now()));
    expect(await reopen('')).toEqual({ ok: false, why: 'reason_missing' });
    expect(await reopen('Salah tulis.')).toEqual({ ok: true, value: null });
    expect(await passagesNow(first)).toEqual([['admin_check', 'passed', null]]);
    await choose(editionId, 5, [choice(first, { chosen: false, award: null }), choice(other)]);
    expect(await sign(editionId, 6)).toEqual({ ok: true, value: { no: 2 } });
    const plenary = await plenaryOf(stage.db.conn, editionId, PLENARY);
    const minutes = plenary ? await minutesOfPlenary(stage.db.conn, plenary.id) : [];
    expect(minutes.map((it) => [it.no, it.reopenReason])).toEqual([
      [2, ''],
      [1, 'Salah tulis.'],
    ]);
    const found = await editionOf(editionId);
    const field = found.ok ? await fieldOf(stage.db.conn, found.value, PLENARY) : [];
    expect(field.map((it) => it.standing)).toEqual(
      expect.arrayContaining([
        { is: 'out', stage: 'tpi_plenary' },
        { is: 'awarded', award: 'top-1' },
      ]),
    );
  });

  test('is nobody else’s', async () => {
    const { editionId, first } = await prepared();
    const given = { editionId, stage: PLENARY, revision: 1, choices: [choice(first)] };
    expect(await stage.db.transact((tx) => saveChoices(tx, stage.who.admin, given, now()))).toEqual({
      ok: false,
      why: 'not_found',
    });
  });

  test('is announced at its hour and not before, once', async () => {
    const { editionId, first } = await prepared();
    await meet(editionId, 1);
    await choose(editionId, 2, [choice(first)]);
    await sign(editionId, 3);
    const found = must(await editionOf(editionId));
    const hour = new Date(found.document.stages.at(-1)?.opens ?? '');
    const shown = async (at: Date) =>
      (await announcedOf(stage.db.conn, found, at)).map((it) => [
        it.stage,
        it.entries.map((one) => [one.id, one.award]),
      ]);
    const told = async (at: Date) => {
      const context = { db: stage.db, now: at } as Parameters<(typeof stageJobs)[0]['run']>[1];
      await stageJobs[0]?.run({}, context);
      const facts = await stage.db.pool.query<{ n: number }>(
        `select count(*) as n from outbox_fact where name = 'competition.results_announced' and payload ->> 'editionId' = $1`,
        [editionId],
      );
      return facts.rows[0]?.n;
    };
    const early = new Date(hour.getTime() - 1);
    expect([await shown(early), await told(early)]).toEqual([[], 0]);
    expect([await shown(hour), await told(hour)]).toEqual([[['tpi_plenary', [[first, 'Top 1']]]], 1]);
    expect(await told(later(70))).toBe(1);
  });
});
