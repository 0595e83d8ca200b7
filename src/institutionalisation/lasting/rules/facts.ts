import type { ContentOf, LastingContent } from '../model/content.ts';
import type { Dimension } from '../model/dimensions.ts';
import { ladders } from '../model/ladders.ts';
import { hasMoney, isInForce } from './holds.ts';
import { actorCount, budgetYears, type Look, officeCount, planningYears, rungOf, teamSize } from './standing.ts';
import { consecutiveYears, windowOf } from './years.ts';

/** Names under which instruments ask what makes an innovation last. */
export const factNames = [
  'lasting.regulation',
  'lasting.teamSize',
  'lasting.team',
  'lasting.budgetYears',
  'lasting.planningYears',
  'lasting.agreement',
  'lasting.manual',
  'lasting.serviceDays',
  'lasting.monitoring',
  'lasting.actors',
  'lasting.offices',
] as const;
export type FactName = (typeof factNames)[number];

type Value = number | string | boolean;
type Reckoned = {
  readonly dimension: Dimension;
  readonly of: (contents: readonly LastingContent[], look: Look) => Value | null;
};

/** As the index names its steps: a decree of the region's head, a regulation of his, a regional regulation. */
const regulations = ['office_decree', 'decree', 'head_regulation', 'regional_regulation'] as const;
const atLeastOne = (count: number): number | null => (count > 0 ? count : null);

/** The index counts plans of T-1 or T-2 first; one for T0 alone is none (no. 21). */
function plansOf(contents: readonly LastingContent[], year: number): number | null {
  const known = new Set(planningYears(contents));
  const [first, second, third] = windowOf(year).map((it) => known.has(it)) as [boolean, boolean, boolean];
  if (first && second) return third ? 3 : 2;
  return first || second ? 1 : null;
}

function onLadder(dimension: 'procedure' | 'monitoring' | 'team', contents: readonly LastingContent[], look: Look) {
  const rung = rungOf(dimension, contents, look);
  return rung === 0 ? null : (ladders[dimension][rung - 1] ?? null);
}

/** The shortest time of the procedures in force, in working days. */
function serviceDays(contents: readonly LastingContent[], { day }: Look): number | null {
  const days = contents.flatMap((it) => (it.dimension === 'procedure' && isInForce(it, day) ? [it.days] : []));
  return days.length === 0 ? null : Math.min(...days);
}

const reckoned: Readonly<Record<FactName, Reckoned>> = {
  'lasting.regulation': {
    dimension: 'policy',
    of: (contents, look) => regulations[rungOf('policy', contents, look) - 1] ?? null,
  },
  'lasting.teamSize': { dimension: 'team', of: (contents, look) => atLeastOne(teamSize(contents, look)) },
  'lasting.team': { dimension: 'team', of: (contents, look) => onLadder('team', contents, look) },
  'lasting.budgetYears': {
    dimension: 'budget',
    of: (contents, { year }) => atLeastOne(consecutiveYears(budgetYears(contents), year)),
  },
  'lasting.planningYears': { dimension: 'planning', of: (contents, { year }) => plansOf(contents, year) },
  'lasting.agreement': {
    dimension: 'performance',
    of: (contents, look) => (rungOf('performance', contents, look) > 0 ? true : null),
  },
  'lasting.manual': { dimension: 'procedure', of: (contents, look) => onLadder('procedure', contents, look) },
  'lasting.serviceDays': { dimension: 'procedure', of: serviceDays },
  'lasting.monitoring': { dimension: 'monitoring', of: (contents, look) => onLadder('monitoring', contents, look) },
  'lasting.actors': { dimension: 'collaboration', of: (contents, look) => atLeastOne(actorCount(contents, look)) },
  'lasting.offices': { dimension: 'collaboration', of: (contents, look) => atLeastOne(officeCount(contents, look)) },
};

export const dimensionOfFact = (name: FactName): Dimension => reckoned[name].dimension;

/** What the contents say under the name at the look; null for nothing. */
export function factOf(name: FactName, contents: readonly LastingContent[], look: Look): Value | null {
  return reckoned[name].of(contents, look);
}

/** Whether a content takes part in what is said of its dimension at the look: its papers are shown as the proof. */
export function countsAt(content: LastingContent, { year, day }: Look): boolean {
  if (content.dimension === 'budget') return windowOf(year).includes(content.year) && hasMoney(content);
  if (content.dimension === 'planning') return windowOf(year).includes(content.year);
  if (content.dimension === 'performance') return content.year === year;
  if (content.dimension === 'monitoring') return content.year <= year;
  return isInForce(content, day);
}

/** Since when a rule was there, and the years of money and of agreements, oldest first: what survival is compared by. */
export type Beginnings = {
  readonly regulationFrom: string | null;
  readonly budgetYears: readonly number[];
  readonly agreementYears: readonly number[];
};

export function beginningsOf(contents: readonly LastingContent[]): Beginnings {
  const rules = contents.filter((it): it is ContentOf<'policy'> => it.dimension === 'policy').map((it) => it.date);
  const agreed = contents.flatMap((it) => (it.dimension === 'performance' ? [it.year] : []));
  const ordered = (years: readonly number[]) => [...new Set(years)].sort((a, b) => a - b);
  return {
    regulationFrom: rules.sort()[0] ?? null,
    budgetYears: ordered(budgetYears(contents)),
    agreementYears: ordered(agreed),
  };
}
