import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { InstitutionId, Viewer } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { type Given, handedOver, plantEdition, plantEntry, smallEdition } from '../../../tests/support/entries.ts';
import { testNow } from '../../../tests/support/people.ts';
import { readyContent, recordsStage, type Stage } from '../../../tests/support/records-stage.ts';
import type { EditionId } from '../edition/model/edition.ts';
import { editionById } from '../edition/queries/editions.ts';
import { handOver, returnEntry, takeBack } from './actions/move.ts';
import { startEntry } from './actions/start.ts';
import { submitEntry } from './actions/submit.ts';
import { carryAgain, saveSection, setPlace } from './actions/write.ts';
import type { EntryId } from './model/entry.ts';
import { entryById, entryFor, notesOf, textsOf } from './queries/entry.ts';
import { standOf } from './queries/stand.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await recordsStage();
});
afterAll(() => stage.close());

const organiser = () => stage.who.hub.acting?.institutionId as InstitutionId;
const edition = (given: Given = {}) => plantEdition(stage.db, organiser(), smallEdition(given));
let count = 0;
/** A record of its own title, entered by the writer. */
async function begun(editionId: EditionId, content: Partial<typeof readyContent> = {}): Promise<EntryId> {
  count += 1;
  const { id } = await stage.plant({ ...readyContent, title: `Antrean ramah ${count}`, ...content });
  return plantEntry(stage.db, stage.who.writer, { editionId, innovationId: id });
}
const submit = (id: EntryId, who: Viewer = stage.who.admin) => stage.db.transact((tx) => submitEntry(tx, who, { id }));
const stateOf = async (id: EntryId) => (await entryById(stage.db.conn, id))?.state;

describe('starting', () => {
  test('carries the texts over, each with the version that it came from', async () => {
    const editionId = await edition();
    const { id: innovationId } = await stage.plant({ ...readyContent, purpose: 'Cepat.' });
    const id = await plantEntry(stage.db, stage.who.writer, { editionId, innovationId });
    const texts = await textsOf(stage.db.conn, id);
    expect(
      [...texts.values()].map(({ code, text, carried, carriedNo }) => ({ code, text, carried, carriedNo })),
    ).toEqual(
      expect.arrayContaining([
        { code: 'ringkasan', text: readyContent.summary, carried: readyContent.summary, carriedNo: 1 },
        {
          code: 'latar',
          text: `${readyContent.background}\n\nCepat.`,
          carried: `${readyContent.background}\n\nCepat.`,
          carriedNo: 1,
        },
        { code: 'lampiran', text: '', carried: '', carriedNo: null },
      ]),
    );
  });

  test('twice with one id is once, and a record is entered once into an edition', async () => {
    const editionId = await edition();
    const { id: innovationId } = await stage.plant();
    const input = { id: newId<'EntryId'>(), editionId, innovationId, group: 'umum', category: null };
    const start = (given: object = {}) =>
      stage.db.transact((tx) => startEntry(tx, stage.who.writer, { ...input, ...given }, testNow));
    expect(await start()).toEqual({ ok: true, value: { id: input.id } });
    expect(await start()).toEqual({ ok: true, value: { id: input.id } });
    const twice = newId<'EntryId'>();
    const { id: another } = await stage.plant({ ...readyContent, title: 'Ditekan dua kali' });
    const pressed = () => start({ id: twice, innovationId: another });
    expect((await Promise.all([pressed(), pressed()])).map((it) => it.ok)).toEqual([true, true]);
    expect(await start({ id: newId() })).toEqual({ ok: false, why: 'record_in_edition' });
    expect(await start({ id: newId(), group: 'khusus' })).toEqual({ ok: false, why: 'by_invitation' });
    expect(await start({ id: newId(), group: 'lain' })).toEqual({ ok: false, why: 'unknown_group' });
    expect(await start({ id: newId(), category: 'lain' })).toEqual({ ok: false, why: 'unknown_category' });
  });

  test('by a stranger, or after the closing, begins nothing', async () => {
    const { id: innovationId } = await stage.plant();
    const start = async (who: Viewer, editionId: EditionId, now: Date) => {
      const input = { id: newId<'EntryId'>(), editionId, innovationId, group: 'umum', category: null };
      return stage.db.transact((tx) => startEntry(tx, who, input, now));
    };
    expect(await start(stage.who.toba, await edition(), testNow)).toEqual({ ok: false, why: 'record_gone' });
    // The hub sees the record, but runs the entries of its own offices alone.
    expect(await start(stage.who.hub, await edition(), testNow)).toEqual({ ok: false, why: 'not_yours' });
    const closes = new Date('2026-03-01T00:00:00Z');
    expect(await start(stage.who.writer, await edition({ closes }), closes)).toEqual({ ok: false, why: 'closed' });
  });

  test('outlives its record: discarding the draft of it leaves the entry with its texts', async () => {
    const editionId = await edition();
    const { id: innovationId } = await stage.plant();
    const id = await plantEntry(stage.db, stage.who.writer, { editionId, innovationId });
    await stage.post('writer', `/kelola/inovasi/${innovationId}/buang`);
    const left = await entryById(stage.db.conn, id);
    expect([left?.innovationId, (await textsOf(stage.db.conn, id)).get('ringkasan')?.text]).toEqual([
      null,
      readyContent.summary,
    ]);
  });
});

describe('a section', () => {
  test('is saved, and a stale tab is told unless it says the same', async () => {
    const id = await begun(await edition());
    const save = (text: string, revision: number) =>
      stage.db.transact((tx) =>
        saveSection(tx, stage.who.writer, { id, section: 'ringkasan', text, revision }, testNow),
      );
    expect(await save('Baru.', 1)).toEqual({ ok: true, value: null });
    expect(await save('Dari tab lain.', 1)).toEqual({ ok: false, why: 'stale' });
    expect(await save('Baru.', 1)).toEqual({ ok: true, value: null });
    expect((await textsOf(stage.db.conn, id)).get('ringkasan')).toMatchObject({ text: 'Baru.', revision: 2 });
  });

  test('is taken anew from the record', async () => {
    const id = await begun(await edition());
    await stage.db.transact((tx) =>
      saveSection(tx, stage.who.writer, { id, section: 'ringkasan', text: 'Lain.', revision: 1 }, testNow),
    );
    must(await stage.db.transact((tx) => carryAgain(tx, stage.who.writer, { id, section: 'ringkasan' }, testNow)));
    expect((await textsOf(stage.db.conn, id)).get('ringkasan')?.text).toBe(readyContent.summary);
  });

  test('that the form has not, or of a stranger, is refused', async () => {
    const id = await begun(await edition());
    const save = (who: Viewer, section: string) =>
      stage.db.transact((tx) => saveSection(tx, who, { id, section, text: 'x', revision: 1 }, testNow));
    expect(await save(stage.who.writer, 'lampiran')).toEqual({ ok: false, why: 'invalid' });
    expect(await save(stage.who.toba, 'ringkasan')).toEqual({ ok: false, why: 'not_found' });
    expect(await save(stage.who.hub, 'ringkasan')).toEqual({ ok: false, why: 'not_found' });
  });

  test('of a changed title counts for titles', async () => {
    const editionId = await edition();
    const [one, other] = [await begun(editionId), await begun(editionId)];
    const title = (await entryById(stage.db.conn, one))?.title.toUpperCase() ?? '';
    const place = { title, group: 'umum', category: null, revision: 1 };
    must(await stage.db.transact((tx) => setPlace(tx, stage.who.writer, { id: other, ...place }, testNow)));
    const entry = await entryById(stage.db.conn, other);
    const open = await editionById(stage.db.conn, editionId);
    if (!entry || !open) throw new Error('nothing to look at');
    const { checks } = await standOf(stage.db.conn, entry, open);
    expect(checks.find((it) => it.code === 'judul')?.finding).toEqual({ key: 'title.own', n: 1 });
  });
});

describe('between unit and admin', () => {
  let id: EntryId;
  beforeEach(async () => {
    id = await begun(await edition());
  });
  const note = (section: string, body: string) =>
    stage.db.transact((tx) => returnEntry(tx, stage.who.admin, { id, notes: [{ section, body }] }));

  test('it is handed over, returned with notes, mended and handed over again', async () => {
    await handedOver(stage.db, stage.who.writer, id);
    expect(await stage.db.transact((tx) => handOver(tx, stage.who.writer, { id }))).toEqual({
      ok: false,
      why: 'with_admin',
    });
    expect(await note('ringkasan', ' ')).toEqual({ ok: false, why: 'notes_missing' });
    expect(await note('lain', 'Perbaiki.')).toEqual({ ok: false, why: 'invalid' });
    expect(await note('ringkasan', 'Sebutkan jumlah warga.')).toEqual({ ok: true, value: null });
    expect(await stateOf(id)).toBe('returned');
    const save = { id, section: 'ringkasan', text: 'Melayani 1.200 warga.', revision: 1 };
    must(await stage.db.transact((tx) => saveSection(tx, stage.who.writer, save, testNow)));
    expect((await notesOf(stage.db.conn, id)).map((it) => [it.body, it.resolvedAt])).toEqual([
      ['Sebutkan jumlah warga.', testNow],
    ]);
    await handedOver(stage.db, stage.who.writer, id);
    expect(await stateOf(id)).toBe('with_admin');
  });

  test('the admin corrects without answering the own note; the unit takes back what it handed over', async () => {
    await handedOver(stage.db, stage.who.writer, id);
    must(await note('ringkasan', 'Perbaiki.'));
    const save = { id, section: 'ringkasan', text: 'Diperbaiki admin.', revision: 1 };
    must(await stage.db.transact((tx) => saveSection(tx, stage.who.admin, save, testNow)));
    expect((await notesOf(stage.db.conn, id))[0]?.resolvedAt).toBeNull();
    await handedOver(stage.db, stage.who.writer, id);
    must(await stage.db.transact((tx) => takeBack(tx, stage.who.writer, { id })));
    expect(await stateOf(id)).toBe('draft');
  });

  test('the organiser sees nothing of it before it is submitted', async () => {
    expect(await entryFor(stage.db.conn, stage.who.hub, id)).toBeNull();
    await handedOver(stage.db, stage.who.writer, id);
    expect(await entryFor(stage.db.conn, stage.who.hub, id)).toBeNull();
    must(await submit(id));
    expect((await entryFor(stage.db.conn, stage.who.hub, id))?.state).toBe('submitted');
    expect(await entryFor(stage.db.conn, stage.who.toba, id)).toBeNull();
  });
});
