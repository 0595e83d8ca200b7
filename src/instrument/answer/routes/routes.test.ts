import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countQueries } from '../../../../tests/support/database.ts';
import { paperBytes, plantEvidence } from '../../../../tests/support/evidence.ts';
import { plantInstrument, plantSheet } from '../../../../tests/support/instruments.ts';
import { type Part, raiseStage, type Stage } from '../../../../tests/support/stage.ts';
import { newId } from '../../../platform/ids.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.database.close());

const ask = (part: Part, path: string) => stage.server.ask(path, { cookies: stage.cookiesOf(part) });
const send = (part: Part, path: string, form: Readonly<Record<string, string>>) =>
  stage.server.ask(path, { form, cookies: stage.cookiesOf(part) });
const page = async (part: Part, path: string) => (await ask(part, path)).text();

describe('a form of an answer', () => {
  test('that is stale answers 409 with what holds beside what was typed, and can be sent again', async () => {
    const { id } = await plantSheet(stage);
    const path = `/kelola/lembar/${id}/butir/regulasi`;
    const typed = { revisi: '0', pilihan: '/a', catatan: 'Ketikan saya.' };
    const answer = await send('innovator', path, typed);
    const html = await answer.text();
    expect(answer.status).toBe(409);
    expect(html).toContain('Jawaban ini baru saja diubah');
    expect(html).toContain('Ketikan saya.');
    expect(html).toContain('name="revisi" value="1"');
    expect((await send('innovator', path, { ...typed, revisi: '1' })).status).toBe(303);
  });

  test('with an unknown option or a verdict without its note is shown again at 422', async () => {
    const { id } = await plantSheet(stage, 'handed_in');
    const open = await plantSheet(stage);
    const claim = { revisi: '1', pilihan: '/z', catatan: 'Tetap ada.' };
    const refused = await send('innovator', `/kelola/lembar/${open.id}/butir/regulasi`, claim);
    const told = await refused.text();
    expect([refused.status, told.includes('Pilih salah satu jawaban.'), told.includes('Tetap ada.')]).toEqual([
      422,
      true,
      true,
    ]);
    const verdict = { revisi: '1', terbukti: '/a', catatan_verifikasi: '' };
    const judged = await send('local_admin', `/kelola/lembar/${id}/butir/regulasi/verifikasi`, verdict);
    expect([judged.status, (await judged.text()).includes('Tulis catatannya.')]).toEqual([422, true]);
  });
});

describe('what is not done', () => {
  test('evidence of the wrong year is refused at its box, chosen or brought, with what was typed', async () => {
    const { id } = await plantSheet(stage, 'begun');
    const old = await plantEvidence(stage);
    await stage.database.db.pool.query(`update evidence set document_date = '2020-01-01' where id = $1`, [old]);
    const path = `/kelola/lembar/${id}/butir/regulasi/bukti`;
    const told = 'Tahun bukti ini tidak sesuai dengan yang diminta butir ini.';
    const chosen = await send('innovator', `${path}/pasang`, { bukti: old });
    expect([chosen.status, (await chosen.text()).includes(told)]).toEqual([422, true]);
    const form = new FormData();
    const typed = { id: newId<'EvidenceId'>(), judul: 'SK dari laci', tanggal: '2020-01-01' };
    for (const [name, value] of Object.entries(typed)) form.set(name, value);
    form.set('berkas', new File([paperBytes], 'sk.pdf', { type: 'application/pdf' }));
    const bring = () => stage.server.ask(`${path}/unggah`, { form, cookies: stage.cookiesOf('innovator') });
    const brought = await bring();
    const html = await brought.text();
    expect([brought.status, html.includes(told), html.includes('SK dari laci')]).toEqual([422, true, true]);
    const kept = 'select document_date::text as day from evidence where id = $1';
    const rows = async () => (await stage.database.db.pool.query(kept, [typed.id])).rows;
    expect(await rows()).toEqual([]);
    // The same form with the right year brings it; the file has waited.
    form.delete('berkas');
    form.set('unggahan', /name="unggahan" value="([^"]+)"/.exec(html)?.[1] ?? '');
    form.set('tanggal', '2026-01-05');
    expect([(await bring()).status, await rows()]).toEqual([303, [{ day: '2026-01-05' }]]);
  });

  test('whoever claimed an answer does not judge it: no form, the reason in words, and nothing written', async () => {
    const { id } = await plantSheet(stage, 'handed_in');
    const { admin, told } = {
      admin: 'local_admin' as const,
      told: 'Jawaban ini Anda sendiri yang mengisi; orang lain yang memverifikasinya.',
    };
    await stage.database.db.pool.query(
      `update instrument_answer set claimed_by = (select id from person where email = $2) where sheet_id = $1`,
      [id, stage.people[admin].person.email],
    );
    const path = `/kelola/lembar/${id}/butir/regulasi`;
    const html = await page(admin, path);
    expect([html.includes(told), html.includes('name="terbukti"')]).toEqual([true, false]);
    const judged = await send(admin, `${path}/verifikasi`, { revisi: '1', terbukti: '/b', catatan_verifikasi: '' });
    expect([judged.status, (await judged.text()).includes(told)]).toEqual([409, true]);
    expect(await page('hub_admin', path)).toContain('name="terbukti"');
  });
});

test('how a score came about is told step by step', async () => {
  const { id } = await plantSheet(stage, 'judged');
  const html = await page('leader', `/kelola/lembar/${id}/hitungan?nilai=verified`);
  expect(html).toContain('Hitungan terverifikasi');
  expect(html).toContain('Jumlah 6 dari paling tinggi 12.');
  expect(html).toContain('Hasil: 6');
});

test('a list asks the database as often for one sheet as for three, and its file holds the same rows', async () => {
  const editionId = await plantInstrument(stage);
  const list = `/kelola/lembar?edisi=${editionId}`;
  const asks = async () => {
    await ask('hub_admin', list);
    return (await countQueries(stage.database.db, () => ask('hub_admin', list))).queries;
  };
  await plantSheet(stage, 'judged', { editionId, title: 'Pertama' });
  const one = await asks();
  await plantSheet(stage, 'answered', { editionId, title: 'Kedua' });
  await plantSheet(stage, 'begun', { editionId, title: 'Ketiga' });
  expect(await asks()).toBe(one);
  const file = (await (await ask('hub_admin', `/kelola/lembar/unduh.json?edisi=${editionId}`)).json()) as {
    readonly rows: readonly Readonly<Record<string, unknown>>[];
  };
  expect(file.rows.map((it) => [it.subject, it.state, it.claimed, it.verified])).toEqual([
    ['Kedua', 'filling', 6, 0],
    ['Ketiga', 'filling', 0, 0],
    ['Pertama', 'handed_in', 6, 6],
  ]);
});

describe('a new instrument out of a file', () => {
  test.each([
    ['{"format":1', 'Berkas ini bukan JSON.'],
    ['[]', 'Berkas ini bukan dokumen instrumen.'],
    ['{"format":2,"key":"a","subject":"hub","year":2026}', 'format: Pilihan ini tidak dikenal.'],
    [
      '{"format":1,"key":"a","subject":"hub","year":2026,"aspects":[{"code":"a","subject":"planet"}]}',
      'aspects.0.subject',
    ],
    ['{"format":1,"key":"a","subject":"hub","year":2026,"rahasia":1}', 'Ada isian yang tidak dikenal.'],
  ])('%s is refused with what is wrong at its place', async (text, told) => {
    const form = new FormData();
    form.set('sumber', 'berkas');
    form.set('tahun', '2031');
    form.set('berkas', new File([text], 'instrumen.json', { type: 'application/json' }));
    const answer = await stage.server.ask('/kelola/instrumen/baru', { form, cookies: stage.cookiesOf('hub_admin') });
    expect([answer.status, (await answer.text()).includes(told)]).toEqual([422, true]);
  });

  test('that another hub exported is the same document', async () => {
    const id = await plantInstrument(stage);
    const text = await page('hub_admin', `/instrumen/${id}/instrumen.json`);
    const form = new FormData();
    form.set('sumber', 'berkas');
    form.set('tahun', '2031');
    form.set('berkas', new File([text], 'instrumen.json', { type: 'application/json' }));
    const answer = await stage.server.ask('/kelola/instrumen/baru', { form, cookies: stage.cookiesOf('hub_admin') });
    expect(answer.status).toBe(303);
    const made = (answer.headers.get('location') ?? '').split('/').at(-1);
    const copy = JSON.parse(await page('hub_admin', `/instrumen/${made}/instrumen.json`));
    const period = { opens: null, closes: null, verifiedBy: null };
    const wanted = {
      ...JSON.parse(text),
      year: 2031,
      title: 'Instrumen uji 2031',
      title_en: 'Trial instrument 2031',
      period,
    };
    expect(copy).toEqual(wanted);
  });
});

test('a formula that is wrong is told while it is typed, with its place', async () => {
  const id = await plantInstrument(stage, undefined, 'draft');
  const path = `/kelola/instrumen/${id}/ubah/rumus/1/periksa`;
  const typed = {
    'formulas.0.name': 'hasil',
    'formulas.0.per': 'innovation',
    'formulas.0.title': 'Hasil',
    'formulas.0.isResult': 'ya',
  };
  const answer = await send('hub_admin', path, { ...typed, 'formulas.0.expression': 'totall / 2' });
  expect(await answer.text()).toContain('total');
  const right = await send('hub_admin', path, { ...typed, 'formulas.0.expression': 'total / 2' });
  expect(await right.text()).toContain('Tidak ada yang perlu diperbaiki.');
});
