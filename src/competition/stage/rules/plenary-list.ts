import type { Choice } from '../model/plenary.ts';

export const choiceGroups = ['chosen', 'left_out', 'off'] as const;
export type ChoiceGroup = (typeof choiceGroups)[number];

/** An entry of the field as the plenary sees it. */
export type Weighed = {
  readonly id: string;
  readonly title: string;
  readonly receipt: string;
  readonly institutionName: string;
  readonly group: string;
  readonly category: string | null;
  readonly score: number | null;
  /** Place in its group. */
  readonly place: number | null;
  readonly choice: Choice | null;
  /** Its choice departs from the ranking. */
  readonly isOff: boolean;
};

export type PlenaryFilter = {
  readonly group: string | null;
  readonly category: string | null;
  readonly chosen: ChoiceGroup | null;
  readonly words: string;
  readonly sort: PlenarySort;
};

/** By place in the group, by title, by institution, and those chosen first. */
export const plenarySorts = ['place', 'title', 'institution', 'chosen'] as const;
export type PlenarySort = (typeof plenarySorts)[number];

const isOf: Readonly<Record<ChoiceGroup, (it: Weighed) => boolean>> = {
  chosen: (it) => it.choice?.chosen === true,
  left_out: (it) => it.choice?.chosen !== true,
  off: (it) => it.isOff,
};

const last = Number.POSITIVE_INFINITY;

/** The entries that pass the filter, in its order. */
export function weighed<Row extends Weighed>(field: readonly Row[], filter: PlenaryFilter): readonly Row[] {
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean);
  const has =
    words.length === 0
      ? () => true
      : ({ title, receipt, institutionName }: Row) => {
          const text = `${title} ${receipt} ${institutionName}`.toLowerCase();
          return words.every((word) => text.includes(word));
        };
  return field
    .filter(
      (it) =>
        (filter.group === null || it.group === filter.group) &&
        (filter.category === null || it.category === filter.category) &&
        (filter.chosen === null || isOf[filter.chosen](it)) &&
        has(it),
    )
    .toSorted(orders[filter.sort]);
}

/** Making a collator takes as long as hundreds of comparisons with it. */
const collator = new Intl.Collator('id');
const byTitle = (a: Weighed, b: Weighed) => collator.compare(a.title, b.title);
const byPlace = (a: Weighed, b: Weighed) => {
  if (a.group !== b.group) return a.group < b.group ? -1 : 1;
  if (a.place !== b.place) return (a.place ?? last) < (b.place ?? last) ? -1 : 1;
  return byTitle(a, b);
};
const isChosen = ({ choice }: Weighed) => Number(choice?.chosen === true);

const orders: Readonly<Record<PlenarySort, (a: Weighed, b: Weighed) => number>> = {
  place: byPlace,
  title: byTitle,
  institution: (a, b) => collator.compare(a.institutionName, b.institutionName) || byPlace(a, b),
  chosen: (a, b) => isChosen(b) - isChosen(a) || byPlace(a, b),
};
