import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { InstitutionId } from '#identity/index.ts';
import { must } from '#platform/outcome.ts';
import { shownPublicCode } from '#platform/public-code.ts';
import { type Given, handedOver, plantEdition, plantEntry, smallEdition } from '../../../tests/support/entries.ts';
import { formIn } from '../../../tests/support/form.ts';
import { readPdf } from '../../../tests/support/pdf.ts';
import { testConfig } from '../../../tests/support/people.ts';
import { readyContent, recordsStage, type Seen, type Stage } from '../../../tests/support/records-stage.ts';
import type { EditionId } from '../edition/model/edition.ts';
import { submitEntry } from './actions/submit.ts';
import { entryJobs } from './jobs.ts';
import type { EntryId } from './model/entry.ts';
import { tellExtended } from './notices.ts';
import { paths } from './paths.ts';
import { entryById, textsOf } from './queries/entry.ts';
import { lastSnapshotOf } from './queries/snapshot.ts';

let stage: Stage;
let editionId: EditionId;
beforeAll(async () => {
  stage = await recordsStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  editionId = await edition();
});

const organiser = () => stage.who.hub.acting?.institutionId as InstitutionId;
const edition = (given: Given = {}) => plantEdition(stage.db, organiser(), smallEdition(given));
const text = ({ html }: Seen) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
let count = 0;
async function begun(content: Partial<typeof readyContent> = {}): Promise<EntryId> {
  count += 1;
  const { id } = await stage.plant({ ...readyContent, title: `Layanan ramah ${count}`, ...content });
  return plantEntry(stage.db, stage.who.writer, { editionId, innovationId: id });
}
const stateOf = async (id: EntryId) => (await entryById(stage.db.conn, id))?.state;

test('a record leads to the competitions that take entries, and from there to the entry', async () => {
  const { id: innovationId } = await stage.plant({ ...readyContent, title: 'Puskesmas keliling' });
  const work = await stage.get('writer', `/kelola/inovasi/${innovationId}`);
  expect(work.html).toContain(paths.start.to({ inovasi: innovationId }));
  const choose = await stage.get('writer', paths.start.to({ inovasi: innovationId }));
  const step = paths.start.to({ edisi: editionId, inovasi: innovationId });
  expect(choose.html).toContain(step.replaceAll('&', '&amp;'));
  const page = await stage.get('writer', step);
  expect(text(page)).toContain('Latar belakang Latar belakang, Tujuan 4 dari paling banyak 20');
  const form = formIn(page.html, paths.start.to()) ?? {};
  const wrong = await stage.post('writer', paths.start.to(), { ...form, kelompok: 'khusus' });
  expect([wrong.status, text(wrong).includes('hanya dengan undangan')]).toEqual([422, true]);
  const sent = { ...form, kelompok: 'umum' };
  const twice = [
    await stage.post('writer', paths.start.to(), sent),
    await stage.post('writer', paths.start.to(), sent),
  ];
  expect(twice.map((it) => [it.status, it.to])).toEqual(Array(2).fill([303, paths.entry.to(form.id as EntryId)]));
  const list = await stage.get('writer', paths.start.to({ edisi: editionId, q: 'keliling' }));
  expect(text(list)).toContain('Sudah diusulkan');
});

describe('a section', () => {
  let id: EntryId;
  beforeEach(async () => {
    id = await begun();
  });
  const page = () => paths.section.to(id, 'ringkasan');

  test('says where its text came from, keeps what is typed, and is saved on the way to the next', async () => {
    const opened = await stage.get('writer', page());
    expect(text(opened)).toContain('Dibawa dari rekaman versi 1: Ringkasan.');
    const kept = await stage.post('writer', paths.keepSection.to(id, 'ringkasan'), {
      teks: 'Sedang diketik.',
      revision: '1',
    });
    expect(kept.status).toBe(200);
    const again = await stage.get('writer', page());
    const form = formIn(again.html, page()) ?? {};
    expect(form).toMatchObject({ teks: 'Sedang diketik.', revision: '1' });
    expect((await stage.get('admin', page())).html).not.toContain('Sedang diketik.');
    const saved = await stage.post('writer', page(), { ...form, lanjut: 'berikut' });
    expect([saved.status, saved.to]).toEqual([303, paths.section.to(id, 'latar')]);
    expect(text(await stage.get('writer', page()))).toContain('lalu disunting di sini');
    expect((await textsOf(stage.db.conn, id)).get('ringkasan')?.text).toBe('Sedang diketik.');
  });

  test('saved in another tab keeps what was typed here and shows what stands there', async () => {
    await stage.post('admin', page(), { teks: 'Dari admin.', revision: '1' });
    const late = await stage.post('writer', page(), { teks: 'Dari penulis.', revision: '1' });
    expect([
      late.status,
      text(late).includes('Admin Deli menyimpan bagian ini'),
      text(late).includes('Dari admin.'),
    ]).toEqual([409, true, true]);
    const form = formIn(late.html, page()) ?? {};
    expect(form).toMatchObject({ teks: 'Dari penulis.', revision: '2' });
    expect((await stage.post('writer', page(), form)).status).toBe(303);
  });

  test('of the organiser is not there', async () => {
    expect((await stage.get('hub', page())).status).toBe(404);
    expect((await stage.get('toba', page())).status).toBe(404);
  });
});

describe('the way to the organiser', () => {
  test('leads over the admin, who returns with a note at the section, and submits what was mended', async () => {
    const id = await begun({ summary: '' });
    const checked = await stage.get('writer', paths.check.to(id));
    expect(text(checked)).toContain('Belum terpenuhi: Bagian wajib');
    await stage.post('writer', paths.handOver.to(id));
    const decide = await stage.get('admin', paths.check.to(id));
    expect(text(decide)).toContain('Belum dapat dikirim: Bagian wajib.');
    const empty = await stage.post('admin', paths.return.to(id), { 'catatan.ringkasan': ' ' });
    expect([empty.status, text(empty).includes('Tulis sekurang-kurangnya satu catatan')]).toEqual([422, true]);
    await stage.post('admin', paths.return.to(id), { 'catatan.ringkasan': 'Ringkasannya kosong.' });
    const returned = await stage.get('writer', paths.entry.to(id));
    expect(text(returned)).toContain('1 catatan admin belum ditanggapi');
    expect(text(await stage.get('writer', paths.section.to(id, 'ringkasan')))).toContain('Ringkasannya kosong.');
    await stage.post('writer', paths.section.to(id, 'ringkasan'), { teks: 'Melayani di pulau.', revision: '1' });
    await stage.post('writer', paths.handOver.to(id));
    const [first, second] = [
      await stage.post('admin', paths.submit.to(id)),
      await stage.post('admin', paths.submit.to(id)),
    ];
    expect([first.to, second.to]).toEqual([paths.receipt.to(id), paths.receipt.to(id)]);
    expect(await stateOf(id)).toBe('submitted');
  });

  test('ends with the closing, told with the time of the server', async () => {
    const id = await handedOver(stage.db, stage.who.writer, await begun());
    await stage.db.pool.query(
      `with earlier as (insert into edition_revision (edition_id, no, kind, document, saved_by, saved_at)
        select edition_id, 2, kind, jsonb_set(document, '{stages,0,closes}', to_jsonb($2::text)), saved_by, saved_at
        from edition_revision where edition_id = $1)
      update edition set revision = 2 where id = $1`,
      [editionId, new Date(Date.now() - 1000).toISOString()],
    );
    const late = await stage.post('admin', paths.submit.to(id));
    expect([late.status, text(late).includes('Penerimaan usulan sudah ditutup.')]).toEqual([409, true]);
    expect(text(late)).toMatch(/Waktu server saat ditolak: .* lewat \d\d detik/);
    expect(await stateOf(id)).toBe('with_admin');
  });
});

describe('a receipt', () => {
  test('is proved to anybody by its code, and tells nothing that is private', async () => {
    const id = await handedOver(stage.db, stage.who.writer, await begun());
    must(await stage.db.transact((tx) => submitEntry(tx, stage.who.admin, { id })));
    const snapshot = await lastSnapshotOf(stage.db.conn, id);
    if (!snapshot) throw new Error('no snapshot');
    const receipt = await stage.get('writer', paths.receipt.to(id));
    for (const it of [snapshot.receipt, snapshot.sha256, shownPublicCode(snapshot.code)])
      expect(receipt.html).toContain(it);
    const asked = await stage.server.ask(`${paths.verify.to()}?kode=${shownPublicCode(snapshot.code).toLowerCase()}`);
    expect(asked.headers.get('location')).toBe(paths.verified.to(snapshot.code));
    const open = await (await stage.server.ask(paths.verified.to(snapshot.code))).text();
    expect(open).toContain('Sah: isi yang tersimpan sama dengan yang dikirim');
    expect(open).toContain(snapshot.sha256);
    for (const it of [readyContent.summary, 'Admin Deli', 'Dinas Pendidikan']) expect(open).not.toContain(it);
  });

  test('on paper names what was submitted; the whole entry has its texts', async () => {
    const id = await handedOver(stage.db, stage.who.writer, await begun());
    const { receipt } = must(await stage.db.transact((tx) => submitEntry(tx, stage.who.admin, { id })));
    const cookies = stage.cookies.writer;
    const read = async (path: string) => {
      const answer = await stage.server.ask(path, { cookies });
      return readPdf(new Uint8Array(await answer.arrayBuffer()));
    };
    const [paper, whole] = [await read(paths.receiptPdf.to(id)), await read(paths.entryPdf.to(id))];
    expect([paper.isTagged, paper.language, paper.text.includes(receipt)]).toEqual([true, 'id', true]);
    expect([paper.text.includes(readyContent.summary), whole.text.includes(readyContent.summary)]).toEqual([
      false,
      true,
    ]);
  });
});

describe('reminders', () => {
  const run = (now: Date) => {
    const [job] = entryJobs;
    const log = { info: () => {} } as never;
    return job?.run({}, { db: stage.db, config: testConfig, log, baseUrl: 'http://hub', now });
  };
  const told = async () =>
    (
      await stage.db.pool.query<{ kind: string; values: Record<string, unknown>; name: string }>(
        `select n.kind, n.values, p.name from notice n join person p on p.id = n.person_id
         where n.kind like 'competition.notice.entry_reminder%' and n.values ->> 'edition' = $1 order by n.kind, n.created_at`,
        [title],
      )
    ).rows;
  const HOUR_MS = 3_600_000;
  let title: string;
  let closes: Date;
  beforeEach(async () => {
    count += 1;
    title = `Kompetisi pengingat ${count}`;
    closes = new Date(Date.now() + 40 * 24 * HOUR_MS);
    editionId = await plantEdition(stage.db, organiser(), { ...smallEdition({ closes }), title });
  });
  const hoursBefore = (hours: number) => new Date(closes.getTime() - hours * HOUR_MS);

  test('go out at the hours of the edition, once each, with what is done and what is left', async () => {
    const [draft, waiting] = [await begun({ summary: '' }), await begun()];
    await handedOver(stage.db, stage.who.writer, waiting);
    await run(hoursBefore(337));
    expect(await told()).toEqual([]);
    await run(hoursBefore(336));
    await run(hoursBefore(335));
    const entry = await entryById(stage.db.conn, draft);
    const left = { edition: title, days: 14, hours: 0 };
    expect(await told()).toEqual([
      {
        kind: 'competition.notice.entry_reminder',
        values: { ...left, title: entry?.title, done: 1, of: 2 },
        name: 'Penulis',
      },
      { kind: 'competition.notice.entry_reminder_admin', values: { ...left, n: 1 }, name: 'Admin Deli' },
    ]);
  });

  test('that were missed are not made up for: only the last one that is due is told', async () => {
    await begun();
    await run(hoursBefore(5));
    expect((await told()).map((it) => it.values.hours)).toEqual([5]);
  });

  test('end with the closing', async () => {
    await begun();
    await run(closes);
    expect(await told()).toEqual([]);
  });

  test('by the organiser’s hand go to the chosen institutions, once a day', async () => {
    await begun();
    const page = await stage.get('hub', paths.stuck.to({ edisi: editionId }));
    expect(text(page)).toContain('Pemerintah Kabupaten Deli Serdang');
    const form = { edisi: editionId, siapa: 'dipilih', instansi: stage.who.writer.acting?.institutionId ?? '' };
    const sent = [await stage.post('hub', paths.remind.to(), form), await stage.post('hub', paths.remind.to(), form)];
    expect(sent.map((it) => it.status)).toEqual([303, 303]);
    expect(await told()).toHaveLength(1);
    expect((await stage.post('hub', paths.remind.to(), { edisi: editionId, siapa: 'dipilih' })).status).toBe(422);
    expect((await stage.get('toba', paths.stuck.to({ edisi: editionId }))).status).toBe(404);
  });
});

test('an extension is told to those whose entries have not arrived, and to their admins', async () => {
  await begun();
  const after = new Date('2027-01-15T16:59:00Z').toISOString();
  const context = { db: stage.db, config: testConfig, log: {} as never, baseUrl: 'http://hub', now: new Date() };
  await tellExtended({ editionId, after }, context);
  const told = await stage.db.pool.query<{ name: string; values: object }>(
    `select p.name, n.values from notice n join person p on p.id = n.person_id
     where n.kind = 'competition.notice.entry_deadline' and n.occasion like '%' || $1 || '%' order by p.name`,
    [editionId],
  );
  const values = { edition: 'Kompetisi Uji 2026', closing: '2027-01-15T16:59:00.000Z' };
  expect(told.rows).toEqual([
    { name: 'Admin Deli', values },
    { name: 'Penulis', values },
  ]);
});

test('the home page tells the unit, its admin and the organiser how far their part is, and until when', async () => {
  const waiting = await handedOver(stage.db, stage.who.writer, await begun());
  const draft = await begun();
  const title = (await entryById(stage.db.conn, draft))?.title ?? '';
  const home = async (who: 'writer' | 'admin' | 'hub') => text(await stage.get(who, '/beranda'));
  expect(await home('writer')).toContain(`Lengkapi usulan: ${title} Kompetisi Uji 2026 2 dari 3 selesai`);
  expect(await home('writer')).toContain('Usulan sampai ke penyelenggara Kompetisi Uji 2026 0 dari 2 selesai');
  expect(await home('admin')).toContain('Periksa usulan yang diserahkan Kompetisi Uji 2026 0 dari 1 selesai');
  expect(await home('hub')).toContain('Usulan yang sampai Kompetisi Uji 2026 0 dari 2 selesai');
  expect(await home('hub')).toMatch(/Tenggat \d+ \S+ \d{4}, \d\d\.\d\d WIB tinggal \d+ hari/);
  expect(await stateOf(waiting)).toBe('with_admin');
});
