import { isActing, type Viewer } from '#identity/index.ts';
import { dayIn } from '../commitment/rules/typed.ts';
import {
  type Activity,
  type ActivityContent,
  activityKinds,
  activityStates,
  FIRST_YEAR,
  LAST_YEAR,
  longest,
  type ProgrammeRefusal,
  quarters,
} from './model.ts';

/** Why the viewer may not plan: the hub does. */
export function whyNotPlan(viewer: Viewer): ProgrammeRefusal | null {
  return isActing(viewer, 'hub_admin') ? null : 'hub_only';
}

/** The year as an address says it; null when it is none. */
export function yearIn(text: string | undefined): number | null {
  const year = /^\d{4}$/.test(text ?? '') ? Number(text) : 0;
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : null;
}

export const typedFields = [
  'kind',
  'title',
  'quarter',
  'startsOn',
  'endsOn',
  'place',
  'office',
  'target',
  'state',
  'result',
] as const;
export type TypedActivity = Readonly<Record<(typeof typedFields)[number], string>>;
type Faults = Partial<Record<keyof TypedActivity, ProgrammeRefusal>>;

const MONTHS_OF_QUARTER = 3;
export const quarterOfDay = (day: string): number => Math.ceil(Number(day.slice(5, 7)) / MONTHS_OF_QUARTER);

function textFaults(typed: TypedActivity): Faults {
  const faults: Faults = {};
  for (const [field, limit] of Object.entries(longest) as [keyof typeof longest, number][])
    if (typed[field].length > limit) faults[field] = 'text_long';
  if (typed.title === '') faults.title = 'title_missing';
  if (typed.office === '') faults.office = 'office_missing';
  return faults;
}

function dayFaults({ startsOn, endsOn, quarter }: TypedActivity, year: number): Faults {
  const faults: Faults = {};
  const [start, end] = [dayIn(startsOn), dayIn(endsOn)];
  if (startsOn !== '' && start === null) faults.startsOn = 'day_wrong';
  else if (start !== null && Number(start.slice(0, 4)) !== year) faults.startsOn = 'year_wrong';
  else if (start === null && !quarters.some((it) => String(it) === quarter)) faults.quarter = 'quarter_missing';
  if (endsOn !== '' && end === null) faults.endsOn = 'day_wrong';
  else if (end !== null && (start === null || end < start)) faults.endsOn = 'days_wrong';
  return faults;
}

function stateFaults({ state, result, startsOn }: TypedActivity, today: string): Faults {
  if (!activityStates.some((it) => it === state)) return { state: 'state_missing' };
  if (state !== 'planned' && state !== 'running' && result === '') return { result: 'result_missing' };
  return state === 'done' && startsOn > today ? { state: 'done_early' } : {};
}

/** What is wrong with what was typed of an activity of the year, by field. */
export function faultsOf(typed: TypedActivity, year: number, today: string): Faults {
  const kind: Faults = activityKinds.some((it) => it === typed.kind) ? {} : { kind: 'kind_missing' };
  return { ...kind, ...textFaults(typed), ...dayFaults(typed, year), ...stateFaults(typed, today) };
}

/** What was typed, once nothing is wrong with it; a day says its quarter itself. */
export function contentOf(typed: TypedActivity): ActivityContent {
  const startsOn = typed.startsOn === '' ? null : typed.startsOn;
  const quarter = startsOn === null ? Number(typed.quarter) : quarterOfDay(startsOn);
  return {
    kind: activityKinds.find((it) => it === typed.kind) ?? 'other',
    state: activityStates.find((it) => it === typed.state) ?? 'planned',
    quarter: quarters.find((it) => it === quarter) ?? 1,
    startsOn,
    endsOn: typed.endsOn === '' ? null : typed.endsOn,
    ...{ title: typed.title, place: typed.place, office: typed.office, target: typed.target, result: typed.result },
  };
}

export function typedOf(activity: ActivityContent): TypedActivity {
  return {
    ...{ kind: activity.kind, title: activity.title, quarter: String(activity.quarter), state: activity.state },
    ...{ startsOn: activity.startsOn ?? '', endsOn: activity.endsOn ?? '', place: activity.place },
    ...{ office: activity.office, target: activity.target, result: activity.result },
  };
}

/** The same a year later: planned anew, without its days and what came of it. */
export const copyOf = (activity: ActivityContent): ActivityContent => ({
  ...activity,
  ...{ startsOn: null, endsOn: null, state: 'planned', result: '' },
});

const byQuarter = (a: Activity, b: Activity) => a.quarter - b.quarter;

/** The activities quarter by quarter; quarters without any are left out. */
export function inQuarters(activities: readonly Activity[]) {
  return [...Map.groupBy(activities.toSorted(byQuarter), (it) => it.quarter)].map(([quarter, of]) => ({ quarter, of }));
}
