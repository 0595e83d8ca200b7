import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { historyOf } from '#audit/index.ts';
import { formIn } from '../../../tests/support/form.ts';
import { testNow } from '../../../tests/support/people.ts';
import { recordsStage, type Seen, type Stage } from '../../../tests/support/records-stage.ts';
import { oneRow } from '../../../tests/support/registry.ts';
import type { InnovationId } from '../model/ids.ts';
import { paths } from '../paths.ts';
import { sweepDrafts } from './actions.ts';

let stage: Stage;
let id: InnovationId;
beforeAll(async () => {
  stage = await recordsStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  ({ id } = await stage.plant());
});

type Part = 'writer' | 'hub' | 'toba';
const page = () => paths.section.to(id, 'background');
const keep = (form: Record<string, string>, part: Part = 'writer') =>
  stage.post(part, paths.keepSection.to(id, 'background'), { revision: '1', ...form });
const shown = async (part: Part = 'writer') => formIn((await stage.get(part, page())).html, page());
const said = (seen: Seen) => JSON.parse(seen.html) as { at?: string; text: string };
const text = (seen: Seen) => seen.html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const drafts = async () =>
  (
    await oneRow<{ n: number }>(
      stage.db,
      sql`select count(*) as n from registry_draft d
    join innovation_version v on v.id = d.version_id where v.innovation_id = ${id}`,
    )
  ).n;
const typed = { background: 'Antrean sejak subuh.', purpose: 'Cepat.' };

describe('what is typed', () => {
  test('is kept without touching the record, and is there when the section is opened again', async () => {
    const answer = await keep(typed);
    expect([answer.status, said(answer).text]).toEqual([
      200,
      'Tersimpan otomatis pukul 10.00 WIB. Tekan Simpan untuk memasukkannya ke catatan.',
    ]);
    expect((await stage.stored(id)).content.background).toBe('Antrean panjang sejak pagi.');
    expect(await shown()).toMatchObject({ ...typed, revision: '1', dilihat: said(answer).at });
    const opened = await stage.get('writer', page());
    expect(text(opened)).toContain('Isian Anda yang belum disimpan sudah dikembalikan');
    expect(text(opened)).toContain('Berbeda dari yang tersimpan: Latar belakang, Tujuan.');
  });

  test('is nobody else’s: they see what is stored, and that somebody is at work', async () => {
    await keep(typed);
    const others = await stage.get('hub', page());
    expect(formIn(others.html, page())?.background).toBe('Antrean panjang sejak pagi.');
    expect(others.html).not.toContain('Antrean sejak subuh.');
    expect(text(others)).toContain('Penulis sedang mengisi bagian ini (terakhir pukul 10.00 WIB).');
  });

  test('wrongly is kept as it is', async () => {
    const form = { revision: '1', title: '', startYear: 'dua ribu', startDate: '2024-02-30' };
    await stage.post('writer', paths.keepSection.to(id, 'identity'), form);
    const opened = await stage.get('writer', paths.section.to(id, 'identity'));
    expect(formIn(opened.html, paths.section.to(id, 'identity'))).toMatchObject({
      title: '',
      startYear: 'dua ribu',
      startDate: '2024-02-30',
    });
  });

  test('in another language comes back with its numbers in this one', async () => {
    const form = {
      revision: '1',
      'impact.0.indicator': 'Waktu',
      'impact.0.unit': 'menit',
      'impact.0.before': '1.250,5',
    };
    await stage.post('writer', paths.keepSection.to(id, 'impact'), form);
    const path = paths.section.to(id, 'impact');
    const english = await stage.server.ask(path, { cookies: `${stage.cookies.writer}; tuntas_locale=en` });
    expect(formIn(await english.text(), path)).toMatchObject({ 'impact.0.before': '1250.5' });
  });

  test('is done with when it is saved', async () => {
    const { at = '' } = said(await keep(typed));
    const saved = await stage.post('writer', page(), { revision: '1', ...typed, dilihat: at });
    expect(saved.status).toBe(303);
    expect([(await stage.stored(id)).content.background, await drafts()]).toEqual(['Antrean sejak subuh.', 0]);
  });

  test('is no draft when it is what is stored', async () => {
    const { at = '' } = said(await keep(typed));
    const same = await keep({ background: 'Antrean panjang sejak pagi.', purpose: '', dilihat: at });
    expect([said(same), await drafts()]).toEqual([{ at: '', text: 'Sama dengan yang tersimpan.' }, 0]);
  });

  test('in two tabs is not written over: the later one is told, and its save leaves the other’s text', async () => {
    await keep(typed);
    const later = await keep({ background: 'Dari tab kedua.', purpose: '' });
    expect(later.status).toBe(409);
    expect(said(later).text).toContain('tab atau perangkat lain');
    await stage.post('writer', page(), { revision: '1', background: 'Dari tab kedua.', purpose: '', dilihat: '' });
    expect((await stage.stored(id)).content.background).toBe('Dari tab kedua.');
    expect(await shown()).toMatchObject({ ...typed, revision: '1' });
  });

  test('on another person’s page is not kept', async () => {
    const answer = await keep({ ...typed, pemilik: stage.who.hub.person?.id ?? '' });
    expect([answer.status, await drafts()]).toEqual([409, 0]);
  });

  test('is told to the log once a sitting, without what it said', async () => {
    const { at = '' } = said(await keep(typed));
    await keep({ ...typed, purpose: 'Cepat dan ramah.', dilihat: at });
    const rows = await historyOf(stage.db.conn, { kind: 'innovation', id });
    const kept = rows.filter((it) => it.event === 'registry.draft.keep');
    expect(kept.map((it) => it.changes)).toEqual([[]]);
  });

  test('is thrown away at one’s wish', async () => {
    await keep(typed);
    const confirm = await stage.get('writer', paths.discardSection.to(id, 'background'));
    expect(text(confirm)).toContain('Buang isian yang belum disimpan?');
    const thrown = await stage.post('writer', paths.discardSection.to(id, 'background'));
    expect([thrown.status, thrown.to, await drafts()]).toEqual([303, page(), 0]);
    expect(await shown()).toMatchObject({ background: 'Antrean panjang sejak pagi.' });
  });

  test('by who may not edit is refused, and a stranger finds nothing', async () => {
    expect((await keep(typed, 'toba')).status).toBe(404);
    ({ id } = await stage.submitted());
    expect((await keep(typed)).status).toBe(409);
  });

  test('beyond what a form can hold is refused', async () => {
    const answer = await keep({ background: 'x'.repeat(450_000) });
    expect([answer.status, said(answer).text]).toEqual([409, 'Isian ini terlalu panjang untuk disimpan otomatis.']);
  });
});

test('a clash keeps what was typed, and going back finds it', async () => {
  await stage.post('hub', page(), { revision: '1', background: 'Dari hub.', purpose: '' });
  const clash = await stage.post('writer', page(), { revision: '1', background: 'Dari penulis.', purpose: '' });
  expect(clash.status).toBe(409);
  expect(await shown()).toMatchObject({ background: 'Dari penulis.', revision: '1' });
  expect(text(await stage.get('writer', page()))).toContain('Sejak itu bagian ini juga disimpan oleh Admin Hub.');
  const form = { ...formIn(clash.html, page()), 'pilih~background': 'saya' };
  expect((await stage.post('writer', page(), form)).status).toBe(303);
  expect([(await stage.stored(id)).content.background, await drafts()]).toEqual(['Dari penulis.', 0]);
});

test('what nobody came back to in thirty days is swept, and what is discarded takes its drafts along', async () => {
  await keep(typed);
  const after = (days: number) => new Date(testNow.getTime() + days * 86_400_000);
  await stage.db.transact((tx) => sweepDrafts(tx, after(29)));
  expect(await drafts()).toBe(1);
  await stage.db.transact((tx) => sweepDrafts(tx, after(31)));
  expect(await drafts()).toBe(0);
  await keep(typed);
  const gone = await stage.post('writer', paths.discard.to(id));
  expect([gone.status, await drafts()]).toEqual([303, 0]);
});
