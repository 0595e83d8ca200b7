import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InstitutionId, Viewer } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { dayByDay, later } from '../../../tests/support/course.ts';
import { handedOver, plantEdition, plantEntry } from '../../../tests/support/entries.ts';
import { formIn } from '../../../tests/support/form.ts';
import { personWith, testNow } from '../../../tests/support/people.ts';
import { readyContent, recordsStage, type Seen, type Stage } from '../../../tests/support/records-stage.ts';
import type { EditionId } from '../edition/model/edition.ts';
import { submitEntry } from '../entry/actions/submit.ts';
import { saveSection } from '../entry/actions/write.ts';
import type { EntryId } from '../entry/model/entry.ts';
import { entryById, notesOf } from '../entry/queries/entry.ts';
import { sayVerdict } from '../stage/actions/check.ts';
import { checkChoices, checkCounts, listChecks } from '../stage/queries/check-list.ts';
import { checkerOf } from '../stage/queries/checker.ts';
import { type ChecksFilter, everyCheck } from '../stage/rules/checks-list.ts';
import { allMet } from '../stage/rules/pass-many.ts';
import { runMany } from './actions/run.ts';
import { undoRun } from './actions/undo.ts';
import type { BulkDeed, EntryRunId } from './model.ts';
import { paths } from './paths.ts';
import { entriesOfRun, lastRunFor } from './queries.ts';
import { listIn, undoUntil } from './rules.ts';

let stage: Stage;
let checker: Viewer;
let editionId: EditionId;
beforeAll(async () => {
  stage = await recordsStage();
  checker = await personWith(stage.db, 'Pemeriksa', [{ role: 'secretariat', institutionId: organiser() }]);
  editionId = await plantEdition(stage.db, organiser(), dayByDay());
});
afterAll(() => stage.close());

const organiser = () => stage.who.hub.acting?.institutionId as InstitutionId;
const checkTime = () => later(41);
const text = ({ html }: Seen) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const stateOf = async (id: EntryId) => (await entryById(stage.db.conn, id))?.state;

let count = 0;
async function begun(content: Partial<typeof readyContent> = {}): Promise<EntryId> {
  count += 1;
  const { id } = await stage.plant({ ...readyContent, title: `Layanan ramah ${count}`, ...content });
  return plantEntry(stage.db, stage.who.writer, { editionId, innovationId: id });
}
async function submitted(): Promise<EntryId> {
  const id = await handedOver(stage.db, stage.who.writer, await begun());
  must(await stage.db.transact((tx) => submitEntry(tx, stage.who.admin, { id })));
  return id;
}
async function run(who: Viewer, deed: BulkDeed, entries: readonly EntryId[], now: Date): Promise<EntryRunId> {
  const id = newId<'EntryRunId'>();
  await runMany(stage.db, who, { id, entries, deed, list: '/kelola/usulan' }, { baseUrl: 'http://hub', now });
  return id;
}
const became = async (who: Viewer, id: EntryRunId) =>
  (await entriesOfRun(stage.db.conn, who, id)).map((it) => [it.id, it.why, it.undone]);

describe('what an admin does to many', () => {
  test('is named before it is done, with what is left as it is and why', async () => {
    const [whole, lacking, written] = [await begun(), await begun({ summary: '' }), await begun()];
    for (const id of [whole, lacking]) await handedOver(stage.db, stage.who.writer, id);
    const chosen = [whole, lacking, written].map((id) => ['usulan', id] as const);
    const back = `/kelola/usulan?edisi=${editionId}`;
    const asked = await stage.post('admin', paths.confirm.to(), [...chosen, ['tindakan', 'submit'], ['kembali', back]]);
    expect(text(asked)).toContain('Kirim 1 usulan?');
    expect(text(asked)).toMatch(/Dilewati \(2\).*Bagian wajib belum lengkap\./);
    const form = formIn(asked.html, paths.run.to()) ?? {};
    expect(form).toMatchObject({ usulan: whole, kembali: back });
    const done = await stage.post('admin', paths.run.to(), form);
    expect(done.to).toBe(paths.one.to(form.jalan as EntryRunId));
    expect([await stateOf(whole), await stateOf(lacking), await stateOf(written)]).toEqual([
      'submitted',
      'with_admin',
      'draft',
    ]);
    const page = await stage.get('admin', done.to ?? '');
    expect(text(page)).toContain('1 usulan dikirim.');
    expect(text(page)).toContain('Pengiriman tidak dapat diurungkan.');
    expect((await stage.get('toba', done.to ?? '')).status).toBe(404);
    const file = JSON.parse((await stage.get('admin', `${done.to}/unduh.json`)).html);
    expect(file.rows.map((it: Record<string, unknown>) => [it.result, it.why])).toEqual([['Selesai', null]]);
    expect((await stage.get('hub', `${done.to}/unduh.json`)).status).toBe(404);
    expect((await stage.post('admin', paths.confirm.to(), { tindakan: 'submit' })).html).toContain('Centang');
  });

  test('asks for a note before it returns, and is told of rules that only submitting asks', async () => {
    const [one, other] = [await begun(), await begun()];
    for (const id of [one, other]) await handedOver(stage.db, stage.who.writer, id);
    const without = await stage.post('admin', paths.run.to(), { tindakan: 'return', usulan: one, jalan: newId() });
    expect([without.status, await stateOf(one)]).toEqual([422, 'with_admin']);
    const all = await stage.post('admin', paths.confirm.to(), { tindakan: 'return', semua: 'ya', edisi: editionId });
    expect(text(all)).toMatch(/Kembalikan \d+ usulan\?/);
    expect(all.html).toContain(one);
    expect(all.html).toContain(other);
  });

  test('a return is undone as it was, but not where somebody wrote since', async () => {
    const [untouched, touched] = [await begun(), await begun()];
    for (const id of [untouched, touched]) await handedOver(stage.db, stage.who.writer, id);
    const before = await entryById(stage.db.conn, untouched);
    const after = new Date(testNow.getTime() + 1000);
    const id = await run(stage.who.admin, { move: 'return', note: 'Lengkapi.' }, [untouched, touched], after);
    expect(await became(stage.who.admin, id)).toHaveLength(2);
    expect(await lastRunFor(stage.db.conn, stage.who.admin, '/kelola/usulan', testNow)).toMatchObject({ id, done: 2 });
    const change = { id: touched, section: 'latar', text: 'Ditulis lagi.', revision: 1 };
    must(await stage.db.transact((tx) => saveSection(tx, stage.who.writer, change, new Date())));
    expect(await undoRun(stage.db, stage.who.hub, id, testNow)).toEqual({ ok: false, why: 'not_found' });
    expect(await undoRun(stage.db, stage.who.admin, id, testNow)).toEqual({ ok: true, value: { undone: 1, left: 1 } });
    expect([await stateOf(untouched), await stateOf(touched)]).toEqual(['with_admin', 'returned']);
    const again = await entryById(stage.db.conn, untouched);
    expect(again?.handedAt).toEqual(before?.handedAt);
    expect((await notesOf(stage.db.conn, untouched)).map((it) => it.resolvedAt !== null)).toEqual([true]);
    expect(await undoRun(stage.db, stage.who.admin, id, testNow)).toEqual({ ok: false, why: 'already' });
    const earlier = await lastRunFor(stage.db.conn, stage.who.admin, '/kelola/usulan', testNow);
    expect(earlier).toMatchObject({ move: 'submit', done: 1 });
  });

  test('writers are reminded once a day, and only while they write', async () => {
    const [draft, waiting] = [await begun(), await handedOver(stage.db, stage.who.writer, await begun())];
    const told = async () =>
      (
        await stage.db.pool.query(
          `select 1 from notice where kind = 'competition.notice.entry_reminder' and occasion like '%' || $1 || '%'`,
          [draft],
        )
      ).rowCount;
    const first = await run(stage.who.admin, { move: 'remind' }, [draft, waiting], testNow);
    await run(stage.who.admin, { move: 'remind' }, [draft], testNow);
    expect(await became(stage.who.admin, first)).toEqual([
      [draft, null, null],
      [waiting, 'Usulan sedang di admin lokal.', null],
    ]);
    expect(await told()).toBe(1);
    expect(await undoRun(stage.db, stage.who.admin, first, testNow)).toEqual({ ok: false, why: 'for_good' });
  });

  test('the same form sent twice is one run', async () => {
    const draft = await begun();
    const going = { baseUrl: 'http://hub', now: testNow };
    const twice = {
      id: newId<'EntryRunId'>(),
      entries: [draft],
      deed: { move: 'remind' },
      list: '/kelola/usulan',
    } as const;
    await runMany(stage.db, stage.who.admin, twice, going);
    await runMany(stage.db, stage.who.admin, { ...twice, entries: [draft, await begun()] }, going);
    expect(await became(stage.who.admin, twice.id)).toEqual([[draft, null, null]]);
  });
});

describe('what the organiser does to many checks', () => {
  const list = async (filter: Partial<ChecksFilter>) =>
    (await listChecks(stage.db.conn, { id: editionId }, { ...everyCheck, ...filter }, { size: 100, offset: 0 })).map(
      (it) => it.id,
    );

  test('a checker is given to many, found by the filter, and taken back to who it was', async () => {
    const [one, other] = [await submitted(), await submitted()];
    const [hub, own] = [stage.who.hub, checker.person?.id ?? null];
    await run(hub, { move: 'assign', personId: hub.person?.id ?? null }, [one], checkTime());
    const id = await run(hub, { move: 'assign', personId: own }, [one, other], checkTime());
    expect((await list({ checker: own })).toSorted()).toEqual([one, other].toSorted());
    expect(await list({ checker: 'nobody' })).not.toContain(one);
    expect((await checkChoices(stage.db.conn, { id: editionId })).given.map((it) => it.name)).toEqual(['Pemeriksa']);
    expect(await undoRun(stage.db, hub, id, checkTime())).toEqual({ ok: true, value: { undone: 2, left: 0 } });
    expect([await checkerOf(stage.db.conn, one), await checkerOf(stage.db.conn, other)]).toEqual([
      hub.person?.id,
      null,
    ]);
    const outside = await run(hub, { move: 'assign', personId: stage.who.toba.person?.id ?? null }, [one], checkTime());
    expect(await became(hub, outside)).toEqual([[one, 'Pilih pemeriksa dari kantor penyelenggara.', null]]);
  });

  test('passes what waits and nothing is objected to, and opens it again when it is undone', async () => {
    const [waiting, decided] = [await submitted(), await submitted()];
    const refusing = {
      outcome: 'refused',
      checklist: { ...allMet, too_young: 'unmet' },
      reasons: ['too_young'],
      note: 'Baru 15 bulan.',
    } as const;
    must(
      await stage.db.transact((tx) =>
        sayVerdict(tx, stage.who.hub, { ...refusing, id: decided, revision: 0 }, checkTime()),
      ),
    );
    const id = await run(stage.who.hub, { move: 'pass' }, [waiting, decided], checkTime());
    expect(await became(stage.who.hub, id)).toEqual([
      [waiting, null, null],
      [decided, 'Tidak sedang menunggu pemeriksaan.', null],
    ]);
    expect([await list({ group: 'passed' }), await list({ reason: 'too_young' })]).toEqual([[waiting], [decided]]);
    expect(await checkCounts(stage.db.conn, { id: editionId }, everyCheck)).toMatchObject({ passed: 1, refused: 1 });
    expect(await undoRun(stage.db, stage.who.hub, id, checkTime())).toEqual({
      ok: true,
      value: { undone: 1, left: 0 },
    });
    expect(await list({ group: 'passed' })).toEqual([]);
    expect(await list({ group: 'waiting' })).toContain(waiting);
    const early = await run(stage.who.hub, { move: 'pass' }, [waiting], testNow);
    expect(await became(stage.who.hub, early)).toEqual([[waiting, expect.stringContaining('belum'), null]]);
  });

  test('an office that organises something else finds nothing to pass', async () => {
    const id = await submitted();
    const form = { tindakan: 'pass', usulan: id, jalan: newId(), edisi: editionId };
    const early = await stage.post('hub', paths.run.to(), form);
    expect([early.status, text(early).includes('Tidak ada usulan yang dapat diproses')]).toEqual([422, true]);
    const strange = await stage.post('toba', paths.confirm.to(), { ...form, semua: 'ya' });
    expect(strange.status).toBe(404);
  });

  test('the list is searched by words and sorted both ways', async () => {
    const all = await listChecks(stage.db.conn, { id: editionId }, everyCheck, { size: 100, offset: 0 });
    const [first] = all;
    if (!first) throw new Error('something was submitted');
    expect(await list({ words: `${first.receipt} deli` })).toEqual([first.id]);
    expect(await list({ words: 'tak ada' })).toEqual([]);
    expect(await list({ sort: 'newest' })).toEqual((await list({ sort: 'oldest' })).toReversed());
    const titles = all.map((it) => it.title).toSorted();
    const sorted = await listChecks(
      stage.db.conn,
      { id: editionId },
      { ...everyCheck, sort: 'title-z' },
      { size: 100, offset: 0 },
    );
    expect(sorted.map((it) => it.title)).toEqual(titles.toReversed());
  });
});

test.each([
  ['/kelola/usulan?q=a', '/kelola/usulan?q=a'],
  ['//lain.example/kelola/usulan', '/kelola/usulan'],
  ['/kelola/kompetisi/019ac0de-0000-7000-8000-000000000000/pemeriksaan?status=waiting', undefined],
  ['/keluar', '/kelola/usulan'],
])('one goes back from %s to a list alone', (given, back = given) => {
  expect(listIn(given)).toBe(back);
});

test('a day is left to take something back', () => {
  expect(undoUntil({ doneAt: new Date('2026-07-01T03:00:00Z') })).toEqual(new Date('2026-07-02T03:00:00Z'));
});
