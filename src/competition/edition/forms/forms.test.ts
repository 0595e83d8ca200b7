import { describe, expect, test } from 'vitest';
import { codeOf, isoOf } from '#platform/document/read.ts';
import { rowDeedOf, withRowDeed } from '#platform/document/rows.ts';
import { datedPreset, wib } from '../../../../tests/support/editions.ts';
import { type FormValues, formValues } from '../../../platform/http/form.ts';
import { inLocale } from '../../../platform/i18n/i18n.ts';
import { type EditionDocument, editionDocument } from '../model/document.ts';
import { itemParts, partNames, partSlugs } from '../model/layout.ts';
import { editionPresets } from '../model/presets.ts';
import { changedBy } from './change.ts';
import { isSamePart, type Target, targetOf, typedTarget } from './target.ts';

const edition = datedPreset('regency-starter');

/** Every page of a document. */
function targetsOf(document: EditionDocument): readonly Target[] {
  return partNames.flatMap((part): Target[] => {
    const isItem = itemParts.some((it) => it === part);
    if (!isItem) return [targetOf(document, part, undefined)!];
    const items = document[part as (typeof itemParts)[number]];
    return items.map((_, index) => targetOf(document, part, String(index + 1))!);
  });
}

/** The typed form with some fields changed; null takes one away. */
function typed(target: Target, changes: Readonly<Record<string, string | null>> = {}): FormValues {
  const form = typedTarget(edition, target);
  const sent = new URLSearchParams();
  for (const name of form.names()) if (!(name in changes)) for (const it of form.all(name)) sent.append(name, it);
  for (const [name, text] of Object.entries(changes)) if (text !== null) sent.append(name, text);
  return formValues(sent);
}

const basics = { part: 'basics', index: null } as const;
const stages = { part: 'stages', index: null } as const;

describe('a form that is sent as it was shown', () => {
  test.each(editionPresets.map((it) => [it.code, datedPreset(it.code)] as const))(
    'changes nothing of %s',
    (_code, document) => {
      for (const locale of ['id', 'en'] as const)
        inLocale(locale, () => {
          for (const target of targetsOf(document))
            expect(changedBy(document, target, typedTarget(document, target))).toEqual({ ok: true, document });
        });
    },
  );
});

test('a form of stages with a public rating changes nothing either, and takes what is typed', () => {
  const settings = { marks: 7, publicComments: true, figures: 'never', plenarySees: true };
  const rating = { kind: 'public_rating', opens: wib('2026-06-04'), closes: wib('2026-06-30'), settings };
  const document = editionDocument.parse({ ...edition, stages: [...edition.stages, rating] });
  const form = typedTarget(document, stages);
  expect(changedBy(document, stages, form)).toEqual({ ok: true, document });
  const prefix = `stages.${document.stages.length - 1}.settings`;
  const sent = new URLSearchParams(form.names().flatMap((name) => form.all(name).map((it) => [name, it])));
  sent.set(`${prefix}.marks`, '5');
  sent.set(`${prefix}.figures`, 'during');
  sent.delete(`${prefix}.plenarySees`);
  const changed = changedBy(document, stages, formValues(sent));
  expect(changed.ok && changed.document.stages.at(-1)?.settings).toEqual({
    marks: 5,
    publicComments: true,
    figures: 'during',
    plenarySees: false,
  });
});

describe('what is typed', () => {
  test.each([
    [{ 'sections.1.words': '250' }, { words: 250 }],
    [{ 'sections.1.words': ' ' }, { words: null }],
    [{ 'sections.1.weight': '12,5' }, { weight: 12.5 }],
    [{ 'sections.1.required': null }, { required: false }],
    [{ 'sections.1.code': '', 'sections.1.name': 'Kebaruan & Nilai Tambah' }, { code: 'kebaruan-nilai-tambah' }],
    [{ 'sections.1.groups': 'umum' }, { groups: ['umum'] }],
  ])('%j becomes %j', (changes, expected) => {
    const target = { part: 'sections', index: 1 } as const;
    const changed = changedBy(edition, target, typed(target, changes));
    expect(changed.ok && changed.document.sections[1]).toMatchObject(expected);
  });

  test.each([
    [basics, { year: 'dua ribu' }, { year: 'Tulis angka, misalnya 12,5.' }],
    [basics, { year: '2026,5' }, { year: 'Tulis angka bulat.' }],
    [basics, { year: '1999' }, { year: 'Angka ini di luar batas.' }],
    [basics, { title: 'x'.repeat(301) }, { title: 'Isian ini terlalu panjang.' }],
    [
      basics,
      { 'papers.0.title': 'Pedoman', 'papers.0.url': 'javascript:alert(1)' },
      { 'papers.0.url': 'Tulis alamat lengkap yang diawali https://' },
    ],
    [
      stages,
      { 'stages.0.opens': '2026-02-30T08:00' },
      { 'stages.0.opens': 'Tulis tanggal dan jam, misalnya 2026-07-31 23:59.' },
    ],
    [
      { part: 'groups', index: null } as const,
      { 'groups.0.code': 'Kode Salah' },
      { 'groups.0.code': 'Kode hanya huruf kecil, angka, dan tanda hubung.' },
    ],
    [
      { part: 'entrants', index: null } as const,
      { 'entrants.regions.cakupan': 'pilih', 'entrants.regions': 'Medan' },
      { 'entrants.regions': 'Tulis kode wilayah Kemendagri, misalnya 12 atau 12.07.' },
    ],
  ])('is told at its field: %o %j', (target, changes, errors) => {
    expect(changedBy(edition, target, typed(target, changes))).toEqual({ ok: false, errors });
  });

  test('stages are kept in the order of a competition', () => {
    const form = withRowDeed(typed(stages), rowDeedOf('tambah:stages')!, { kind: 'te_plenary' });
    const changed = changedBy(edition, stages, formValues(withSheets(form)));
    expect(changed.ok && changed.document.stages.map((it) => it.kind)).toEqual([
      ...['entering', 'admin_check', 'desk_scoring', 'te_plenary', 'finalists_plenary', 'finalists_announcement'],
      ...['interview', 'tpi_plenary', 'final_list', 'awarding'],
    ]);
  });
});

const withSheets = (form: FormValues) =>
  new URLSearchParams(form.names().flatMap((name) => form.all(name).map((it): [string, string] => [name, it])));

describe('a moment', () => {
  test.each([
    ['2026-07-31T23:59', '2026-07-31T23:59:00+07:00'],
    ['2026-07-31 23.59', '2026-07-31T23:59:00+07:00'],
    ['2026-07-31T24:00', null],
    ['2026-02-29T10:00', null],
    ['31-07-2026', null],
  ])('%s is %s', (text, expected) => {
    expect(isoOf(text)).toBe(expected);
  });
});

test.each([
  ['Kebaruan', 'kebaruan'],
  ['  Señor – Ékologi!', 'senor-ekologi'],
  ['', 'bagian'],
  [`${'a'.repeat(39)} b`, 'a'.repeat(39)],
])('the code of «%s» is %s', (name, expected) => {
  expect(codeOf(name)).toBe(expected);
});

describe('rows', () => {
  const form = formValues(new URLSearchParams('a.0.x=1&a.1.x=2&a.1.y=3&a.2.x=4&b=5'));
  const after = (deed: string) => withSheets(withRowDeed(form, rowDeedOf(deed)!)).toString();

  test.each([
    ['hapus:a.1', 'a.0.x=1&a.1.x=4&b=5'],
    ['naik:a.1', 'a.1.x=1&a.0.x=2&a.0.y=3&a.2.x=4&b=5'],
    ['naik:a.0', 'a.0.x=1&a.1.x=2&a.1.y=3&a.2.x=4&b=5'],
    ['hapus:a.7', 'a.0.x=1&a.1.x=2&a.1.y=3&a.2.x=4&b=5'],
    ['tambah:a', 'a.0.x=1&a.1.x=2&a.1.y=3&a.2.x=4&b=5&a.3.baru=ya'],
  ])('%s', (deed, expected) => {
    expect(after(deed)).toBe(expected);
  });

  test.each(['', 'simpan', 'hapus:', 'hapus:a', 'naik:a.x', 'tambah:a b'])('«%s» is no deed', (text) => {
    expect(rowDeedOf(text)).toBeNull();
  });
});

test('what another changed in another part is no clash', () => {
  const other = { ...edition, theme: 'Lain' };
  expect(isSamePart(edition, other, basics)).toBe(false);
  expect(isSamePart(edition, other, stages)).toBe(true);
  expect(Object.keys(partSlugs)).toEqual(partNames);
});

test('an item that is not there is no page', () => {
  expect(targetOf(edition, 'sections', '8')).toBeNull();
  expect(targetOf(edition, 'sections', 'x')).toBeNull();
  expect(targetOf(edition, 'basics', '1')).toBeNull();
});
