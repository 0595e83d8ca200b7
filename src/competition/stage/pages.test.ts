import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InstitutionId } from '#identity/index.ts';
import { must } from '#platform/outcome.ts';
import { handedOver, plantEdition, plantEntry, smallEdition } from '../../../tests/support/entries.ts';
import { readPdf } from '../../../tests/support/pdf.ts';
import { readyContent, recordsStage, type Stage } from '../../../tests/support/records-stage.ts';
import { editionDocument } from '../edition/model/document.ts';
import type { EditionId } from '../edition/model/edition.ts';
import { submitEntry } from '../entry/actions/submit.ts';
import type { EntryId } from '../entry/model/entry.ts';
import { paths } from './paths.ts';
import { askedReasons } from './rules/check.ts';

const DAY_MS = 86_400_000;
/** The server of these tests stands still in March 2026: what is open there opened long before. */
const [before, after] = ['2026-01-01T00:00:00Z', '2099-01-01T00:00:00Z'];
let stage: Stage;
let editionId: EditionId;
let [first, other] = ['' as EntryId, '' as EntryId];

async function submitted(title: string): Promise<EntryId> {
  const { id: innovationId } = await stage.plant({ ...readyContent, title });
  const id = await plantEntry(stage.db, stage.who.writer, { editionId, innovationId });
  await handedOver(stage.db, stage.who.writer, id);
  must(await stage.db.transact((tx) => submitEntry(tx, stage.who.admin, { id })));
  return id;
}

beforeAll(async () => {
  stage = await recordsStage();
  const small = smallEdition({ closes: new Date(Date.now() + 30 * DAY_MS) });
  const document = editionDocument.parse({
    ...small,
    awards: [{ code: 'top-1', name: 'Top 1', name_en: 'Top 1', slots: 1 }],
    stages: [
      ...small.stages,
      { kind: 'admin_check', opens: before, closes: after, settings: { correctionDays: 3 } },
      { kind: 'tpi_plenary', opens: before, closes: after },
      { kind: 'final_list', opens: after },
    ],
  });
  editionId = await plantEdition(stage.db, stage.who.hub.acting?.institutionId as InstitutionId, document);
  [first, other] = [await submitted('Sumur bersama'), await submitted('Ambulans desa')];
});
afterAll(() => stage.close());

const allMet = Object.fromEntries(askedReasons.map((it) => [`periksa.${it}`, 'met']));
const check = (id: EntryId) => paths.check.to(editionId, id);

describe('the list of checks', () => {
  test('shows what waits, and is nobody else’s', async () => {
    const page = await stage.get('hub', paths.checks.to(editionId));
    expect(page.status).toBe(200);
    expect(page.html).toContain('Sumur bersama');
    expect(page.html).toContain('Menunggu');
    for (const part of ['admin', 'writer', 'toba'] as const)
      expect([part, (await stage.get(part, paths.checks.to(editionId))).status]).toEqual([part, 404]);
  });

  test('is narrowed by words, and says so when nothing is left', async () => {
    const page = await stage.get('hub', paths.checks.to(editionId, { q: 'ambulans' }));
    expect([page.html.includes('Ambulans desa'), page.html.includes('Sumur bersama')]).toEqual([true, false]);
    const none = await stage.get('hub', paths.checks.to(editionId, { q: 'xilofon' }));
    expect(none.html).toContain('Tidak ada usulan di sini');
  });
});

describe('one check', () => {
  test('shows what was submitted with the answers that the rules propose', async () => {
    const page = await stage.get('hub', check(first));
    expect(page.html).toContain(readyContent.summary);
    expect(page.html).toMatch(/name="periksa.same_title"[^>]*value="met"[^>]*checked/);
  });

  test('refuses a verdict that is not whole, at its fields, and keeps what was typed', async () => {
    const form = { ...allMet, 'periksa.careless': '', hasil: 'passed', revisi: '0', catatan: 'Catatan saya' };
    const page = await stage.post('hub', check(first), form);
    expect(page.status).toBe(422);
    expect(page.html).toContain('Jawab pertanyaan ini sebelum meloloskan.');
    expect(page.html).toContain('Catatan saya');
    expect((await stage.post('hub', check(first), { revisi: '0' })).html).toContain('Pilih hasil pemeriksaan.');
  });

  test('decides, and tells the entrant’s people that it is decided', async () => {
    const form = { ...allMet, hasil: 'passed', revisi: '0' };
    expect((await stage.post('hub', check(first), form)).status).toBe(303);
    expect((await stage.get('hub', check(first))).html).toContain('Lolos administrasi');
    const again = await stage.post('hub', check(first), { ...form, hasil: 'refused', alasan: 'other', catatan: 'x' });
    expect(again.status).toBe(409);
  });

  test('of another edition or of nothing is not there', async () => {
    const elsewhere = paths.check.to('00000000-0000-7000-8000-000000000000' as EditionId, first);
    expect((await stage.get('hub', elsewhere)).status).toBe(404);
    expect((await stage.get('toba', check(first))).status).toBe(404);
    expect((await stage.post('admin', check(other), { ...allMet, hasil: 'passed', revisi: '0' })).status).toBe(404);
  });
});

describe('a plenary in the browser', () => {
  const plenary = () => paths.plenary.to(editionId, 'tpi_plenary');

  test('takes choices, tells what is missing, and signs', async () => {
    await stage.post('hub', check(other), { ...allMet, hasil: 'passed', revisi: '0' });
    expect((await stage.get('hub', plenary())).html).toContain('Belum ada nilai');
    const wrong = { usulan: first, revisi: '0', [`pilih.${first}`]: 'ya', [`setuju.${first}`]: 'banyak' };
    const refused = await stage.post('hub', plenary(), wrong);
    expect([refused.status, refused.html.includes('Tuliskan banyaknya suara')]).toEqual([422, true]);
    const chosen = { usulan: first, revisi: '0', [`pilih.${first}`]: 'ya', [`penghargaan.${first}`]: 'top-1' };
    expect((await stage.post('hub', plenary(), chosen)).status).toBe(303);
    const minutes = paths.minutes.to(editionId, 'tpi_plenary');
    const missing = (await stage.get('hub', minutes)).html;
    expect(missing).toContain('Tanggal rapat belum diisi');
    expect((await stage.get('hub', paths.minutesPdf.to(editionId, 'tpi_plenary'))).status).toBe(404);
    const members = ['Ani', 'Budi', 'Citra'].flatMap((name, at) => [
      ['anggota', String(at)],
      [`anggota.${at}.nama`, name],
      [`anggota.${at}.peran`, at === 0 ? 'chair' : 'member'],
      [`anggota.${at}.hadir`, 'ya'],
    ]) as [string, string][];
    const meeting = [
      ['revisi', '2'],
      ['tanggal', '2026-09-12'],
      ['tempat', 'Medan'],
      ['uraian', 'Dibuka.'],
    ] as [string, string][];
    const meetingPath = paths.meeting.to(editionId, 'tpi_plenary');
    const bad = await stage.post('hub', meetingPath, [
      ...meeting.map(([k, v]) => [k, k === 'tanggal' ? '31-02' : v] as [string, string]),
      ...members,
    ]);
    expect([bad.status, bad.html.includes('Tuliskan tanggal yang ada.')]).toEqual([422, true]);
    expect((await stage.post('hub', meetingPath, [...meeting, ...members])).status).toBe(303);
    expect((await stage.post('hub', minutes, { revisi: '3' })).status).toBe(303);
    const signed = (await stage.get('hub', minutes)).html;
    expect(signed).toContain('Unduh berita acara (PDF)');
    expect((await stage.post('hub', plenary(), chosen)).status).toBe(409);
  });

  test('has its members and the course as files, for nobody else', async () => {
    const [meeting, course] = [paths.meeting.to(editionId, 'tpi_plenary'), paths.course.to(editionId)];
    const rowsOf = async (path: string) => JSON.parse((await stage.get('hub', `${path}/unduh.json`)).html).rows;
    expect(await rowsOf(meeting)).toEqual([
      { name: 'Ani', office: null, part: 'chair', present: true },
      { name: 'Budi', office: null, part: 'member', present: true },
      { name: 'Citra', office: null, part: 'member', present: true },
    ]);
    const told = (await rowsOf(course)).map((it: Record<string, unknown>) => [
      it.stage,
      it.field,
      it.open,
      it.on,
      it.out,
    ]);
    expect(told).toEqual([
      ['entering', null, null, null, null],
      ['admin_check', 2, 0, 2, 0],
      ['tpi_plenary', 2, 0, 1, 1],
      ['final_list', null, null, null, null],
    ]);
    for (const path of [meeting, course]) expect((await stage.get('admin', `${path}/unduh.json`)).status).toBe(404);
  });

  test('prints its minutes with the sheet for signatures', async () => {
    const path = paths.minutesPdf.to(editionId, 'tpi_plenary');
    const answer = await stage.server.ask(path, { cookies: stage.cookies.hub });
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    const { text } = await readPdf(new Uint8Array(await answer.arrayBuffer()));
    for (const word of ['Berita Acara', 'Sumur bersama', 'Top 1', 'Lembar tanda tangan', 'Citra'])
      expect(text).toContain(word);
  });

  test('what it decided is told to nobody before its hour', async () => {
    const journey = await stage.get('toba', paths.journey.to(editionId, first));
    expect(journey.status).toBe(200);
    expect(journey.html).not.toContain('Top 1');
    expect(journey.html).not.toContain('Menerima penghargaan');
    expect((await stage.get('writer', paths.journey.to(editionId, first))).html).not.toContain('Top 1');
    expect((await stage.get('hub', paths.course.to(editionId))).status).toBe(200);
    for (const path of [paths.results.to(editionId), `${paths.results.to(editionId)}/unduh.json`]) {
      const results = await stage.get('toba', path);
      expect([path, results.status, results.html.includes('Sumur bersama')]).toEqual([path, 200, false]);
    }
    for (const path of [
      plenary(),
      paths.minutes.to(editionId, 'tpi_plenary'),
      paths.minutesPdf.to(editionId, 'tpi_plenary'),
    ])
      for (const part of ['admin', 'writer', 'toba'] as const)
        expect([path, (await stage.get(part, path)).status]).toEqual([path, 404]);
  });
});
