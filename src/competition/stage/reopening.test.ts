import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InstitutionId, Viewer } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { metAnswers } from '../../../tests/support/course.ts';
import { readyContent, recordsStage, type Stage } from '../../../tests/support/records-stage.ts';
import { asking, CORRECTION_DAYS, HOUR_MS, reopeningOn, withDayIn } from '../../../tests/support/reopening.ts';
import { writeMessage } from '../entry/actions/dialogue.ts';
import { restoreEntry, withdrawEntry } from '../entry/actions/move.ts';
import { entryInvariants } from '../entry/invariants.ts';
import type { EntryId, EntryMessageId } from '../entry/model/entry.ts';
import { messagesOf, unsentOf } from '../entry/queries/messages.ts';
import { quotaUse } from '../entry/queries/quota.ts';
import { snapshotOf, verifyReceipt } from '../entry/queries/snapshot.ts';
import { stuckEntries } from '../entry/queries/stuck.ts';
import { unfinishedOf } from '../entry/queries/told.ts';
import { reopenCheck } from './actions/check.ts';
import { placedOf } from './queries/field.ts';

let stage: Stage;
let on: ReturnType<typeof reopeningOn>;
beforeAll(async () => {
  stage = await recordsStage();
  on = reopeningOn(stage);
});
afterAll(() => stage.close());

const DAY_MS = 86_400_000;

describe('a correction', () => {
  test('opens the entry again for its people, until the day that the check says', async () => {
    const editionId = await on.edition();
    const id = await on.submitted(editionId, 'Sumur bersama');
    const now = withDayIn(HOUR_MS);
    expect(await on.say(id, {}, now)).toEqual({ ok: true, value: { state: 'decided' } });
    // The same verdict sent twice asks once.
    expect(await on.say(id, {}, now)).toEqual({ ok: true, value: { state: 'decided' } });
    const entry = await on.entryOf(id);
    expect([entry.state, entry.openUntil, entry.reopenedFor]).toEqual([
      'returned',
      new Date(now.getTime() + CORRECTION_DAYS * DAY_MS),
      'correction',
    ]);
    const messages = await messagesOf(stage.db.conn, id);
    expect(messages.map((it) => [it.kind, it.side, it.body])).toEqual([['correction', 'organiser', asking.note]]);
    expect(await on.passagesNow(id)).toEqual(['correction']);
    expect(await on.listed(editionId)).toEqual([['Sumur bersama', 'correction', true]]);
  });

  test('is mended and sent by the unit itself, with a new receipt, and checked anew', async () => {
    const editionId = await on.edition();
    const id = await on.waitingIn(editionId);
    const first = must(await on.submit(id));
    must(await on.say(id, {}, withDayIn(HOUR_MS)));
    must(await on.write(id, 'Ringkasan yang diperbaiki.'));
    expect((await snapshotOf(stage.db.conn, id))?.content.sections[0]?.text).toBe(readyContent.summary);
    const second = must(await on.submit(id, stage.who.writer));
    await on.anew(id);
    expect(second.receipt).not.toBe(first.receipt);
    expect(await on.stateOf(id)).toEqual(['submitted', false, null]);
    expect((await snapshotOf(stage.db.conn, id))?.content.sections[0]?.text).toBe('Ringkasan yang diperbaiki.');
    const proofs = await Promise.all([first, second].map((it) => verifyReceipt(stage.db.conn, it.code)));
    expect(proofs.map((it) => [it?.holds, it?.standing])).toEqual([
      [true, 'replaced'],
      [true, 'counts'],
    ]);
    expect(await on.passagesNow(id)).toEqual([]);
    expect((await on.listed(editionId)).map(([, group]) => group)).toEqual(['waiting']);
    must(await on.say(id, { outcome: 'passed', checklist: metAnswers, reasons: [], note: '' }, new Date()));
    await on.anew(id);
    expect(await on.passagesNow(id)).toEqual(['passed']);
    expect(await entryInvariants(stage.db.conn)).toEqual([]);
  });

  test('and its receipt counts for everybody while it is mended', async () => {
    const id = await on.waitingIn(await on.edition());
    const { code } = must(await on.submit(id));
    must(await on.say(id, {}, withDayIn(HOUR_MS)));
    expect((await verifyReceipt(stage.db.conn, code))?.standing).toBe('counts');
  });

  test('is of its own people: nobody else writes or sends it, and the organiser sees it as it was submitted', async () => {
    const editionId = await on.edition();
    const id = await on.reopened(editionId);
    must(await on.rename(id, 'Judul baru yang belum dikirim', stage.who.admin));
    for (const who of [stage.who.toba, stage.who.hub]) {
      expect(await on.write(id, 'Milik orang lain.', who)).toEqual({ ok: false, why: 'not_found' });
      expect(await on.submit(id, who)).toMatchObject({ ok: false, why: { why: 'not_found' } });
    }
    expect((await on.listed(editionId))[0]?.[0]).toMatch(/^Loket cepat/);
    const document = await on.editionOf(editionId);
    expect((await placedOf(stage.db.conn, document)).map((it) => it.standing)).toEqual([
      { is: 'waiting', stage: 'admin_check' },
    ]);
  });

  test('keeps its place in the quota and its title, and is stuck nowhere', async () => {
    const editionId = await on.edition(1);
    const id = await on.submitted(editionId, 'Ambulans desa');
    const other = await on.waitingIn(editionId, 'Ambulans  Desa');
    must(await on.say(id, {}, withDayIn(HOUR_MS)));
    must(await on.rename(id, 'Ambulans kampung'));
    const late = await on.submit(other);
    expect(late.ok ? [] : late.why.checks.map((it) => it.finding.key).sort()).toEqual([
      'quota.full',
      'title.submitted',
    ]);
    const deli = { id: stage.who.admin.acting?.institutionId as InstitutionId, kind: 'regency' as const };
    const used = await quotaUse(stage.db.conn, await on.editionOf(editionId), deli);
    expect(used.map((it) => it.used)).toEqual([1]);
    expect(await stuckEntries(stage.db.conn, editionId)).toMatchObject([{ returned: 0, withAdmin: 1, submitted: 1 }]);
    expect((await unfinishedOf(stage.db.conn, editionId)).map((it) => it.id)).toEqual([other]);
    expect((await on.submit(id, stage.who.writer)).ok).toBe(true);
  });

  test('may be withdrawn until the closing, and comes back with its day', async () => {
    const editionId = await on.edition(1);
    const id = await on.reopened(editionId);
    const other = await on.waitingIn(editionId);
    must(await stage.db.transact((tx) => withdrawEntry(tx, stage.who.writer, { id })));
    expect(await on.listed(editionId)).toEqual([]);
    must(await on.submit(other));
    const restore = () => stage.db.transact((tx) => restoreEntry(tx, stage.who.writer, { id }));
    expect(await restore()).toEqual({ ok: false, why: 'quota_full' });
    must(await stage.db.transact((tx) => withdrawEntry(tx, stage.who.writer, { id: other })));
    must(await restore());
    expect(await on.stateOf(id)).toEqual(['returned', true, 'correction']);
  });
});

describe('a check that is opened again', () => {
  test('takes back what it asked for', async () => {
    const id = await on.reopened(await on.edition());
    must(await on.write(id, 'Sedang diperbaiki.'));
    const reason = 'Keliru menekan.';
    must(await stage.db.transact((tx) => reopenCheck(tx, stage.who.hub, { id, reason }, new Date())));
    expect(await on.stateOf(id)).toEqual(['submitted', false, null]);
    expect(await on.textOf(id)).toBe(readyContent.summary);
    expect((await unsentOf(stage.db.conn, id)).length).toBe(1);
    expect(await on.passagesNow(id)).toEqual([]);
  });
});

describe('a revision', () => {
  const revise = { outcome: 'revise', note: 'Mohon pertajam kebaruannya.' } as const;
  const talk = (id: EntryId, who: Viewer, body: string, messageId = newId<'EntryMessageId'>()) =>
    stage.db.transact((tx) => writeMessage(tx, who, { id, body, messageId }));

  test('lasts until the check closes, and both sides write inside the entry', async () => {
    const id = await on.reopened(await on.edition(), HOUR_MS, revise);
    expect((await on.entryOf(id)).openUntil?.toISOString()).toBe('2099-01-01T00:00:00.000Z');
    const twice = newId<'EntryMessageId'>() as EntryMessageId;
    expect(await talk(id, stage.who.writer, ' Bagian mana? ', twice)).toEqual({ ok: true, value: null });
    expect(await talk(id, stage.who.writer, 'Bagian mana?', twice)).toEqual({ ok: true, value: null });
    expect(await talk(id, stage.who.writer, 'Pesan lain.', twice)).toEqual({ ok: false, why: 'id_taken' });
    must(await talk(id, stage.who.hub, 'Latar belakang.'));
    must(await talk(id, stage.who.admin, 'Baik, kami sesuaikan.'));
    expect(await talk(id, stage.who.admin, ' ')).toEqual({ ok: false, why: 'message_missing' });
    expect(await talk(id, stage.who.toba, 'Halo.')).toEqual({ ok: false, why: 'not_found' });
    const messages = await messagesOf(stage.db.conn, id);
    expect(messages.map((it) => [it.kind, it.side, it.writtenBy, it.body])).toEqual([
      ['revise', 'organiser', 'Admin Hub', 'Mohon pertajam kebaruannya.'],
      ['message', 'entrant', 'Penulis', 'Bagian mana?'],
      ['message', 'organiser', 'Admin Hub', 'Latar belakang.'],
      ['message', 'entrant', 'Admin Deli', 'Baik, kami sesuaikan.'],
    ]);
  });

  test('ends with the new submission: what was said stays, and nothing more is said', async () => {
    const id = await on.reopened(await on.edition(), HOUR_MS, revise);
    must(await on.submit(id, stage.who.admin));
    expect(await talk(id, stage.who.writer, 'Satu lagi.')).toEqual({ ok: false, why: 'no_dialogue' });
    expect((await messagesOf(stage.db.conn, id)).length).toBe(1);
  });

  test('has no time left once the check has closed', async () => {
    const id = await on.submitted(await on.edition());
    expect(await on.say(id, revise, new Date('2099-01-01T00:00:00Z'))).toEqual({
      ok: false,
      why: { faults: ['no_time_left'] },
    });
  });
});
