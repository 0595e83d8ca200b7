import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InstitutionId } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { readRows } from '#platform/sheet/index.ts';
import { plantRated, type Rated, ratedDocument } from '../../../tests/support/rated.ts';
import { rate, tokenFor } from '../../../tests/support/rating.ts';
import { recordsStage, type Seen, type Stage, seen } from '../../../tests/support/records-stage.ts';
import type { EditionDocument } from '../edition/model/document.ts';
import { paths as editionPaths } from '../edition/paths.ts';
import type { EntryId } from '../entry/model/entry.ts';
import { paths as stagePaths } from '../stage/paths.ts';
import { paths } from './paths.ts';

let stage: Stage;
let it: Rated;
let [first, second, third] = ['', '', ''] as [EntryId, EntryId, EntryId];

const planted = (document: EditionDocument) => {
  const { institutionId, unitId } = stage.who.writer.acting ?? {};
  const homes = ['Sumur bersama', 'Ambulans desa', 'Tidak terpilih'].map((title) => ({
    title,
    institutionId: institutionId as InstitutionId,
    unitId: unitId ?? null,
  }));
  return plantRated(stage.db, stage.who.hub, { homes, document, finalists: 2 });
};
beforeAll(async () => {
  stage = await recordsStage();
  it = await planted(ratedDocument({ settings: { publicComments: true, figures: 'after' } }));
  [first, second, third] = it.entries as [EntryId, EntryId, EntryId];
});
afterAll(() => stage.close());

const visit = (path: string, form?: Record<string, string>, language = 'id'): Promise<Seen> => {
  const headers = { cookie: `tuntas_locale=${language}` };
  return seen(stage.server.ask(path, form ? { form, headers } : { headers }));
};
const form = (given: Record<string, string> = {}) => ({
  id: newId<'BallotId'>(),
  surel: 'warga@contoh.id',
  situs: '',
  [`nilai.${first}`]: '4',
  ...given,
});
const ballots = async (id = it.editionId) =>
  (await stage.db.pool.query('select state from rating_ballot where edition_id = $1', [id])).rows.length;

describe('the page for everyone', () => {
  test('lists finalists alone, with a mark each and nothing of who was not chosen', async () => {
    const page = await visit(paths.rate.to(it.editionId));
    expect([page.status, page.html.includes('Sumur bersama'), page.html.includes('Ambulans desa')]).toEqual([
      200,
      true,
      true,
    ]);
    expect(page.html).not.toContain('Tidak terpilih');
    expect(page.html.match(new RegExp(`name="nilai\\.${first}"`, 'g'))).toHaveLength(6);
    expect(page.html).not.toContain('Hasil penilaian publik');
  });

  test('shows one finalist alone, and 404 for who is none', async () => {
    const one = await visit(paths.rate.to(it.editionId, first));
    expect([one.status, one.html.includes('Sumur bersama'), one.html.includes('Ambulans desa')]).toEqual([
      200,
      true,
      false,
    ]);
    for (const id of [third, 'x', newId()])
      expect((await visit(paths.rate.to(it.editionId, id as EntryId))).status).toBe(404);
  });

  test('tells finalists of nothing before they are announced', async () => {
    const secret = await planted(ratedDocument({ announced: '2099-01-01T00:00:00Z' }));
    const page = await visit(paths.rate.to(secret.editionId));
    expect([page.status, page.html.includes('Sumur bersama'), page.html.includes('Belum ada finalis')]).toEqual([
      200,
      false,
      true,
    ]);
    expect((await visit(paths.rate.to(secret.editionId, secret.entries[0] as EntryId))).status).toBe(404);
  });

  test('is not there where the edition asks for no rating, nor is any trace of it', async () => {
    const { editionId, entries } = await planted(ratedDocument({ settings: null }));
    const [one] = entries as [EntryId];
    const gone = [
      paths.rate.to(editionId),
      paths.sent.to(editionId),
      paths.confirm.to(editionId, 'x'),
      paths.organised.to(editionId),
      paths.file.to(editionId, 'xlsx'),
      paths.comments.to(editionId),
      paths.voiding.to(editionId, 'domain-x'),
    ];
    for (const path of gone) expect([path, (await stage.get('hub', path)).status]).toEqual([path, 404]);
    expect((await visit(paths.rate.to(editionId), form())).status).toBe(404);
    for (const path of [
      stagePaths.results.to(editionId),
      stagePaths.journey.to(editionId, one),
      editionPaths.edition.to(editionId),
    ])
      expect([path, (await visit(path)).html.includes('penilaian-publik')]).toEqual([path, false]);
  });

  test('is led to from the results, the edition, and each finalist’s way, not from others’', async () => {
    const leads = async (path: string) => (await visit(path)).html.includes('/penilaian-publik');
    const { editionId } = it;
    expect(await leads(stagePaths.results.to(editionId))).toBe(true);
    expect(await leads(editionPaths.edition.to(editionId))).toBe(true);
    expect(await leads(stagePaths.journey.to(editionId, first))).toBe(true);
    expect(await leads(stagePaths.journey.to(editionId, third))).toBe(false);
  });

  test('says in both languages when it opens, and that it has closed with its figures', async () => {
    const soon = await planted(ratedDocument({ opens: '2098-05-01T00:00:00Z' }));
    expect((await visit(paths.rate.to(soon.editionId))).html).toContain('Penilaian belum dibuka');
    expect((await visit(paths.rate.to(soon.editionId), undefined, 'en')).html).toContain(
      'The rating has not opened yet',
    );
    const shown = await planted(ratedDocument({ settings: { figures: 'during' } }));
    await rate(stage.db, {
      editionId: shown.editionId,
      email: 'a@contoh.id',
      marks: [[shown.entries[0] as EntryId, 4]],
    });
    await rate(stage.db, {
      editionId: shown.editionId,
      email: 'b@contoh.id',
      marks: [[shown.entries[0] as EntryId, 5]],
    });
    const page = await visit(paths.rate.to(shown.editionId));
    expect(page.html).toContain('Hasil penilaian publik');
    expect(page.html).toContain('4,5');
  });
});

describe('the form', () => {
  test.each([
    ['nothing', { 'nilai.x': '4' }, 'Beri nilai sedikitnya untuk satu finalis.'],
    ['no address', { surel: ' ' }, 'Tulis alamat surel Anda.'],
    ['half an address', { surel: 'warga@' }, 'Tulis alamat surel yang lengkap'],
  ])('with %s is told so, and keeps what was typed', async (what, given, text) => {
    const before = await ballots();
    const typed = form(given as Record<string, string>);
    if (what === 'nothing') typed[`nilai.${first}`] = '';
    const page = await visit(paths.rate.to(it.editionId), typed);
    expect([page.status, page.html.includes(text)]).toEqual([422, true]);
    if (what !== 'nothing') expect(page.html).toMatch(new RegExp(`name="nilai\\.${first}"[^>]*value="4"[^>]*checked`));
    expect(await ballots()).toBe(before);
  });

  test('with a mark off the scale or a comment without one is told at its field', async () => {
    const page = await visit(
      paths.rate.to(it.editionId),
      form({ [`nilai.${first}`]: '6', [`catatan.${second}`]: 'Hebat' }),
    );
    expect(page.status).toBe(422);
    expect(page.html).toContain('Pilih salah satu nilai yang tersedia.');
    expect(page.html).toContain('Beri nilai juga, atau hapus catatannya.');
  });

  test('of a program that fills in every box is answered like everybody’s, and nothing is kept', async () => {
    const before = await ballots();
    const page = await visit(paths.rate.to(it.editionId), form({ situs: 'https://x.example' }));
    expect([page.status, page.to]).toEqual([303, paths.sent.to(it.editionId)]);
    expect(await ballots()).toBe(before);
  });

  test('of own people shows no mark for their entry, and refuses one', async () => {
    const page = await stage.get('writer', paths.rate.to(it.editionId));
    expect(page.html).toContain('Anda termasuk pengusul');
    expect(page.html).not.toContain('name="nilai.');
    expect((await stage.post('writer', paths.rate.to(it.editionId), form())).status).toBe(409);
  });

  test('sends a link that is looked at by GET and confirmed by POST', async () => {
    const email = 'tautan@contoh.id';
    const sent = await visit(paths.rate.to(it.editionId), form({ surel: email, [`catatan.${first}`]: 'Berguna.' }));
    expect([sent.status, sent.to]).toEqual([303, paths.sent.to(it.editionId)]);
    expect((await visit(paths.sent.to(it.editionId))).html).toContain('Periksa kotak surat Anda');
    const mail = await stage.db.pool.query<{ subject: string; body: string }>(
      'select subject, body_text as body from mail_message where recipient = $1',
      [email],
    );
    expect(mail.rows[0]?.subject).toBe('Konfirmasikan penilaian Anda: Kompetisi Uji 2026');
    expect(mail.rows[0]?.body).not.toContain('Sumur');
    const token = await tokenFor(stage.db, email);
    const question = await visit(paths.confirm.to(it.editionId, token));
    expect([question.status, question.html.includes('4 dari 5'), question.html.includes('Berguna.')]).toEqual([
      200,
      true,
      true,
    ]);
    const done = await visit(paths.confirm.to(it.editionId), { token });
    expect([done.status, done.html.includes('1 nilai dihitung')]).toEqual([200, true]);
    const again = await visit(paths.confirm.to(it.editionId, token));
    expect([again.status, again.html.includes('4 dari 5')]).toEqual([200, false]);
    expect((await visit(paths.confirm.to(it.editionId, 'salah'))).status).toBe(410);
  });
});

describe('the organiser', () => {
  test('sees sums, days and comments, and nobody else does', async () => {
    const { editionId } = it;
    await rate(stage.db, { editionId, email: 'diam-diam@unik.example', marks: [[second, 2, 'Kurang jelas.']] });
    const pages = [paths.organised.to(editionId), paths.comments.to(editionId), paths.file.to(editionId, 'json')];
    for (const path of pages) {
      const page = await stage.get('hub', path);
      expect([path, page.status, page.html.includes('unik.example')]).toEqual([path, 200, false]);
      for (const part of ['admin', 'writer', 'toba'] as const)
        expect([part, path, (await stage.get(part, path)).status]).toEqual([part, path, 404]);
    }
    expect((await stage.get('hub', paths.comments.to(editionId))).html).toContain('Kurang jelas.');
    expect((await stage.get('hub', stagePaths.course.to(editionId))).html).toContain(paths.organised.to(editionId));
  });

  test('takes the figures as a workbook', async () => {
    const answer = await stage.server.ask(paths.file.to(it.editionId, 'xlsx'), { cookies: stage.cookies.hub });
    const cells: string[] = [];
    for await (const row of readRows(new Uint8Array(await answer.arrayBuffer())))
      if (row.ok) cells.push(JSON.stringify(row.value));
    const text = cells.join('\n');
    for (const word of ['Sumur bersama', 'Ambulans desa', 'Rata-rata', 'Nilai 5']) expect(text).toContain(word);
    expect(text).not.toContain('contoh.id');
  });

  test('takes a burst out of the count and counts it again, each with a reason', async () => {
    const { editionId, entries } = await planted(ratedDocument());
    const [one] = entries as [EntryId];
    for (let n = 0; n < 20; n += 1)
      await rate(stage.db, { editionId, email: `a${n}@banjir.id`, ip: `192.0.2.${n}`, marks: [[one, 5]] });
    const page = await stage.get('hub', paths.organised.to(editionId));
    expect(page.html).toContain('Domain surel banjir.id');
    const [, voiding = ''] = /href="([^"]+\/batal\/[^"]+)"/.exec(page.html) ?? [];
    expect((await stage.get('hub', voiding)).html).toContain('Keluarkan penilaian dalam lonjakan ini dari hitungan?');
    expect((await stage.get('admin', voiding)).status).toBe(404);
    const bare = await stage.post('hub', voiding, { alasan: '' });
    expect([bare.status, bare.html.includes('Tulis alasannya.')]).toEqual([422, true]);
    expect((await stage.post('hub', voiding, { alasan: 'Satu kantor.' })).status).toBe(303);
    expect((await stage.post('hub', voiding, { alasan: 'Satu kantor.' })).status).toBe(409);
    const after = await stage.get('hub', paths.organised.to(editionId));
    expect(after.html).toContain('Satu kantor.');
    const [, lifting = ''] = /href="([^"]+\/pulihkan\/[^"]+)"/.exec(after.html) ?? [];
    expect((await stage.get('hub', lifting)).status).toBe(200);
    expect((await stage.post('hub', lifting, { alasan: '' })).status).toBe(422);
    expect((await stage.post('hub', lifting, { alasan: 'Pelatihan.' })).status).toBe(303);
    expect((await stage.get('hub', lifting)).status).toBe(409);
    expect((await stage.get('hub', paths.organised.to(editionId))).html).toContain('Pelatihan.');
  });
});

describe('the plenary', () => {
  const plenaryOf = async (settings: object, closes: string) => {
    const { editionId, entries } = await planted(ratedDocument({ settings, closes: '2099-01-01T00:00:00Z' }));
    await rate(stage.db, { editionId, email: 'p@contoh.id', marks: [[entries[0] as EntryId, 3]] });
    await stage.db.pool.query(
      `with next as (insert into edition_revision (edition_id, no, kind, document, reason, saved_by, saved_at)
         select edition_id, 2, 'changed', $2::jsonb, '', saved_by, now() from edition_revision where edition_id = $1)
       update edition set revision = 2 where id = $1`,
      [editionId, JSON.stringify(ratedDocument({ settings, closes }))],
    );
    return (await stage.get('hub', stagePaths.plenary.to(editionId, 'tpi_plenary'))).html;
  };
  const closed = '2026-02-01T00:00:00Z';

  test('sees the figures apart, only where the edition says so and once they stand', async () => {
    const told = 'Penilaian publik (terpisah, tidak masuk nilai): 3,0 dari 5 (1 penilai)';
    expect(await plenaryOf({ plenarySees: true }, closed)).toContain(told);
    expect(await plenaryOf({ plenarySees: true }, '2099-01-01T00:00:00Z')).not.toContain('Penilaian publik');
    expect(await plenaryOf({}, closed)).not.toContain('Penilaian publik');
  });
});
