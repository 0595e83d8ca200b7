import type { WireRecord } from '../../wire/model/record.ts';

type Content = WireRecord['content'];
/** How a field of the text is written in XML. */
type Kind = 'text' | 'code' | 'flag' | 'number' | 'whole' | 'day' | 'link';

/** Fields of one value, in the order in which the schema has them; what is not known is left out. */
export const plainFields = [
  ['title', 'text'],
  ['summary', 'text'],
  ['background', 'text'],
  ['purpose', 'text'],
  ['novelty', 'text'],
  ['implementation', 'text'],
  ['significance', 'text'],
  ['adaptability', 'text'],
  ['resources', 'text'],
  ['sustainability', 'text'],
  ['collaboration', 'text'],
  ['sdgContribution', 'text'],
  ['design', 'text'],
  ['benefit', 'text'],
  ['result', 'text'],
  ['stage', 'code'],
  ['digital', 'flag'],
  ['initiator', 'code'],
  ['initiatorName', 'text'],
  ['classification', 'code'],
  ['form', 'code'],
  ['mainAffair', 'code'],
  ['priorityProgramme', 'text'],
  ['trialDate', 'day'],
  ['startDate', 'day'],
  ['developmentDate', 'day'],
  ['startYear', 'whole'],
  ['startYearCertain', 'flag'],
  ['latitude', 'number'],
  ['longitude', 'number'],
  ['videoUrl', 'link'],
  ['intellectualProperty', 'text'],
  ['budgetNote', 'text'],
  ['sustainabilityStatus', 'code'],
  ['sustainabilityReason', 'text'],
  ['sustainabilityDate', 'day'],
  ['sourceUrl', 'link'],
  ['sourceNote', 'text'],
] as const satisfies readonly (readonly [keyof Content, Kind])[];

/** Lists of plain values: the field, the element of one value, its kind. */
export const listFields = [
  ['otherAffairs', 'otherAffair', 'code'],
  ['sdgs', 'sdg', 'whole'],
  ['astaCita', 'astaCita', 'whole'],
] as const satisfies readonly (readonly [keyof Content, string, Kind])[];

/** What an element of an impact says, each left out where it is not known. */
export const impactFields = [
  ['indicator', 'text'],
  ['unit', 'text'],
  ['before', 'number'],
  ['after', 'number'],
  ['better', 'code'],
  ['source', 'text'],
  ['date', 'day'],
  ['story', 'text'],
] as const satisfies readonly (readonly [keyof Content['impact'][number], Kind])[];

/** Types of XML Schema. */
export const typeOf = {
  text: 'xs:string',
  code: 'xs:token',
  flag: 'xs:boolean',
  number: 'xs:double',
  whole: 'xs:integer',
  day: 'xs:date',
  link: 'xs:anyURI',
} as const satisfies Record<Kind, string>;
