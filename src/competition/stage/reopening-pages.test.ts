import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InstitutionId } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { courseDocument } from '../../../tests/support/course.ts';
import { handedOver, plantEdition, plantEntry } from '../../../tests/support/entries.ts';
import { testNow } from '../../../tests/support/people.ts';
import { readyContent, recordsStage, type Stage } from '../../../tests/support/records-stage.ts';
import { paths as bulkPaths } from '../bulk/paths.ts';
import type { EditionId } from '../edition/model/edition.ts';
import { reopenEntry } from '../entry/actions/reopen.ts';
import { submitEntry } from '../entry/actions/submit.ts';
import type { EntryId } from '../entry/model/entry.ts';
import { paths as entryPaths } from '../entry/paths.ts';
import { entryById } from '../entry/queries/entry.ts';
import { endWaiting } from './actions/waiting.ts';
import { paths } from './paths.ts';
import { askedReasons } from './rules/check.ts';

/** Long enough that it is open by the clock of the database, while the server of these tests stands still in March 2026. */
const DAYS = 4000;
let stage: Stage;
let editionId: EditionId;

beforeAll(async () => {
  stage = await recordsStage();
  const organiser = stage.who.hub.acting?.institutionId as InstitutionId;
  editionId = await plantEdition(stage.db, organiser, courseDocument({ correctionDays: DAYS, revise: true }));
});
afterAll(() => stage.close());

async function submitted(title: string): Promise<EntryId> {
  const { id: innovationId } = await stage.plant({ ...readyContent, title });
  const id = await plantEntry(stage.db, stage.who.writer, { editionId, innovationId });
  await handedOver(stage.db, stage.who.writer, id);
  must(await stage.db.transact((tx) => submitEntry(tx, stage.who.admin, { id })));
  return id;
}

const textIn = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const answers = {
  ...Object.fromEntries(askedReasons.map((it) => [`periksa.${it}`, 'met'])),
  'periksa.careless': 'unmet',
  alasan: 'careless',
};
const check = (id: EntryId) => paths.check.to(editionId, id);
const ask = (id: EntryId, hasil: 'correction' | 'revise', catatan: string) =>
  stage.post('hub', check(id), { ...answers, hasil, catatan, revisi: '0' });

describe('a correction in the browser', () => {
  let id: EntryId;
  beforeAll(async () => {
    id = await submitted('Sumur bersama');
  });

  test('the form says until when the entry would be open', async () => {
    expect((await stage.get('hub', check(id))).html).toContain(
      'Usulan dibuka lagi bagi pengusul untuk diperbaiki sampai',
    );
  });

  test('shows its people what is asked and until when, on their home and on the entry', async () => {
    expect((await ask(id, 'correction', 'Isi bagian latar belakang.')).status).toBe(303);
    for (const part of ['writer', 'admin'] as const) {
      const home = (await stage.get(part, '/beranda')).html;
      const text = textIn(home);
      expect(text).toMatch(/Perbaiki sampai [^<]*WIB: Sumur bersama Kompetisi Uji 2026 0 dari 1 selesai .*Tenggat/);
      if (part === 'writer')
        expect(text).toContain('Usulan sampai ke penyelenggara Kompetisi Uji 2026 1 dari 1 selesai');
      else expect(text).toContain('Periksa usulan yang diserahkan Kompetisi Uji 2026 1 dari 1 selesai');
      const page = (await stage.get(part, entryPaths.entry.to(id))).html;
      expect(page).toContain('Isi bagian latar belakang.');
      expect(page).toMatch(/Perbaiki dan kirim lagi sampai [^<]*WIB/);
      expect(page).toContain('Periksa dan kirim');
    }
  });

  test('is not sent, returned or reminded of together with others, and that is said', async () => {
    const reason = 'Dibuka lagi oleh pemeriksaan administrasi.';
    for (const tindakan of ['submit', 'return', 'remind']) {
      const asked = await stage.post('admin', bulkPaths.confirm.to(), { tindakan, usulan: id });
      expect(textIn(asked.html)).toContain(reason);
      const run = { tindakan, usulan: id, catatan: 'Lengkapi.', jalan: newId() };
      const to = (await stage.post('admin', bulkPaths.run.to(), run)).to ?? '';
      expect(textIn((await stage.get('admin', to)).html)).toContain(reason);
    }
    expect((await entryById(stage.db.conn, id))?.state).toBe('returned');
  });

  test('shows the organiser that it waits, as it was submitted', async () => {
    const section = entryPaths.section.to(id, 'ringkasan');
    const revision = /name="revision" value="(\d+)"/.exec((await stage.get('writer', section)).html)?.[1] ?? '';
    expect((await stage.post('writer', section, { teks: 'Ringkasan rahasia.', revision })).status).toBe(303);
    const list = (await stage.get('hub', paths.checks.to(editionId, { status: 'correction' }))).html;
    expect(list).toMatch(/Menunggu pengusul sampai [^<]*WIB/);
    const page = (await stage.get('hub', check(id))).html;
    expect(page).toContain('Menunggu pengusul sampai');
    expect(page).toContain(readyContent.summary);
    expect(page).not.toContain('Ringkasan rahasia.');
    // A correction is asked for and not talked over.
    for (const part of ['writer', 'hub'] as const)
      expect((await stage.get(part, entryPaths.dialogue.to(id))).status).toBe(404);
    for (const path of [entryPaths.entry, entryPaths.check, entryPaths.history])
      expect((await stage.get('hub', path.to(id))).status).toBe(404);
    expect((await stage.get('toba', check(id))).status).toBe(404);
  });

  test('tells everybody else nothing of it', async () => {
    const journey = await stage.get('toba', paths.journey.to(editionId, id));
    expect([journey.status, journey.html.includes('Perbaikan')]).toEqual([200, false]);
  });

  test('is sent again by the unit, and a second click leads to the receipt', async () => {
    for (const _ of [1, 2]) {
      const sent = await stage.post('writer', entryPaths.submit.to(id));
      expect([sent.status, sent.to]).toEqual([303, entryPaths.receipt.to(id)]);
    }
    expect((await stage.get('hub', check(id))).html).toContain('Ringkasan rahasia.');
  });

  test('shows the organiser what changed since it was asked for, and nothing of that for one that was never asked', async () => {
    const { html } = await stage.get('hub', check(id));
    const changes = html.slice(html.indexOf('id="perubahan"'), html.indexOf('id="pemeriksaan"'));
    expect(textIn(changes)).toMatch(/Yang berubah sejak diminta .*Dikirim .* WIB .*Dikirim .* WIB Ringkasan rahasia\./);
    expect(changes).toContain('<ins>Ringkasan rahasia.</ins>');
    expect(changes).toContain(`<del>${readyContent.summary}</del>`);
    expect(changes.match(/<ins>/g)).toHaveLength(1);
    const fresh = await submitted('Lumbung desa');
    expect((await stage.get('hub', check(fresh))).html).not.toContain('id="perubahan"');
  });
});

describe('a day that has passed in the browser', () => {
  test('refuses with the time of the server, keeps what is typed, and shows it to its people alone', async () => {
    const id = await submitted('Ambulans desa');
    const until = new Date(Date.now() - 1000);
    await stage.db.transact((tx) =>
      reopenEntry(
        tx,
        stage.who.hub,
        { entry: { id, state: 'submitted' }, kind: 'correction', until, note: 'x' },
        testNow,
      ),
    );
    const late = await stage.post('writer', entryPaths.submit.to(id));
    expect(late.status).toBe(409);
    expect(late.html).toContain('Waktu untuk memperbaiki usulan ini sudah berakhir.');
    expect(late.html).toContain('Waktu server saat ditolak');
    await stage.db.transact((tx) => endWaiting(tx, id));
    const section = entryPaths.section.to(id, 'ringkasan');
    const typed = await stage.post('writer', section, { teks: 'Ketikan terakhir.', revision: '1' });
    expect([typed.status, typed.html.includes('Yang Anda ketik disimpan')]).toEqual([409, true]);
    const unsent = entryPaths.unsent.to(id);
    expect((await stage.get('writer', unsent)).html).toContain('Ketikan terakhir.');
    for (const part of ['admin', 'hub', 'toba'] as const)
      expect([part, (await stage.get(part, unsent)).status]).toEqual([part, 404]);
    const entry = (await stage.get('writer', entryPaths.entry.to(id))).html;
    expect(entry).toContain('Kesempatan memperbaiki berakhir');
    expect(entry).toContain(unsent);
  });
});

describe('the dialogue of a revision in the browser', () => {
  test('is read and written by both sides, and is not there for others', async () => {
    const id = await submitted('Antrean desa');
    const dialogue = entryPaths.dialogue.to(id);
    for (const part of ['writer', 'admin', 'hub', 'toba'] as const)
      expect([part, (await stage.get(part, dialogue)).status]).toEqual([part, 404]);
    await ask(id, 'revise', 'Mohon pertajam kebaruannya.');
    const messageId = newId<'EntryMessageId'>();
    expect((await stage.post('writer', dialogue, { id: messageId, pesan: '' })).status).toBe(422);
    expect((await stage.post('writer', dialogue, { id: messageId, pesan: 'Bagian mana?' })).status).toBe(303);
    expect((await stage.post('hub', dialogue, { id: newId(), pesan: 'Latar belakang.' })).status).toBe(303);
    for (const part of ['writer', 'admin', 'hub'] as const) {
      const { html } = await stage.get(part, dialogue);
      for (const text of ['Mohon pertajam kebaruannya.', 'Bagian mana?', 'Latar belakang.', 'Penulis', 'Admin Hub'])
        expect(html).toContain(text);
    }
    expect((await stage.get('toba', dialogue)).status).toBe(404);
    expect((await stage.post('toba', dialogue, { id: newId(), pesan: 'Halo.' })).status).toBe(404);
    expect((await stage.get('hub', check(id))).html).toContain('Bagian mana?');
    expect((await stage.get('writer', entryPaths.history.to(id))).status).toBe(200);
  });
});
