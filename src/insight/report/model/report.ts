import type { Id } from '#platform/ids.ts';
import { type PartKey, partKeys } from '../../dashboard/model/view.ts';

export type FrozenId = Id<'ReportFrozenId'>;

/** What is looked at today belongs in no report of a year. */
const yearly = partKeys.filter((it): it is Exclude<PartKey, 'menunggu'> => it !== 'menunggu');
/** Sections of the report in their order: words at both ends, and between them one for each part of the dashboard. */
export const sectionKeys = ['pengantar', 'angka', ...yearly, 'penutup'] as const;
export type SectionKey = (typeof sectionKeys)[number];
export const isSectionKey = (text: string | undefined): text is SectionKey => sectionKeys.includes(text as SectionKey);
export const isPartSection = (key: SectionKey): key is (typeof yearly)[number] => partKeys.includes(key as PartKey);

export const LONGEST_TEXT = 20_000;
export const LONGEST_REASON = 2000;

export type SectionText = {
  readonly section: SectionKey;
  readonly body: string;
  readonly revision: number;
  readonly savedByName: string | null;
  readonly savedAt: Date;
};

export type PaperTable = {
  readonly title: string;
  readonly columns: readonly { readonly label: string; readonly right: boolean; readonly share: number }[];
  readonly rows: readonly (readonly string[])[];
};
export type PaperBars = {
  readonly title: string;
  /** `share`: of the longest bar. */
  readonly rows: readonly { readonly label: string; readonly text: string; readonly share: number }[];
};

/** A section as it is set on paper: words and numbers, no markup. */
export type PaperSection = {
  readonly title: string;
  readonly text: string;
  readonly bars: readonly PaperBars[];
  readonly tables: readonly PaperTable[];
  readonly how: readonly string[];
};

/** The whole report as it is set: what is frozen. */
export type Paper = {
  readonly year: number;
  readonly hub: string;
  readonly title: string;
  readonly made: string;
  readonly draft: boolean;
  readonly sections: readonly PaperSection[];
};

export type Frozen = {
  readonly id: FrozenId;
  readonly year: number;
  readonly no: number;
  readonly sha256: string;
  readonly reason: string;
  readonly frozenByName: string | null;
  readonly frozenAt: Date;
};

export const reportRefusals = ['not_yours', 'stale', 'too_long', 'reason_missing', 'invalid', 'year_ahead'] as const;
export type ReportRefusal = (typeof reportRefusals)[number];
