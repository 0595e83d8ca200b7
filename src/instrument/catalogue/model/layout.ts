import type { FieldKind, FieldSpec, Shape } from '#platform/document/shape.ts';
import { subjectKinds } from './parts.ts';

/** The pages on which a document is written, in their order. */
export const partNames = ['basics', 'period', 'aspects', 'numbers', 'formulas'] as const;
export type PartName = (typeof partNames)[number];

/** The part's name as it stands in addresses. */
export const partSlugs = {
  basics: 'dasar',
  period: 'masa',
  aspects: 'aspek',
  numbers: 'angka',
  formulas: 'rumus',
} as const satisfies Record<PartName, string>;

export function partOfSlug(slug: string | undefined): PartName | null {
  return partNames.find((name) => partSlugs[name] === slug) ?? null;
}

/** The part on whose page a value of the document is written. */
export function partOfField(field: string | number | undefined): PartName {
  if (field === 'known' || field === 'points') return 'numbers';
  return partNames.find((name) => name === field) ?? 'basics';
}

/** Parts whose pieces have a page each. */
export const pieceParts = ['aspects', 'formulas'] as const satisfies readonly PartName[];
export type PiecePart = (typeof pieceParts)[number];
export type WholePart = Exclude<PartName, PiecePart>;

export function isPiecePart(part: PartName): part is PiecePart {
  return (pieceParts as readonly PartName[]).includes(part);
}

const line = (name: string, more: Partial<FieldSpec> = {}): FieldSpec => ({ name, kind: 'line', ...more });
const text = (name: string, more: Partial<FieldSpec> = {}): FieldSpec => ({ name, kind: 'text', ...more });
const field = (name: string, kind: FieldKind, more: Partial<FieldSpec> = {}): FieldSpec => ({ name, kind, ...more });
const optional = { optional: true } as const;
const folded = { folded: true, optional: true } as const;
const code: FieldSpec = { name: 'code', kind: 'code', folded: true };
const named = [line('name'), line('name_en', folded)];
const helped = [text('help', optional), text('help_en', folded)];
const source = line('source', folded);
const kinds = { options: subjectKinds };

/** Parts that are written whole on one page. */
export const wholeParts = {
  basics: {
    fields: [
      line('title'),
      line('title_en', folded),
      field('year', 'whole'),
      field('subject', 'choice', kinds),
      text('about', optional),
      text('about_en', folded),
      text('source'),
      field('isOurs', 'yes'),
      line('key', { folded: true }),
    ],
  },
  period: {
    fields: [field('period.opens', 'moment'), field('period.closes', 'moment'), field('period.verifiedBy', 'moment')],
  },
  numbers: {
    fields: [text('points')],
    lists: [
      {
        list: 'known',
        shape: {
          fields: [
            line('title'),
            line('title_en', folded),
            line('name', { label: 'formulaName' }),
            field('per', 'choice', kinds),
            { name: 'fact', kind: 'special', special: 'fact' },
            field('otherwise', 'number'),
          ],
        },
      },
    ],
  },
} as const satisfies Record<WholePart, Shape>;

const aspect: Shape = {
  fields: [...named, ...helped, field('subject', 'choice', kinds), field('weight', 'numberOrNone'), code, source],
};

const formula: Shape = {
  fields: [
    line('title'),
    line('title_en', folded),
    line('name', { label: 'formulaName' }),
    field('per', 'choice', kinds),
    text('expression'),
    field('isResult', 'yes'),
    field('decimals', 'wholeOrNone'),
    field('max', 'numberOrNone'),
    line('unit', optional),
    ...helped,
    source,
  ],
  lists: [
    {
      list: 'bands',
      shape: { fields: [field('from', 'number', { label: 'bandFrom' }), line('name'), line('name_en', folded)] },
    },
  ],
};

export const pieceShapes = { aspects: aspect, formulas: formula } as const satisfies Record<PiecePart, Shape>;

const option: Shape = {
  fields: [
    line('text', { label: 'optionText' }),
    field('score', 'number'),
    line('text_en', { ...folded, label: 'optionText_en' }),
    ...helped.map((it) => ({ ...it, ...folded })),
    code,
  ],
};

/** One item of an aspect. */
export const itemShape: Shape = {
  fields: [
    line('number', { label: 'itemNumber' }),
    ...named,
    ...helped,
    field('weight', 'number'),
    field('mandatory', 'yes'),
    field('evidence.required', 'yes'),
    text('evidence.papers', optional),
    field('evidence.atLeast', 'whole'),
    field('evidence.oldest', 'wholeOrNone'),
    field('evidence.newest', 'wholeOrNone'),
    field('evidence.kinds', 'choices', { options: ['file', 'link'], label: 'evidenceKinds' }),
    text('evidence.papers_en', folded),
    { name: 'fact.name', kind: 'special', special: 'fact', label: 'fact', folded: true, optional: true },
    line('fact.basis', { ...folded, label: 'factBasis' }),
    code,
    source,
  ],
  lists: [
    { list: 'options', shape: option },
    { list: 'bases', shape: { fields: [...named, code], lists: [{ list: 'options', shape: option }] } },
    {
      list: 'conditions',
      shape: {
        fields: [
          { name: 'item', kind: 'special', special: 'item' },
          { name: 'options', kind: 'special', special: 'codes', label: 'conditionOptions', optional: true },
        ],
      },
    },
    {
      list: 'fact.steps',
      shape: {
        fields: [
          field('from', 'numberOrNone', { label: 'stepFrom' }),
          line('equals', optional),
          line('option', { label: 'stepOption' }),
        ],
      },
    },
  ],
};
