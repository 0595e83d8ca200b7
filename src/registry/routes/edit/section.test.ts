import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { boxOf, recordsStage, type Stage, seen } from '../../../../tests/support/records-stage.ts';
import type { InnovationId } from '../../model/ids.ts';
import { paths } from '../../paths.ts';

let stage: Stage;
let id: InnovationId;

beforeAll(async () => {
  stage = await recordsStage();
});
afterAll(() => stage.close());

describe('a section', () => {
  beforeEach(async () => {
    ({ id } = await stage.plant());
  });
  const path = (name: 'identity' | 'impact' = 'identity') => paths.section.to(id, name);
  const post = (form: Record<string, string>, name: 'identity' | 'impact' = 'identity') =>
    stage.post('writer', path(name), { revision: '1', ...form });

  test('is saved and leads to the next one', async () => {
    const answer = await post({
      title: 'Antrean ramah lansia',
      stage: 'trial',
      digital: 'ya',
      startYear: '2022',
      lanjut: 'berikut',
    });
    expect([answer.status, answer.to]).toEqual([303, paths.section.to(id, 'summary')]);
    const { content, revision } = await stage.stored(id);
    expect([content.title, content.stage, content.digital, content.startYear, revision]).toEqual([
      'Antrean ramah lansia',
      'trial',
      true,
      2022,
      2,
    ]);
  });

  test('shows wrong input again at 422 with all that was typed and a message at each field', async () => {
    const shown = await post({ title: '', startDate: '2024-02-30', startYear: 'lama' });
    expect(shown.status).toBe(422);
    expect(shown.html).toContain('Isi “Judul inovasi”');
    expect(shown.html).toContain('“Waktu penerapan” bukan tanggal yang ada');
    expect(shown.html).toContain('“Tahun penerapan” harus berupa tahun antara 1945 dan 2100');
    expect(shown.html).toContain('href="#f-title"');
    expect(boxOf(shown, 'startYear')).toBe('lama');
    expect((await stage.stored(id)).revision).toBe(1);
  });

  test('speaks the reader’s language in its messages', async () => {
    const answer = stage.server.ask(path(), {
      cookies: `${stage.cookies.writer}; tuntas_locale=en`,
      form: { revision: '1', title: '', startYear: 'old' },
    });
    const shown = await seen(answer);
    expect(shown.html).toContain('Fill in “Title of the innovation”');
    expect(shown.html).not.toMatch(/Invalid input|expected string/);
  });

  test('takes rows more and less without saving, all else as typed', async () => {
    const typed = { 'impact.0.indicator': 'Waktu tunggu', 'impact.0.unit': 'menit', significance: 'Arti' };
    const more = await post({ ...typed, tambah: 'impact' }, 'impact');
    expect(more.status).toBe(200);
    expect(boxOf(more, 'impact.0.indicator')).toBe('Waktu tunggu');
    expect(boxOf(more, 'impact.1.indicator')).toBe('');
    const less = await post({ ...typed, 'impact.1.indicator': 'Lain', hapus: 'impact.0' }, 'impact');
    expect(boxOf(less, 'impact.0.indicator')).toBeUndefined();
    expect(boxOf(less, 'impact.1.indicator')).toBe('Lain');
    expect(less.html).toContain('Arti');
    expect((await stage.stored(id)).content.impact).toEqual([]);
  });

  test('reads figures the Indonesian way and leaves empty rows out', async () => {
    const row = {
      indicator: 'Waktu tunggu',
      unit: 'menit',
      before: '1.250,5',
      after: '45',
      better: 'lower',
      source: 'SKM',
    };
    const form = Object.fromEntries(Object.entries(row).map(([name, value]) => [`impact.3.${name}`, value]));
    await post({ ...form, 'impact.4.better': 'unsaid' }, 'impact');
    expect((await stage.stored(id)).content.impact).toEqual([
      { ...row, before: 1250.5, after: 45, date: null, story: '' },
    ]);
  });

  test('tells a fault inside a row by its number and column', async () => {
    const shown = await post({ 'impact.0.indicator': 'Waktu', 'impact.0.before': 'dua' }, 'impact');
    expect(shown.status).toBe(422);
    expect(shown.html).toContain('Isi “Satuan (Indikator 1)”');
    expect(shown.html).toContain('“Sebelum (Indikator 1)” harus berupa angka');
  });

  test('sent twice by a double click is saved once', async () => {
    const [first, second] = await Promise.all([post({ title: 'Sekali' }), post({ title: 'Sekali' })]);
    expect([first.status, second.status]).toEqual([303, 303]);
    expect((await stage.stored(id)).revision).toBe(2);
  });

  test('of a record with the admin is refused with the reason, and is not there for strangers', async () => {
    ({ id } = await stage.submitted());
    const refused = await post({ title: 'x' });
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('Sedang diperiksa admin.');
    expect((await stage.get('toba', path())).status).toBe(404);
    expect((await stage.server.ask(path())).status).toBe(303);
  });

  test('that does not exist is not found', async () => {
    const odd = `/kelola/inovasi/${id}/bagian/tidak-ada`;
    expect((await stage.get('writer', odd)).status).toBe(404);
    expect((await stage.get('writer', '/kelola/inovasi/bukan-nomor')).status).toBe(404);
  });
});
