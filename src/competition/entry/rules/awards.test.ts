import { expect, test } from 'vitest';
import { historyAgainst, type Won } from './awards.ts';

const won = (given: Partial<Won>): Won => ({
  competition: 'KIPP',
  levelText: 'Top 45',
  levelTop: 45,
  year: 2019,
  yearCertain: true,
  ...given,
});
/** As in 2021, general group: never in these top lists, and fewer than twice Top 99 (domain §3). */
const rule = {
  never: [
    { top: 45, year: 2019, competition: 'KIPP' },
    { top: 45, year: 2020, competition: 'KIPP' },
    { top: 40, year: 2018, competition: 'KIPP' },
  ],
  fewer: [{ top: 99, year: null, competition: '', times: 2 }],
};

test('a list that it entered speaks against it', () => {
  expect(historyAgainst(rule, [won({})])).toEqual({ against: [won({})], doubtful: [] });
});

test('another year, another list and another competition do not', () => {
  const others = [won({ year: 2014 }), won({ levelTop: 9 }), won({ competition: 'Lomba Inovasi Daerah' })];
  expect(historyAgainst(rule, others)).toEqual({ against: [], doubtful: [] });
});

test('once Top 99 is few enough, twice is not', () => {
  const [first, second] = [won({ levelTop: 99, year: 2016 }), won({ levelTop: 99, year: 2017, levelText: 'Top 99' })];
  expect(historyAgainst(rule, [first])).toEqual({ against: [], doubtful: [] });
  expect(historyAgainst(rule, [first, second])).toEqual({ against: [first, second], doubtful: [] });
});

test('a year that nobody knows for sure is left to people', () => {
  const doubtful = won({ yearCertain: false });
  expect(historyAgainst(rule, [doubtful])).toEqual({ against: [], doubtful: [doubtful] });
});

test('a level without its number is left to people', () => {
  const unnumbered = won({ levelTop: null, levelText: 'Finalis' });
  expect(historyAgainst(rule, [unnumbered]).doubtful).toEqual([unnumbered]);
});
