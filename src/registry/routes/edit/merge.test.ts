import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { formIn } from '../../../../tests/support/form.ts';
import {
  type Fields,
  readyContent,
  recordsStage,
  type Seen,
  type Stage,
} from '../../../../tests/support/records-stage.ts';
import type { InnovationContent } from '../../model/content.ts';
import type { InnovationId } from '../../model/ids.ts';
import type { SectionName } from '../../model/sections.ts';
import { paths } from '../../paths.ts';

let stage: Stage;
let id: InnovationId;
beforeAll(async () => {
  stage = await recordsStage();
});
afterAll(() => stage.close());

const row = {
  indicator: 'Waktu tunggu',
  unit: 'menit',
  before: 90,
  after: 45,
  better: 'lower' as const,
  source: '',
  date: null,
  story: '',
};
const content: InnovationContent = { ...readyContent, purpose: 'Cepat.', impact: [row] };
beforeEach(async () => {
  ({ id } = await stage.plant(content));
});

const path = (name: SectionName) => paths.section.to(id, name);
/** Two people of one record: its writer, and the admin of the hub. */
const post = (part: 'writer' | 'hub', name: SectionName, form: Record<string, string>) =>
  stage.post(part, path(name), form);
const stored = async () => (await stage.stored(id)).content;
const text = (seen: Seen) => seen.html.replaceAll(/<[^>]+>/g, '').replaceAll(/\s+/g, ' ');
/** The page's form as a browser would send it, with what the reader chose. */
const chosen = (seen: Seen, choices: Record<string, string>): Fields => [
  ...Object.entries(formIn(seen.html, path('background')) ?? {}).filter(([name]) => !(name in choices)),
  ...Object.entries(choices),
];

describe('two people on one section', () => {
  test('who changed other fields are joined without a question, and told whose they are', async () => {
    await post('hub', 'background', {
      revision: '1',
      background: 'Antrean panjang sejak pagi.',
      purpose: 'Cepat dan ramah.',
    });
    const mine = await post('writer', 'background', {
      revision: '1',
      background: 'Antrean sejak subuh.',
      purpose: 'Cepat.',
    });
    expect([mine.status, mine.to]).toEqual([303, paths.sectionJoined.to(id, 'background', 1)]);
    expect(await stored()).toMatchObject({ background: 'Antrean sejak subuh.', purpose: 'Cepat dan ramah.' });
    const shown = await stage.get('writer', paths.sectionJoined.to(id, 'background', 1));
    expect(text(shown)).toContain('Tersimpan, digabung dengan perubahan orang lain');
    expect(text(shown)).toMatch(/Admin Hub, .*: Tujuan/);
    expect(text(shown)).not.toMatch(/Penulis, .*: /);
  });

  describe('who changed the same field', () => {
    let clash: Seen;
    beforeEach(async () => {
      await post('hub', 'background', { revision: '1', background: 'Antrean panjang sejak subuh.', purpose: 'Cepat.' });
      const mine = { revision: '1', background: 'Antrean sangat panjang sejak pagi.', purpose: 'Cepat dan ramah.' };
      clash = await post('writer', 'background', { ...mine, lanjut: 'berikut' });
    });

    test('see both texts with what each changed, and nothing is written', async () => {
      expect(clash.status).toBe(409);
      expect(text(clash)).toMatch(/Admin Hub menyimpan perubahan \(2 Maret 2026/);
      expect(clash.html).toContain('sejak <del>pagi.</del><ins>subuh.</ins>');
      expect(clash.html).toContain('Antrean <ins>sangat </ins>panjang');
      expect(await stored()).toMatchObject({ background: 'Antrean panjang sejak subuh.', purpose: 'Cepat.' });
    });

    test.each([
      ['saya', 'Antrean sangat panjang sejak pagi.'],
      ['tersimpan', 'Antrean panjang sejak subuh.'],
      ['gabungan', 'Antrean sangat panjang sejak subuh.'],
    ])('choose “%s”, and all else that was typed is saved with it', async (side, background) => {
      const answer = await stage.post('writer', path('background'), chosen(clash, { 'pilih~background': side }));
      expect([answer.status, answer.to]).toEqual([303, path('novelty')]);
      expect(await stored()).toMatchObject({ background, purpose: 'Cepat dan ramah.' });
    });

    test('may write the mixture themselves', async () => {
      const own = { 'pilih~background': 'gabungan', 'gabungan~background': 'Ditulis bersama.' };
      await stage.post('writer', path('background'), chosen(clash, own));
      expect((await stored()).background).toBe('Ditulis bersama.');
    });

    test('are asked again when they chose nothing, with the mixture as they left it', async () => {
      const again = await stage.post(
        'writer',
        path('background'),
        chosen(clash, { 'gabungan~background': 'Separuh jalan.' }),
      );
      expect(again.status).toBe(422);
      expect(again.html).toContain('href="#f-pilih-background"');
      expect(formIn(again.html, path('background'))).toMatchObject({
        'gabungan~background': 'Separuh jalan.',
        'saya~background': 'Antrean sangat panjang sejak pagi.',
        purpose: 'Cepat dan ramah.',
      });
    });

    test('are led to the page again by a third person, with what they had chosen as theirs', async () => {
      await post('hub', 'background', {
        revision: '2',
        background: 'Antrean dari subuh sampai malam.',
        purpose: 'Cepat.',
      });
      const third = await stage.post('writer', path('background'), chosen(clash, { 'pilih~background': 'saya' }));
      expect(third.status).toBe(409);
      expect(formIn(third.html, path('background'))).toMatchObject({
        revision: '3',
        'tersimpan~background': 'Antrean dari subuh sampai malam.',
        'saya~background': 'Antrean sangat panjang sejak pagi.',
      });
      const kept = await stage.post('writer', path('background'), chosen(clash, { 'pilih~background': 'tersimpan' }));
      expect(kept.status).toBe(303);
      expect((await stored()).background).toBe('Antrean dari subuh sampai malam.');
    });
  });
});

describe('rows', () => {
  const boxes = (rows: readonly Partial<typeof row>[]) =>
    Object.fromEntries(
      rows.flatMap((it, at) =>
        Object.entries({ ...row, ...it }).map(([name, value]) => [`impact.${at}.${name}`, String(value ?? '')]),
      ),
    );
  const impact = async () =>
    (await stored()).impact.map(({ indicator, before, after, source }) => [indicator, before, after, source]);
  const choose = (seen: Seen, choices: Record<string, string>) =>
    stage.post('writer', path('impact'), { ...formIn(seen.html, path('impact')), ...choices });

  test('of both sides stand together', async () => {
    await post('hub', 'impact', { revision: '1', ...boxes([{}, { indicator: 'Warga', before: 1, after: 2 }]) });
    const mine = await post('writer', 'impact', {
      revision: '1',
      ...boxes([{ source: 'SKM' }, { indicator: 'Kader', before: 3, after: 4 }]),
    });
    expect(mine.status).toBe(303);
    expect(await impact()).toEqual([
      ['Waktu tunggu', 90, 45, 'SKM'],
      ['Warga', 1, 2, ''],
      ['Kader', 3, 4, ''],
    ]);
  });

  test('with one figure changed by two people ask for that figure alone', async () => {
    await post('hub', 'impact', { revision: '1', ...boxes([{ after: 40, source: 'Survei' }]) });
    const clash = await post('writer', 'impact', { revision: '1', ...boxes([{ after: 30 }]) });
    expect(clash.status).toBe(409);
    expect(text(clash)).toContain('Sesudah (Waktu tunggu)');
    const answer = await choose(clash, { 'pilih~impact.0.after': 'saya' });
    expect(answer.status).toBe(303);
    expect(await impact()).toEqual([['Waktu tunggu', 90, 30, 'Survei']]);
  });

  test.each([
    ['saya', []],
    ['tersimpan', [['Waktu tunggu', 90, 40, '']]],
  ])('that one took away and another changed: “%s”', async (side, expected) => {
    await post('hub', 'impact', { revision: '1', ...boxes([{ after: 40 }]) });
    const clash = await post('writer', 'impact', { revision: '1' });
    expect(clash.status).toBe(409);
    const answer = await choose(clash, { 'pilih~impact.0': side });
    expect(answer.status).toBe(303);
    expect(await impact()).toEqual(expected);
  });

  test('that cannot be told apart are chosen as a whole, and may all stay', async () => {
    await post('hub', 'impact', { revision: '1', ...boxes([{}, { after: 40 }]) });
    const clash = await post('writer', 'impact', { revision: '1', ...boxes([{}, { after: 30 }]) });
    expect(clash.status).toBe(409);
    const answer = await choose(clash, { 'pilih~impact': 'keduanya' });
    expect(answer.status).toBe(303);
    expect((await impact()).map(([, , after]) => after)).toEqual([45, 40, 30]);
  });
});

test.each(['x', '-1', '1.5', '9999999999', ''])('the revision “%s” is none, and asks', async (revision) => {
  const clash = await post('writer', 'background', { revision, background: 'Lain.', purpose: 'Cepat.' });
  expect(clash.status).toBe(409);
});

test('a form filled before anybody counted asks about every difference', async () => {
  const clash = await post('writer', 'background', { revision: '0', background: 'Lain.', purpose: 'Cepat.' });
  expect(clash.status).toBe(409);
  expect(text(clash)).toContain('Bagian ini sudah berubah sejak Anda membukanya. 1 isian berbeda');
  expect((await stored()).background).toBe('Antrean panjang sejak pagi.');
});
