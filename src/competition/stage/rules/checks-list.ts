import type { ReasonCode } from '../model/check.ts';

/** Where the check of a submission stands, as its list tells it. */
export const checkGroups = ['waiting', 'proposed', 'passed', 'refused', 'correction', 'revise'] as const;
export type CheckGroup = (typeof checkGroups)[number];

export const checkSorts = ['oldest', 'title', 'institution'] as const;
export type CheckSort = (typeof checkSorts)[number];

export type Listed = {
  readonly title: string;
  readonly receipt: string;
  readonly institutionName: string;
  readonly submittedAt: Date;
  readonly group: CheckGroup;
  readonly reasons: readonly ReasonCode[];
};

type Said = { readonly state: 'open' | 'proposed' | 'decided'; readonly outcome: string | null };

/** The group of a submission by what was said of it; null: nothing yet. */
export function groupOf(said: Said | null): CheckGroup {
  if (!said || said.state === 'open') return 'waiting';
  if (said.state === 'proposed') return 'proposed';
  return checkGroups.find((it) => it === said.outcome) ?? 'waiting';
}

export type ChecksFilter = {
  readonly group: CheckGroup | null;
  readonly reason: ReasonCode | null;
  readonly words: string;
  readonly sort: CheckSort;
};

/** The submissions that pass the filter, sorted; words are looked for in title, receipt and institution. */
export function filtered<Row extends Listed>(rows: readonly Row[], filter: ChecksFilter): readonly Row[] {
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean);
  const has = ({ title, receipt, institutionName }: Row) => {
    const text = `${title} ${receipt} ${institutionName}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const isWanted = (row: Row) =>
    (filter.group === null || row.group === filter.group) &&
    (filter.reason === null || row.reasons.includes(filter.reason)) &&
    has(row);
  return rows.filter(isWanted).toSorted(orders[filter.sort]);
}

const byText = (a: string, b: string) => a.localeCompare(b, 'id');
const orders: Readonly<Record<CheckSort, (a: Listed, b: Listed) => number>> = {
  oldest: (a, b) => a.submittedAt.getTime() - b.submittedAt.getTime(),
  title: (a, b) => byText(a.title, b.title),
  institution: (a, b) => byText(a.institutionName, b.institutionName) || byText(a.title, b.title),
};
