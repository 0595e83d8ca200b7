/** The six verbs of OAI-PMH 2.0 (§4), with what each takes. */
export const verbs = {
  Identify: { required: [], optional: [] },
  ListMetadataFormats: { required: [], optional: ['identifier'] },
  ListSets: { required: [], optional: [], resumable: true },
  GetRecord: { required: ['identifier', 'metadataPrefix'], optional: [] },
  ListIdentifiers: { required: ['metadataPrefix'], optional: ['from', 'until', 'set'], resumable: true },
  ListRecords: { required: ['metadataPrefix'], optional: ['from', 'until', 'set'], resumable: true },
} as const satisfies Record<string, VerbShape>;

type VerbShape = {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** It may be gone on with by a resumption token, which then stands alone. */
  readonly resumable?: true;
};
export type Verb = keyof typeof verbs;
export type ListVerb = 'ListIdentifiers' | 'ListRecords';

/** Error conditions (§3.6), as they stand in the answer. */
export const oaiErrors = [
  'badArgument',
  'badResumptionToken',
  'badVerb',
  'cannotDisseminateFormat',
  'idDoesNotExist',
  'noRecordsMatch',
] as const;
export type OaiErrorCode = (typeof oaiErrors)[number];
/** A refusal, with words in English for whoever writes the harvester. */
export type OaiError = { readonly code: OaiErrorCode; readonly text: string };

export const prefixes = ['oai_dc', 'tuntas'] as const;
export type Prefix = (typeof prefixes)[number];

/** A moment of an argument, and whether a whole day is meant. */
export type Bound = { readonly at: Date; readonly isDay: boolean };

export type ListAsked = {
  readonly verb: ListVerb;
  readonly prefix: Prefix;
  readonly from: Bound | null;
  readonly until: Bound | null;
  readonly set: string | null;
};

export type OaiRequest =
  | { readonly verb: 'Identify' }
  | { readonly verb: 'ListMetadataFormats'; readonly identifier: string | null }
  | { readonly verb: 'ListSets' }
  | { readonly verb: 'GetRecord'; readonly identifier: string; readonly prefix: Prefix }
  | ListAsked
  | { readonly verb: ListVerb; readonly token: string };

/** Where a list goes on: between two positions that stay the same however much changes meanwhile. */
export type Stand = {
  readonly verb: ListVerb;
  readonly prefix: Prefix;
  readonly set: string | null;
  readonly epoch: string;
  readonly behind: number;
  readonly through: number;
  /** How many came before, and how many there were in all when it began. */
  readonly given: number;
  readonly size: number;
};
