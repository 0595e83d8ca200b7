import { t } from '#platform/i18n/i18n.ts';
import type { Life } from '../model.ts';
import { plainFilter } from '../model.ts';
import { countLives, survivalOf } from '../rules/groups.ts';
import { Curves } from './curves.tsx';

/** Day of the year 2024 on which each made-up innovation of 2016 was last heard of, and whether it stopped then. */
const MADE_UP: readonly (readonly [years: number, stopped: boolean])[] = [
  [1, true],
  [2, true],
  [2, false],
  [3, true],
  [3, false],
  [4, true],
  [4, false],
  [5, false],
  [5, true],
  [6, false],
  [6, false],
  [7, false],
  [7, false],
  [7, false],
];

const FIRST_YEAR = 2016;

function madeUp(): readonly Life[] {
  return MADE_UP.map(([years, stopped], index) => {
    const day = `${FIRST_YEAR + years}-01-01`;
    return {
      id: String(index),
      ...{ regionCode: null, affair: null, digital: null, startYear: null, startYearCertain: true, since: {} },
      startDate: `${FIRST_YEAR}-01-01`,
      registered: `${FIRST_YEAR}-01-01`,
      statements: [{ status: stopped ? 'stopped' : 'continuing', day, said: day }],
    };
  });
}

/** A curve of made-up innovations, to learn how one is read; no figure of anybody's. */
export function Example() {
  const { groups } = survivalOf(countLives(madeUp(), plainFilter));
  return (
    <div class="section">
      <h3>{t('survival.example.title')}</h3>
      <p class="muted mt-2">{t('survival.example.text')}</p>
      <Curves grouping="all" groups={groups} />
    </div>
  );
}
