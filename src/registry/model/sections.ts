import type { InnovationContent } from './content.ts';

/** The five criteria of an innovation (PermenPANRB 91/2021 art. 3). */
export const criteria = ['novel', 'effective', 'beneficial', 'transferable', 'sustained'] as const;
export type Criterion = (typeof criteria)[number];

export type ContentField = keyof InnovationContent;

export type SectionSpec = {
  readonly name: SectionName;
  readonly fields: readonly ContentField[];
  readonly criterion: Criterion | null;
};

export const sectionNames = [
  'identity',
  'summary',
  'background',
  'novelty',
  'implementation',
  'impact',
  'adaptability',
  'resources',
  'sustainability',
  'classification',
  'design',
  'people',
  'evidence',
] as const;
export type SectionName = (typeof sectionNames)[number];

/** The record's pages, one thing a page, in the order in which one tells it. */
export const sections: readonly SectionSpec[] = [
  {
    name: 'identity',
    fields: ['title', 'stage', 'digital', 'trialDate', 'startDate', 'developmentDate', 'startYear', 'startYearCertain'],
    criterion: null,
  },
  { name: 'summary', fields: ['summary'], criterion: null },
  { name: 'background', fields: ['background', 'purpose'], criterion: null },
  { name: 'novelty', fields: ['novelty'], criterion: 'novel' },
  { name: 'implementation', fields: ['implementation', 'collaboration'], criterion: 'effective' },
  { name: 'impact', fields: ['impact', 'significance', 'benefit', 'result'], criterion: 'beneficial' },
  { name: 'adaptability', fields: ['adaptability'], criterion: 'transferable' },
  { name: 'resources', fields: ['resources', 'budgetNote'], criterion: 'effective' },
  {
    name: 'sustainability',
    fields: ['sustainability', 'sustainabilityStatus', 'sustainabilityReason', 'sustainabilityDate'],
    criterion: 'sustained',
  },
  {
    name: 'classification',
    fields: [
      'mainAffair',
      'otherAffairs',
      'sdgs',
      'sdgContribution',
      'astaCita',
      'priorityProgramme',
      'initiator',
      'initiatorName',
      'classification',
      'form',
      'latitude',
      'longitude',
    ],
    criterion: null,
  },
  { name: 'design', fields: ['design', 'intellectualProperty'], criterion: null },
  { name: 'people', fields: ['innovators'], criterion: null },
  { name: 'evidence', fields: ['videoUrl', 'links', 'sourceUrl', 'sourceNote'], criterion: null },
];

export function isSectionName(text: string): text is SectionName {
  return (sectionNames as readonly string[]).includes(text);
}
