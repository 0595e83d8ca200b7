import type { InnovationContent } from '../model/content.ts';
import type { ContentField } from '../model/sections.ts';
import { columnsOf, fieldSpecs, isTypedField, type RowField, rowFields } from './fields.ts';
import { type Clash, merge, type RowShape, type Shape } from './merge.ts';

/** Which column names a row, and which of its columns mean nothing without each other. */
const rowShapes = {
  impact: { key: 'indicator', together: [['unit', 'before', 'after', 'better']] },
  innovators: { key: 'name', together: [] },
  links: { key: 'url', together: [] },
} as const satisfies Record<RowField, Omit<RowShape, 'columns'>>;

const together: readonly (readonly ContentField[])[] = [
  ['startYear', 'startYearCertain'],
  ['latitude', 'longitude'],
  ['initiator', 'initiatorName'],
  ['sustainabilityStatus', 'sustainabilityReason', 'sustainabilityDate'],
];

function shapeOf(fields: readonly ContentField[]): Shape {
  const kindOf = (field: ContentField) => (isTypedField(field) ? fieldSpecs[field].kind : null);
  const rows = rowFields
    .filter((field) => fields.includes(field))
    .map((field) => [field, { ...rowShapes[field], columns: columnsOf(field).map(([column]) => column) }]);
  return {
    fields,
    together,
    sets: fields.filter((field) => kindOf(field) === 'affairs' || kindOf(field) === 'goals'),
    rows: Object.fromEntries(rows),
  };
}

export type ContentSides = {
  /** What both began from; null when nobody knows. */
  readonly base: InnovationContent | null;
  readonly stored: InnovationContent;
  readonly typed: Partial<InnovationContent>;
};
export type ContentMerge = {
  readonly merged: Partial<InnovationContent>;
  readonly clashes: readonly Clash[];
  readonly theirs: readonly ContentField[];
};

/** Merges the fields that somebody typed with what others saved since (`merge`). */
export function mergeContent(sides: ContentSides): ContentMerge {
  const fields = Object.keys(sides.typed) as ContentField[];
  const { merged, clashes, theirs } = merge(sides, shapeOf(fields));
  return { merged: merged as Partial<InnovationContent>, clashes, theirs: theirs as readonly ContentField[] };
}
