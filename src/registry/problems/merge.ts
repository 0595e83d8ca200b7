import { type Flat, type Merge, merge } from '../rules/merge.ts';
import type { ProblemContent } from './model.ts';

const plain = {
  judul: 'title',
  sakit: 'whatHurts',
  siapa: 'whoIsHurt',
  sejak: 'sinceWhen',
  wilayah: 'regionCode',
  urusan: 'affair',
  tpb: 'sdg',
} as const satisfies Record<string, keyof ProblemContent>;

/** A measurement is one thing: half of one person's and half of another's would be nobody's. */
const measure = { indikator: 'indicator', satuan: 'unit', nilai: 'value', tanggal: 'date', sumber: 'source' } as const;

const shape = {
  fields: [...Object.keys(plain), ...Object.keys(measure), 'arah'],
  together: [[...Object.keys(measure), 'arah']],
  sets: [],
  rows: {},
};

/** The content by the names of its boxes. */
function flat(content: ProblemContent): Flat {
  const boxes = Object.entries(plain).map(([box, field]) => [box, content[field]]);
  const figures = Object.entries(measure).map(([box, field]) => [box, content.baseline?.[field] ?? null]);
  return Object.fromEntries([...boxes, ...figures, ['arah', content.better ?? null]]);
}

export type ProblemSides = {
  /** What both began from; null when nobody knows. */
  readonly base: ProblemContent | null;
  readonly stored: ProblemContent;
  readonly typed: ProblemContent;
};
export type ProblemMerge = Pick<Merge, 'clashes' | 'theirs'> & { readonly merged: ProblemContent };

/** Merges what somebody typed about a problem with what others saved since; clashes bear the names of boxes. */
export function mergeProblem({ base, stored, typed }: ProblemSides): ProblemMerge {
  const sides = { base: base && flat(base), stored: flat(stored), typed: flat(typed) };
  const { merged, clashes, theirs } = merge(sides, shape);
  const from = (box: string) => (merged[box] === sides.stored[box] ? stored : typed);
  const fields = Object.entries(plain).map(([box, field]) => [field, from(box)[field]]);
  const isStored = [...Object.keys(measure), 'arah'].every((box) => merged[box] === sides.stored[box]);
  const { baseline, better } = isStored ? stored : typed;
  return { merged: { ...typed, ...Object.fromEntries(fields), baseline, better }, clashes, theirs };
}
