import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askedIn, filterOf as logFilter } from '../../src/audit/log-query.ts';
import { readAddress, readPaper } from '../../src/files/routes/paper-form.ts';
import { parseInstitutionKind, splitAgency } from '../../src/identity/institution-name.ts';
import { parseEmail } from '../../src/identity/model.ts';
import { askedInstitutions } from '../../src/identity/routes/institutions-query.ts';
import { parseCode } from '../../src/identity/rules/recovery-code.ts';
import { markLine, readMark } from '../../src/platform/backup/format.ts';
import { spokenLocale } from '../../src/platform/http/api/language.ts';
import { type FormValues, formValues } from '../../src/platform/http/form.ts';
import { parseId } from '../../src/platform/ids.ts';
import { parseAddress } from '../../src/platform/outbound/address.ts';
import { parseGroup, parseLevel, parseSource, parseYear } from '../../src/registry/award-text.ts';
import { fieldsOf, readList } from '../../src/registry/catalogue/list-query.ts';
import { readContact } from '../../src/registry/catalogue/record/rules.ts';
import { askedSearch } from '../../src/registry/catalogue/routes/search-query.ts';
import { seenIn } from '../../src/registry/drafts/form.ts';
import { readAffairs } from '../../src/registry/import/rules/affair.ts';
import { readDegrees, readPoint } from '../../src/registry/import/rules/coordinates.ts';
import { readDate } from '../../src/registry/import/rules/date.ts';
import { readRow } from '../../src/registry/import/rules/row.ts';
import { isTarget, targetSpecs } from '../../src/registry/import/rules/targets.ts';
import { readYear } from '../../src/registry/import/rules/year.ts';
import { sectionNames } from '../../src/registry/model/sections.ts';
import { readFigure, readProblem, readTitle } from '../../src/registry/problems/routes/problem-form.ts';
import { readSection, retyped, rowStepOf, withRowStep } from '../../src/registry/routes/edit/section-form.ts';
import { queryOf, filterOf as recordFilter } from '../../src/registry/routes/list-query.ts';
import { rowSpecs } from '../../src/registry/rules/fields.ts';
import { readNumber } from '../../src/registry/rules/number.ts';
import { parseQuery } from '../../src/registry/search/query-text.ts';
import { hostileText, SEED } from '../support/dice.ts';

// Every parser of text, on its own: whatever comes is read or refused, never a fault, and soon.

const dice = { seed: SEED, numRuns: 150 };

/** Pairs as an address or a form may carry them: names that are known, and others. */
const pairs = (names: readonly string[]) =>
  fc.array(
    fc.tuple(
      fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: hostileText }),
      hostileText,
    ),
    {
      maxLength: 12,
    },
  );
const query = (names: string) => pairs(names.split(' ')).map((it) => new URLSearchParams(it));

const listNames = 'q wilayah urusan tpb tahapan jenis penghargaan tahun-penghargaan tahun keberlanjutan urut hal';
const good = fc.constantFrom(
  '12.07',
  '12',
  'kesehatan',
  '3',
  'inisiatif',
  'digital',
  'ada',
  'top-45',
  '2024',
  'judul',
  '7',
);

describe('the query of an address', () => {
  test('of the catalogue is read, and what was read comes back by its own address', () => {
    const known = fc.array(fc.tuple(fc.constantFrom(...listNames.split(' ')), fc.oneof(good, hostileText)), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(known, (given) => {
        const read = readList(new URLSearchParams(given));
        const again = readList(new URLSearchParams(fieldsOf(read).map(([name, value]) => [name, value])));
        expect(again).toEqual(read);
      }),
      dice,
    );
  });

  test('of the records is read, and comes back', () => {
    fc.assert(
      fc.property(query('q status tanda instansi unit'), (given) => {
        const read = recordFilter((name) => given.get(name) ?? '');
        const again = new URLSearchParams(queryOf(read));
        expect(recordFilter((name) => again.get(name) ?? '')).toEqual(read);
      }),
      dice,
    );
  });

  test.each([
    ['the institutions', 'cari jenis wilayah', askedInstitutions],
    ['the search over everything', 'q jenis', askedSearch],
    ['the log', 'cari kejadian dari sampai sebelum', (it: URLSearchParams) => logFilter(askedIn(it))],
  ])('of %s is read', (_name, names, read) => {
    fc.assert(
      fc.property(query(names), (given) => {
        expect(read(given)).toBeTypeOf('object');
      }),
      dice,
    );
  });
});

const boxes =
  'judul sakit siapa sejak wilayah urusan tpb indikator satuan nilai tanggal sumber nomor penerbit halaman berlaku tautan catatan tambah hapus dilihat';
const contentBoxes = `${boxes} title summary background stage digital startDate startYear mainAffair otherAffairs sdgs ${Object.keys(
  rowSpecs,
)
  .flatMap((kind) => [`${kind}.0.indicator`, `${kind}.1.title`, `${kind}.999.url`, `${kind}.x`, `${kind}.0.before`])
  .join(' ')}`;
const place = { regions: ['12.07'], today: '2026-03-02' };

/** Every reader of a form; what each answers is its own. */
const forms: Readonly<Record<string, (form: FormValues) => unknown>> = {
  paper: readPaper,
  address: readAddress,
  problem: (form) => readProblem(form, place, 'id'),
  'problem in English': (form) => readProblem(form, place, 'en'),
  figure: (form) => readFigure(form, 'id'),
  title: (form) => readTitle(form, 'id'),
  'moment of a draft': (form) => ({ seen: seenIn(form) }),
  rows: (form) => {
    const step = rowStepOf(form);
    return step ? withRowStep(form, step) : {};
  },
  ...Object.fromEntries(
    sectionNames.flatMap((name) => [
      [`section ${name}`, (form: FormValues) => readSection(name, form, 'id')],
      [`section ${name}, in another language`, (form: FormValues) => retyped(name, form, 'id', 'en')],
    ]),
  ),
  contact: (form) =>
    readContact({
      purpose: form.get('judul'),
      name: form.get('siapa'),
      institution: form.get('satuan'),
      email: form.get('sumber'),
      body: form.get('sakit'),
    }),
};

test.each(Object.keys(forms))('a form is read or refused: %s', (name) => {
  fc.assert(
    fc.property(query(contentBoxes), (given) => {
      expect(forms[name]?.(formValues(given))).toBeTypeOf('object');
    }),
    { ...dice, numRuns: 40 },
  );
});

const cell = (read: (text: string) => unknown) => (text: string) => void read(text);
const columns = targetSpecs.map((it) => it.name).filter(isTarget);

/** Every reader of one text. */
const texts: Readonly<Record<string, (text: string) => void>> = {
  'a search': (text) => {
    const read = parseQuery(text);
    expect(parseQuery(read.text).parts).toEqual(read.parts);
  },
  'a number': (text) => {
    for (const locale of ['id', 'en'] as const) expect(readNumber(text, locale)).toSatisfy(isNumberOrNull);
  },
  'an address of e-mail': cell(parseEmail),
  'a code': cell(parseCode),
  'an id': cell(parseId),
  'a link': cell((text) => parseAddress(text, { plain: true, allows: () => true })),
  'a language': (text) => {
    expect(['id', 'en', null]).toContain(spokenLocale(text));
  },
  'a line of a backup': (text) => {
    const mark = readMark(text);
    if (mark) expect(readMark(markLine(mark).trimEnd())).toEqual(mark);
  },
  'a kind of institution': cell(parseInstitutionKind),
  'an agency': cell((text) => splitAgency(text, text, text)),
  'a year of an award': cell(parseYear),
  'a level': cell(parseLevel),
  'a group': cell(parseGroup),
  'a source': cell(parseSource),
  'a date in a cell': cell(readDate),
  'a year in a cell': cell(readYear),
  'a point in a cell': cell(readPoint),
  'degrees in a cell': cell(readDegrees),
  'affairs in a cell': cell(readAffairs),
  'a row of a sheet': (text) => {
    const mapping = { columns, institutionId: null, competition: text, idSystem: text };
    const row = readRow({ no: 2, cells: columns.map(() => text), kinds: {} }, { mapping, headings: columns });
    expect(row.faults.every((it) => it.row === 2)).toBe(true);
  },
};
const isNumberOrNull = (it: unknown): boolean => it === null || Number.isFinite(it);

describe('a text is read or refused', () => {
  test.each(Object.keys(texts))('%s', (name) => {
    fc.assert(
      fc.property(hostileText, (text) => texts[name]?.(text)),
      dice,
    );
  });

  // What a careless pattern would chew on for minutes; the bound is far above what a busy machine takes.
  const SOON_MS = 5000;
  const bits = [
    ' ',
    '1',
    '1.',
    '1,',
    '-',
    'a',
    'a ',
    '"',
    '(',
    '((',
    'Top ',
    '1 ',
    '2019/',
    '/',
    '; ',
    '.a',
    '@a',
    '\t\n',
  ];
  test.each(Object.keys(texts))('%s, however long, soon', (name) => {
    const long = bits.map((bit) => bit.repeat(20_000 / bit.length));
    const started = performance.now();
    for (const text of long) texts[name]?.(`${text}!`);
    expect(performance.now() - started).toBeLessThan(SOON_MS);
  });
});
