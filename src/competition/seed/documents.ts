import { withDates } from '../edition/demo.ts';
import { type EditionDocument, editionDocument } from '../edition/model/document.ts';
import { editionPresetOf } from '../edition/model/presets.ts';
import type { StageKind } from '../edition/model/stages.ts';
import { courseTexts } from './texts.ts';

/** Days ago on which entries came in, were checked, and were chosen from. */
export const AGO = { submitted: 25, checked: 18, chosen: 8, announced: 4 } as const;

const before = {
  entering: [-40, -20],
  admin_check: [-19, -12],
  finalists_plenary: [-9, -6],
  finalists_announcement: [-AGO.announced],
} as const;

/** Finalists are announced, the window for objections and the public rating are open, interviews are told. */
export function contestedDocument(now: Date): EditionDocument {
  const days = { objection: [-2, 5], interview: [7, 9], tpi_plenary: [12, 13], final_list: [15], awarding: [30, 30] };
  const rating = { public_rating: [-3, 6] };
  return documentOf(courseTexts.contested, { ...before, ...days, ...rating }, now);
}

/** Finalists are visited where they work. */
export function visitedDocument(now: Date): EditionDocument {
  const days = { field_verification: [-3, 4], tpi_plenary: [6, 7], final_list: [9], awarding: [20, 20] };
  return documentOf(courseTexts.visited, { ...before, ...days }, now);
}

type Days = Partial<Readonly<Record<StageKind, readonly number[]>>>;

/** The starter with these stages alone, open to the whole province; it asks no files and bars nobody by age or quota. */
function documentOf(named: typeof courseTexts.contested, days: Days, now: Date): EditionDocument {
  const starter = editionPresetOf('regency-starter')?.document;
  if (!starter) throw new Error('the demonstration names a preset that is not there');
  const planned = new Map(starter.stages.map((it) => [it.kind, it]));
  const rating = { figures: 'during', publicComments: true };
  const document = editionDocument.parse({
    ...starter,
    ...named,
    entrants: { kinds: ['province', 'regency', 'city'], regions: ['12'], ownInstitutionOnly: false },
    eligibility: starter.eligibility.filter((it) => it.kind === 'same_title'),
    sections: starter.sections.map((it) => ({ ...it, evidence: [], required: it.kind === 'text' && it.required })),
    rubrics: starter.rubrics.filter((it) => it.stage in days),
    stages: Object.keys(days).map(
      (kind) => planned.get(kind as StageKind) ?? { kind, settings: kind === 'public_rating' ? rating : {} },
    ),
  });
  return withDates(document, days as Parameters<typeof withDates>[1], now);
}
