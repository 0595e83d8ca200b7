import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EvidenceId, evidenceOf, keepFile, lookAt } from '#files/index.ts';
import type { Viewer } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import type { JobContext } from '#platform/jobs.ts';
import { must } from '#platform/outcome.ts';
import { paperBytes, plainPaper } from '../../../tests/support/evidence.ts';
import { testConfig, testNow } from '../../../tests/support/people.ts';
import { readyContent, recordsStage, type Stage } from '../../../tests/support/records-stage.ts';
import { HOUR_MS, reopeningOn, withDayIn } from '../../../tests/support/reopening.ts';
import { writeMessage } from '../entry/actions/dialogue.ts';
import { attachNewEvidence, detachEvidence } from '../entry/actions/evidence.ts';
import { entryInvariants } from '../entry/invariants.ts';
import { entryJobs } from '../entry/jobs.ts';
import type { EntryId } from '../entry/model/entry.ts';
import { tellCorrected, tellEntryReopened, tellGivenBack, tellMessage } from '../entry/notices.ts';
import { unsentOf } from '../entry/queries/messages.ts';
import { entrySubject } from '../entry/queries/stand.ts';
import { stageJobs } from './jobs.ts';

let stage: Stage;
let on: ReturnType<typeof reopeningOn>;
beforeAll(async () => {
  stage = await recordsStage();
  on = reopeningOn(stage);
});
afterAll(() => stage.close());

/** A paper for the decree that the second section asks for. */
async function attached(id: EntryId): Promise<EvidenceId> {
  const { db, who } = stage;
  const keeping = { config: testConfig, db, now: testNow };
  const file = await keepFile(keeping, must(await lookAt(testConfig, { bytes: paperBytes, name: 'sk.pdf' })));
  const { institutionId, unitId } = who.writer.acting as NonNullable<Viewer['acting']>;
  const evidenceId = newId<'EvidenceId'>();
  const evidence = { id: evidenceId, institutionId, unitId, kind: 'file' as const, file, paper: plainPaper };
  const place = { id, section: 'latar', asked: 'sk', evidence };
  must(await db.transact((tx) => attachNewEvidence(tx, who.admin, place, testNow)));
  return evidenceId;
}

const papersOf = async (id: EntryId) =>
  (await evidenceOf(stage.db.conn, entrySubject(id), { onlyPublic: false })).map((it) => [it.id, it.place]);

/** Who was told by a kind of notice of this entry or message, by name. */
async function toldOf(kind: string, of: string): Promise<readonly string[]> {
  const found = await stage.db.pool.query<{ name: string }>(
    'select p.name from notice n join person p on p.id = n.person_id where n.kind = $1 and n.occasion like $2 order by p.name',
    [`competition.notice.${kind}`, `%${of}%`],
  );
  return found.rows.map((row) => row.name);
}

describe('the day of a correction', () => {
  test('refuses what comes a second late by the clock of the database, and loses nothing', async () => {
    const id = await on.reopened(await on.edition(), -1000);
    must(await on.write(id, 'Ditulis menit terakhir.'));
    const late = await on.submit(id, stage.who.writer);
    expect(late).toMatchObject({ ok: false, why: { why: 'reopening_over' } });
    const { openUntil } = await on.entryOf(id);
    expect(late.ok ? 0 : late.why.at.getTime()).toBeGreaterThan(openUntil?.getTime() ?? Number.POSITIVE_INFINITY);
    expect(await on.textOf(id)).toBe('Ditulis menit terakhir.');
  });

  test('gives back what was submitted when it passes, keeps what was typed, and the organiser decides', async () => {
    const editionId = await on.edition();
    const id = await on.reopened(editionId, -1000);
    must(await on.write(id, 'Belum sempat dikirim.'));
    must(await on.rename(id, 'Judul yang tidak dikirim'));
    await stageJobs.find((it) => it.name === 'competition.corrections_over')?.run({}, { db: stage.db } as never);
    expect(await on.stateOf(id)).toEqual(['submitted', false, null]);
    expect(await on.textOf(id)).toBe(readyContent.summary);
    expect((await on.entryOf(id)).title).toMatch(/^Loket cepat/);
    const [unsent] = await unsentOf(stage.db.conn, id);
    expect([unsent?.content.title, unsent?.content.sections.find((it) => it.code === 'ringkasan')?.text]).toEqual([
      'Judul yang tidak dikirim',
      'Belum sempat dikirim.',
    ]);
    expect(await on.passagesNow(id)).toEqual([]);
    expect((await on.listed(editionId)).map(([, group]) => group)).toEqual(['waiting']);
    expect(await on.submit(id, stage.who.writer)).toMatchObject({ ok: false, why: { why: 'reopening_over' } });
    expect(await on.say(id, { outcome: 'refused' }, new Date(), 2)).toEqual({ ok: true, value: { state: 'decided' } });
    expect(await on.passagesNow(id)).toEqual(['refused']);
    expect(await entryInvariants(stage.db.conn)).toEqual([]);
  });

  test('that passes with nothing typed keeps nothing, and passes once', async () => {
    const id = await on.reopened(await on.edition(), -1000);
    expect([await on.end(id), await on.end(id)]).toEqual([true, false]);
    expect(await unsentOf(stage.db.conn, id)).toEqual([]);
  });

  test('that is to come gives nothing back', async () => {
    const id = await on.reopened(await on.edition());
    expect(await on.end(id)).toBe(false);
    expect(await on.stateOf(id)).toEqual(['returned', true, 'correction']);
  });

  test('of a submission that races with it one wins, whole', async () => {
    const editionId = await on.edition();
    for (const leftMs of [-1, 30, 60, HOUR_MS]) {
      const id = await on.reopened(editionId, leftMs);
      const [sent, given] = await Promise.all([on.submit(id, stage.who.writer), on.end(id)]);
      expect([leftMs, sent.ok && given]).toEqual([leftMs, false]);
      const entry = await on.entryOf(id);
      const inTime = { state: 'submitted', openUntil: null, givenBackAt: null };
      if (sent.ok) expect(entry).toMatchObject({ ...inTime, snapshotId: sent.value.snapshotId });
      else expect(sent.why.why).toBe('reopening_over');
      if (given) expect([entry.state, entry.givenBackAt !== null]).toEqual(['submitted', true]);
    }
    expect(await entryInvariants(stage.db.conn)).toEqual([]);
  });

  test('puts back the evidence as it was frozen', async () => {
    const id = await on.waitingIn(await on.edition());
    const frozen = await attached(id);
    must(await on.submit(id));
    must(await on.say(id, {}, withDayIn(-1000)));
    const place = { id, section: 'latar', asked: 'sk' };
    must(
      await stage.db.transact((tx) => detachEvidence(tx, stage.who.writer, { ...place, evidenceId: frozen }, testNow)),
    );
    const other = await attached(id);
    expect(await papersOf(id)).toEqual([[other, 'latar:sk']]);
    expect(await on.end(id)).toBe(true);
    expect(await papersOf(id)).toEqual([[frozen, 'latar:sk']]);
    const [unsent] = await unsentOf(stage.db.conn, id);
    expect(unsent?.content.evidence).toEqual([{ evidenceId: other, place: 'latar:sk', title: plainPaper.title }]);
  });
});

describe('who is told', () => {
  const context = (now = new Date()) => ({ db: stage.db, baseUrl: 'https://hub.example', now }) as JobContext;

  test('its people of the day, of what is sent again, of the day that passed', async () => {
    const id = await on.reopened(await on.edition());
    const at = new Date().toISOString();
    for (const _ of [1, 2]) await tellEntryReopened({ entryId: id, at, until: at }, context());
    await tellGivenBack({ entryId: id, at }, context());
    await tellCorrected({ entryId: id, at }, context());
    expect(await toldOf('entry_reopened', id)).toEqual(['Admin Deli', 'Penulis']);
    expect(await toldOf('entry_given_back', id)).toEqual(['Admin Deli', 'Penulis']);
    expect(await toldOf('entry_corrected', id)).toEqual([]);
    await tellCorrected({ entryId: id, at, isMended: true }, context());
    expect(await toldOf('entry_corrected', id)).toEqual(['Admin Deli']);
  });

  test('both sides of the dialogue, but for whoever wrote', async () => {
    const id = await on.reopened(await on.edition(), HOUR_MS, { outcome: 'revise' });
    const messageId = newId<'EntryMessageId'>();
    const said = { messageId, id, body: 'Bagian mana?' };
    must(await stage.db.transact((tx) => writeMessage(tx, stage.who.writer, said)));
    await tellMessage({ entryId: id, at: new Date().toISOString(), messageId }, context());
    expect(await toldOf('entry_message', messageId)).toEqual(['Admin Deli', 'Admin Hub']);
  });

  test('its people before its own day, once for each hour of the edition', async () => {
    const id = await on.reopened(await on.edition(), HOUR_MS);
    const reminders = entryJobs.find((it) => it.name === 'competition.correction_reminders');
    for (const _ of [1, 2]) await reminders?.run({}, context());
    expect(await toldOf('entry_correction_reminder', id)).toEqual(['Admin Deli', 'Penulis']);
    await reminders?.run({}, context(new Date(Date.now() + 2 * HOUR_MS)));
    expect((await toldOf('entry_correction_reminder', id)).length).toBe(2);
  });
});
