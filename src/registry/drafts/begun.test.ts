import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { formIn } from '../../../tests/support/form.ts';
import { recordsStage, type Seen, type Stage } from '../../../tests/support/records-stage.ts';
import { oneRow } from '../../../tests/support/registry.ts';
import type { InnovationId, ProblemId } from '../model/ids.ts';
import { paths } from '../paths.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await recordsStage();
});
afterAll(() => stage.close());

const said = (seen: Seen) => JSON.parse(seen.html) as { at?: string; text: string };
const text = (seen: Seen) => seen.html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const count = async (id: string) =>
  (await oneRow<{ n: number }>(stage.db, sql`select count(*) as n from registry_draft where begun_id = ${id}`)).n;

describe('a problem that is not raised yet', () => {
  const title = 'Obat habis di pulau';
  const typed = { judul: title, sakit: 'Obat habis tiap bulan.', siapa: 'Lansia', wilayah: '12.07' };
  const page = (id: ProblemId) => paths.newProblemForm.to({ id });
  const keep = (id: ProblemId, form: Record<string, string>) =>
    stage.post('writer', paths.keepNewProblem.to(), { id, ...form });
  const raise = (id: ProblemId, form: Record<string, string>) =>
    stage.post('writer', paths.newProblemForm.to(), { id, ...form });

  test('has its id in the address of the form, so that coming back finds what was typed', async () => {
    const opened = await stage.get('writer', paths.newProblemForm.to({ judul: title }));
    const id = new URL(opened.to ?? '', 'http://hub').searchParams.get('id') as ProblemId;
    expect([opened.status, opened.to]).toEqual([303, paths.newProblemForm.to({ judul: title, id })]);
    const fresh = await stage.get('writer', opened.to ?? '');
    expect(formIn(fresh.html, paths.newProblemForm.to())).toMatchObject({ id, judul: title, sakit: '', dilihat: '' });
    const kept = await keep(id, typed);
    expect([kept.status, said(kept).text]).toEqual([
      200,
      'Tersimpan otomatis pukul 10.00 WIB. Hanya Anda yang melihatnya sampai Anda mengirimnya.',
    ]);
    const again = await stage.get('writer', opened.to ?? '');
    expect(formIn(again.html, paths.newProblemForm.to())).toMatchObject({ id, ...typed, dilihat: said(kept).at });
    expect(text(again)).toContain('Isian Anda yang belum disimpan sudah dikembalikan');
  });

  test('waits on the home page and where the next one begins, for its writer alone', async () => {
    const id = newId<'ProblemId'>();
    await keep(id, { ...typed, judul: 'Jembatan putus di hulu' });
    for (const path of ['/beranda', paths.newProblem.to()]) {
      const own = await stage.get('writer', path);
      expect([path, text(own).includes('Masalah baru: Jembatan putus di hulu')]).toEqual([path, true]);
      expect(own.html).toContain(page(id).replace('&', '&amp;'));
      expect((await stage.get('hub', path)).html).not.toContain('Jembatan putus di hulu');
    }
    const others = await stage.get('hub', page(id));
    expect(formIn(others.html, paths.newProblemForm.to())).toMatchObject({ id, judul: '', sakit: '' });
  });

  test('with nothing typed but its title and place is no draft', async () => {
    const id = newId<'ProblemId'>();
    expect(said(await keep(id, { judul: title, wilayah: '12.07', sakit: ' ' })).at).toBe('');
    expect(await count(id)).toBe(0);
  });

  test('is done with when it is raised, sent twice too, and its form leads to it from then on', async () => {
    const id = newId<'ProblemId'>();
    const { at = '' } = said(await keep(id, typed));
    const wrong = await raise(id, { ...typed, siapa: '', dilihat: at });
    expect([wrong.status, await count(id)]).toEqual([422, 1]);
    expect(formIn(wrong.html, paths.newProblemForm.to())).toMatchObject({ id, sakit: typed.sakit, dilihat: at });
    const sent = [await raise(id, { ...typed, dilihat: at }), await raise(id, { ...typed, dilihat: at })];
    expect(sent.map((it) => [it.status, it.to])).toEqual(Array(2).fill([303, paths.problem.to(id)]));
    expect(await count(id)).toBe(0);
    expect((await stage.get('writer', page(id))).to).toBe(paths.problem.to(id));
    const late = await keep(id, typed);
    expect([late.status, await count(id)]).toEqual([409, 0]);
  });

  test('is thrown away at one’s wish, and by nobody else', async () => {
    const id = newId<'ProblemId'>();
    await keep(id, typed);
    const discard = paths.discardNewProblem.to(id);
    expect((await stage.get('hub', discard)).status).toBe(404);
    await stage.post('hub', discard);
    expect(await count(id)).toBe(1);
    expect(text(await stage.get('writer', discard))).toContain('Isian Anda pada “Obat habis di pulau”');
    const thrown = await stage.post('writer', discard);
    expect([thrown.status, thrown.to, await count(id)]).toEqual([303, paths.newProblem.to(), 0]);
  });

  test('in two tabs is not written over', async () => {
    const id = newId<'ProblemId'>();
    await keep(id, typed);
    const later = await keep(id, { ...typed, sakit: 'Dari tab kedua.' });
    expect(later.status).toBe(409);
    expect(said(later).text).toContain('tab atau perangkat lain');
  });
});

describe('a copy that is not begun yet', () => {
  let origin: InnovationId;
  const form = { judul: 'Antrean ramah Toba', adaptasi: 'Dengan bahasa Batak.' };
  const place = () => ({
    instansi: stage.who.writer.acting!.institutionId,
    unit: stage.who.writer.acting!.unitId ?? '',
  });
  const keep = (id: InnovationId, sent: Record<string, string>) =>
    stage.post('writer', paths.keepReplica.to(origin), { id, ...place(), ...sent });
  const shown = async () =>
    formIn((await stage.get('writer', paths.replicate.to(origin))).html, paths.replicate.to(origin));

  beforeAll(async () => {
    ({ id: origin } = await stage.published());
  });

  test('is found again under the record that it copies and on the home page, and done with when it begins', async () => {
    const id = newId<'InnovationId'>();
    const { at = '' } = said(await keep(id, form));
    expect(await shown()).toMatchObject({ id, ...form, dilihat: at });
    expect(text(await stage.get('writer', '/beranda'))).toContain('Replikasi: Antrean ramah Toba');
    const begin = () => stage.post('writer', paths.replicate.to(origin), { id, ...place(), ...form, dilihat: at });
    expect([await begin(), await begin()].map((it) => it.to)).toEqual(Array(2).fill(paths.work.to(id)));
    expect(await count(id)).toBe(0);
    expect((await keep(id, form)).status).toBe(409);
    expect((await shown())?.id).not.toBe(id);
  });

  test('with the title that we proposed and nothing else is no draft', async () => {
    const id = newId<'InnovationId'>();
    const proposed = (await shown())?.judul ?? '';
    expect(said(await keep(id, { judul: proposed, adaptasi: '' })).at).toBe('');
    expect(await count(id)).toBe(0);
  });

  test('is thrown away at one’s wish', async () => {
    const id = newId<'InnovationId'>();
    await keep(id, form);
    const discard = paths.discardReplica.to(origin);
    expect(text(await stage.get('writer', discard))).toContain('Isian Anda pada “Antrean ramah Toba”');
    const thrown = await stage.post('writer', discard);
    expect([thrown.to, await count(id)]).toEqual([paths.replicate.to(origin), 0]);
    expect((await stage.get('writer', discard)).status).toBe(404);
  });
});

test('sections and problems that wait to be saved stand on the home page with the way back', async () => {
  const { id } = await stage.plant();
  const kept = { revision: '1', background: 'Antrean sejak subuh.' };
  await stage.post('writer', paths.keepSection.to(id, 'background'), kept);
  const home = await stage.get('writer', '/beranda');
  expect(text(home)).toContain('Bagian Latar belakang dan tujuan: Antrean ramah');
  expect(home.html).toContain(paths.section.to(id, 'background'));
  expect((await stage.get('admin', '/beranda')).html).not.toContain(paths.section.to(id, 'background'));
});
