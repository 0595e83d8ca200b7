import type { SheetLine, Subject } from '../model/round.ts';

/** By number, by title, by institution, and what has the fewest sheets first. */
export const assignmentSorts = ['nomor', 'judul', 'instansi', 'lembar'] as const;
export type AssignmentSort = (typeof assignmentSorts)[number];

export type AssignmentFilter = {
  /** A number, or words of the title or the institution. */
  readonly text: string;
  readonly isLacking: boolean;
  readonly institutionId: string | null;
  readonly sort: AssignmentSort;
};

type Given = { readonly sheets: readonly Pick<SheetLine, 'row'>[]; readonly perSubject: number };

/** The subjects that pass the filter, in its order. */
export function arranged(
  subjects: readonly Subject[],
  filter: AssignmentFilter,
  { sheets, perSubject }: Given,
): readonly Subject[] {
  const given = new Map<string, number>();
  for (const { row } of sheets) given.set(row, (given.get(row) ?? 0) + 1);
  const sheetsOf = ({ row }: Subject) => given.get(row) ?? 0;
  const found = subjects.filter(
    (it) =>
      fits(it, filter.text) &&
      (filter.institutionId === null || it.institutionId === filter.institutionId) &&
      (!filter.isLacking || sheetsOf(it) < perSubject),
  );
  const orders: Readonly<Record<AssignmentSort, (a: Subject, b: Subject) => number>> = {
    nomor: (a, b) => a.label - b.label,
    judul: (a, b) => collator.compare(a.title, b.title),
    instansi: (a, b) => collator.compare(a.institutionName ?? '', b.institutionName ?? '') || a.label - b.label,
    lembar: (a, b) => sheetsOf(a) - sheetsOf(b) || a.label - b.label,
  };
  return found.toSorted(orders[filter.sort]);
}

const collator = new Intl.Collator('id');

function fits({ label, title, institutionName }: Subject, text: string): boolean {
  if (text === '' || String(label) === text) return true;
  const words = `${title} ${institutionName ?? ''}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word));
}

/** So many pairs at most are weighed for a preview on every visit; of more it is made when it is asked for. */
const MOST_WEIGHED = 5000;

/** Whether a preview of giving out in turn is made without being asked for. */
export function isPreviewed(subjects: number, jurors: number): boolean {
  return subjects * jurors <= MOST_WEIGHED;
}

/** How many sheets are still to be given out. */
export function lackingSheets(subjects: readonly Subject[], { sheets, perSubject }: Given): number {
  const given = new Map<string, number>();
  for (const { row } of sheets) given.set(row, (given.get(row) ?? 0) + 1);
  return subjects.reduce((sum, it) => sum + Math.max(0, perSubject - (given.get(it.row) ?? 0)), 0);
}
