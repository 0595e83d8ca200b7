import { describe, expect, test } from 'vitest';
import { type AwardCells, awardKey, readAward, splitGroup } from './award.ts';

const cells = (given: Partial<AwardCells>): AwardCells => ({
  level: '',
  year: '',
  group: '',
  competition: '',
  titleUsed: '',
  source: '',
  note: '',
  ...given,
});

describe('the competition and the group of a cell', () => {
  test.each([
    ['umum', null, 'umum'],
    ['khusus?', null, 'khusus?'],
    ['?', null, null],
    ['', null, null],
    ['PKRI keberlanjutan', 'PKRI', 'keberlanjutan'],
    ['PKRI replikasi', 'PKRI', 'replikasi'],
    ['KOVABLIK Jatim', 'KOVABLIK Jatim', null],
    ['KOVABLIK Jatim replikasi', 'KOVABLIK Jatim', 'replikasi'],
    ['KIPP DIY kabupaten/kota', 'KIPP DIY kabupaten/kota', null],
    ['UNPSA', 'UNPSA', null],
  ])('"%s"', (text, competition, group) => {
    expect(splitGroup(text)).toEqual({ competition, group });
  });
});

describe('an award', () => {
  test('keeps its level, year, group, source and note', () => {
    const said = cells({
      level: 'Top 45',
      year: '2020',
      group: 'umum',
      source: 'http://www.bpkp.go.id/read/2710 (link seen truncated)',
      note: 'first of two',
    });
    expect(readAward(said, 'Library Cafe', 'KIPP')).toEqual({
      award: {
        titleUsed: 'Library Cafe',
        competition: 'KIPP',
        awardGroup: 'umum',
        levelText: 'Top 45',
        levelTop: 45,
        year: 2020,
        yearCertain: true,
        sourceUrl: 'http://www.bpkp.go.id/read/2710',
        note: 'first of two; (link seen truncated)',
      },
      faults: [],
      keep: [],
    });
  });

  test('of an uncertain year stays uncertain', () => {
    const { award, faults } = readAward(cells({ level: 'Top 99', year: '2017?' }), 'SI-CAKEP', 'KIPP');
    expect([award?.year, award?.yearCertain]).toEqual([2017, false]);
    expect(faults).toEqual([
      { severity: 'warning', code: 'uncertain_year', detail: { value: '2017?' }, column: 'awardYear' },
    ]);
  });

  test.each([
    ['?', null, false],
    ['', null, true],
  ])('whose year is "%s" has none', (year, expected, certain) => {
    const { award } = readAward(cells({ level: 'Top 99', year }), 'Lapo Bra', 'KIPP');
    expect([award?.year, award?.yearCertain]).toEqual([expected, certain]);
  });

  test('of a doubtful level keeps the text and claims no place in a list', () => {
    const { award, faults } = readAward(cells({ level: 'Top 99?' }), 'Barisan Siap', 'KIPP');
    expect([award?.levelText, award?.levelTop, faults.map((it) => it.code)]).toEqual([
      'Top 99?',
      null,
      ['uncertain_level'],
    ]);
  });

  test('is none when only a stage was reached; the cells are kept as text', () => {
    const said = cells({ level: 'presentation stage', year: '2021', group: 'KIPP kabupaten' });
    expect(readAward(said, 'Go Pasar Indah', 'KIPP')).toEqual({
      award: null,
      faults: [
        { severity: 'warning', code: 'stage_no_award', detail: { value: 'presentation stage' }, column: 'awardLevel' },
      ],
      keep: ['awardGroup', 'awardLevel', 'awardYear'],
    });
  });

  test('is none without a level, and what the row says is kept', () => {
    expect(readAward(cells({ year: '2021' }), 'X', 'KIPP')).toEqual({ award: null, faults: [], keep: ['awardYear'] });
    expect(readAward(cells({}), 'X', 'KIPP')).toEqual({ award: null, faults: [], keep: [] });
  });

  test('bears the title under which it was won and the competition of its own column', () => {
    const said = cells({ level: 'Juara I', competition: 'KIPP Sumut', group: 'umum', titleUsed: 'Judul Lama' });
    const { award } = readAward(said, 'Judul Baru', 'KIPP');
    expect([award?.titleUsed, award?.competition, award?.awardGroup]).toEqual(['Judul Lama', 'KIPP Sumut', 'umum']);
  });
});

test('an award told twice has one key, another year another', () => {
  const award = { competition: 'KIPP', awardGroup: 'umum', levelText: 'Top 45', year: 2019 };
  expect(awardKey(award)).toBe(awardKey({ ...award, levelText: ' top  45 ' }));
  expect(awardKey(award)).not.toBe(awardKey({ ...award, year: 2021 }));
});
