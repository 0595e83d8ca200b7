import { institutionKinds } from '#identity/index.ts';
import type { FieldKind, FieldSpec, Shape } from '#platform/document/shape.ts';
import { pieceTypes, sectionNames } from '#registry/index.ts';
import { eligibilityKinds } from './eligibility.ts';
import { textIngredients } from './ingredients.ts';
import { figureTimes, scoringKinds } from './stages.ts';

/** The pages on which a document is written, in their order. */
export const partNames = [
  'basics',
  'groups',
  'entrants',
  'eligibility',
  'sections',
  'rubrics',
  'stages',
  'awards',
  'privacy',
] as const;
export type PartName = (typeof partNames)[number];

/** The part's name as it stands in addresses. */
export const partSlugs = {
  basics: 'dasar',
  groups: 'kelompok',
  entrants: 'peserta',
  eligibility: 'syarat',
  sections: 'formulir',
  rubrics: 'rubrik',
  stages: 'jadwal',
  awards: 'penghargaan',
  privacy: 'privasi',
} as const satisfies Record<PartName, string>;

export function partOfSlug(slug: string | undefined): PartName | null {
  return partNames.find((name) => partSlugs[name] === slug) ?? null;
}

/** The part on whose page a value of the document is written. */
export function partOfField(field: string | number | undefined): PartName {
  if (field === 'categories') return 'groups';
  if (field === 'reminders') return 'privacy';
  return partNames.find((name) => name === field) ?? 'basics';
}

const line = (name: string, more: Partial<FieldSpec> = {}): FieldSpec => ({ name, kind: 'line', ...more });
const text = (name: string, more: Partial<FieldSpec> = {}): FieldSpec => ({ name, kind: 'text', ...more });
const field = (name: string, kind: FieldKind, options?: readonly string[]): FieldSpec => ({
  name,
  kind,
  ...(options ? { options } : {}),
});
const english = { folded: true, optional: true } as const;
const optional = { optional: true } as const;
const code: FieldSpec = { name: 'code', kind: 'code', folded: true };
const named = [line('name'), line('name_en', english)];
const helped = [text('help', optional), text('help_en', english)];
/** Fields that only editions have (`forms/special.ts`). */
const special = (name: string, what: SpecialKind): FieldSpec => ({ name, kind: 'special', special: what });
export type SpecialKind = 'groups' | 'sectionOrNone' | 'hours' | 'regions';
const groups = special('groups', 'groups');
const source = line('source', { folded: true, optional: true });
const wins = [field('top', 'whole'), field('year', 'wholeOrNone'), line('competition', optional)];

const evidence: Shape = {
  fields: [
    ...named,
    ...helped,
    code,
    field('kind', 'choice', ['start', 'statement', 'video', 'support']),
    field('required', 'yes'),
    field('most', 'whole'),
    field('maxBytes', 'megabytesOrNone'),
    field('types', 'choices', pieceTypes),
    { ...field('from', 'choices', sectionNames), label: 'evidenceFrom' },
  ],
};

const criterion: Shape = {
  fields: [
    ...named,
    ...helped,
    code,
    field('weight', 'numberOrNone'),
    field('min', 'number'),
    field('max', 'number'),
    field('step', 'number'),
    special('section', 'sectionOrNone'),
    field('commentBelow', 'numberOrNone'),
    field('commentAbove', 'numberOrNone'),
  ],
};

/** What each eligibility rule asks beside its code, groups and source. */
const parameters: Readonly<Record<(typeof eligibilityKinds)[number], Shape>> = {
  min_age: { fields: [field('months', 'whole')] },
  award_history: {
    fields: [],
    lists: [
      { list: 'never', shape: { fields: wins } },
      { list: 'fewer', shape: { fields: [...wins, field('times', 'whole')] } },
    ],
  },
  same_title: { fields: [] },
  quota: {
    fields: [
      field('most', 'whole'),
      field('per', 'choice', ['institution', 'unit']),
      field('kinds', 'choices', institutionKinds),
    ],
  },
  required_evidence: { fields: [] },
  complete_sections: { fields: [] },
};

function eligibilityShape(kind: (typeof eligibilityKinds)[number]): Shape {
  const { fields, lists } = parameters[kind];
  return { fields: [field('kind', 'hidden'), ...fields, groups, text('source'), code], lists };
}

const section: Shape = {
  fields: [
    ...named,
    field('kind', 'choice', ['text', 'evidence']),
    text('question', optional),
    text('question_en', english),
    ...helped,
    field('required', 'yes'),
    field('words', 'wholeOrNone'),
    field('weight', 'numberOrNone'),
    groups,
    field('from', 'choices', textIngredients),
    code,
    source,
  ],
  lists: [{ list: 'evidence', shape: evidence }],
};

const rubric: Shape = {
  fields: [field('stage', 'choice', scoringKinds), groups, code, source],
  lists: [{ list: 'criteria', shape: criterion }],
};

const official = field('official', 'choice', ['raw', 'calibrated']);

/** Settings of each kind of stage. */
const stageFields: Readonly<Record<string, readonly FieldSpec[]>> = {
  entering: [field('approval', 'choice', ['local_admin', 'none'])],
  admin_check: [field('twoEyes', 'yes'), field('correctionDays', 'whole'), field('revise', 'yes')],
  desk_scoring: [field('sheetsPerEntry', 'whole'), field('passMark', 'numberOrNone'), official],
  te_plenary: [field('nominees', 'wholeOrNone')],
  tpi_reading: [field('scored', 'yes'), field('sheetsPerEntry', 'whole'), official],
  finalists_plenary: [field('finalists', 'wholeOrNone')],
  objection: [field('days', 'whole'), field('counts', 'choice', ['edition', 'finalists'])],
  interview: [
    field('scored', 'yes'),
    field('minutes', 'wholeOrNone'),
    field('presentationMinutes', 'wholeOrNone'),
    field('confirmHours', 'whole'),
    official,
  ],
  field_verification: [field('panelists', 'whole'), field('evaluators', 'whole')],
  awarding: [line('place', optional)],
  public_rating: [
    field('marks', 'whole'),
    field('publicComments', 'yes'),
    field('figures', 'choice', figureTimes),
    field('plenarySees', 'yes'),
  ],
};

function stageShape(kind: string): Shape {
  const settings = (stageFields[kind] ?? []).map((it) => ({ ...it, name: `settings.${it.name}` }));
  const when = [field('opens', 'moment'), field('closes', 'moment')];
  return {
    fields: [
      field('kind', 'hidden'),
      ...when,
      ...settings,
      text('note', { folded: true, optional: true }),
      text('note_en', english),
      source,
    ],
  };
}

/** Parts that are written whole on one page; the others have a page for each of their items. */
export const wholeParts = {
  basics: {
    fields: [
      line('title'),
      line('title_en', english),
      field('year', 'whole'),
      line('theme', optional),
      line('theme_en', english),
      text('about', optional),
      text('about_en', english),
      text('source', optional),
    ],
    lists: [{ list: 'papers', shape: { fields: [line('title'), line('title_en', english), line('url')] } }],
  },
  groups: {
    fields: [],
    lists: [
      { list: 'groups', shape: { fields: [...named, ...helped, field('byInvitation', 'yes'), code] } },
      { list: 'categories', shape: { fields: [...named, ...helped, groups, code] } },
    ],
  },
  entrants: {
    fields: [
      field('entrants.kinds', 'choices', institutionKinds),
      special('entrants.regions', 'regions'),
      field('entrants.ownInstitutionOnly', 'yes'),
    ],
  },
  stages: { fields: [], lists: [{ list: 'stages', shape: stageShape, fixed: true }] },
  awards: {
    fields: [],
    lists: [
      {
        list: 'awards',
        shape: { fields: [...named, field('slots', 'wholeOrNone'), groups, ...helped, code, source] },
      },
    ],
  },
  privacy: {
    fields: [
      field('privacy.blind.institution', 'yes'),
      field('privacy.blind.names', 'yes'),
      field('privacy.blind.leaders', 'yes'),
      field('privacy.scores', 'choice', ['none', 'bands', 'marks']),
      field('privacy.comments', 'yes'),
      field('privacy.announcement', 'choice', ['alphabetical', 'ranked']),
      field('privacy.embargo', 'yes'),
      special('reminders', 'hours'),
    ],
    lists: [
      {
        list: 'privacy.bands',
        shape: { fields: [{ ...field('from', 'number'), label: 'bandFrom' }, line('name'), line('name_en', english)] },
      },
    ],
  },
} satisfies Record<Exclude<PartName, ItemPart>, Shape>;

export const itemParts = ['eligibility', 'sections', 'rubrics'] as const satisfies readonly PartName[];
export type ItemPart = (typeof itemParts)[number];

export function isItemPart(part: PartName): part is ItemPart {
  return (itemParts as readonly PartName[]).includes(part);
}

/** The shape of one item of a part; a rule's hangs on its kind. */
export function itemShape(part: ItemPart, kind: string): Shape {
  if (part === 'sections') return section;
  if (part === 'rubrics') return rubric;
  return eligibilityShape(eligibilityKinds.find((it) => it === kind) ?? 'same_title');
}
