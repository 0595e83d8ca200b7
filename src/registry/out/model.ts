import * as z from 'zod';
import type { EvidenceId } from '#files/index.ts';
import igaProfile2026 from '../../../presets/forms/iga-2026.json' with { type: 'json' };
import jippnas from '../../../presets/forms/jippnas.json' with { type: 'json' };
import kippSpecial2022 from '../../../presets/forms/kipp-2022-khusus.json' with { type: 'json' };
import kippGeneral2022 from '../../../presets/forms/kipp-2022-umum.json' with { type: 'json' };
import kippGeneral2023 from '../../../presets/forms/kipp-2023-umum.json' with { type: 'json' };
import replication2021 from '../../../presets/forms/replikasi-2021.json' with { type: 'json' };
import type { InnovationContent } from '../model/content.ts';
import type { InnovationId } from '../model/ids.ts';
import type { Award } from '../model/record.ts';
import type { ExternalId } from '../model/register.ts';
import { type SectionName, sectionNames } from '../model/sections.ts';

/** Pieces of the master record out of which the fields of other forms are put together. */
export const ingredients = [
  'title',
  'unit',
  'institution',
  'region',
  'summary',
  'background',
  'purpose',
  'novelty',
  'implementation',
  'significance',
  'impact',
  'adaptability',
  'resources',
  'sustainability',
  'collaboration',
  'sdgs',
  'sdgContribution',
  'design',
  'benefit',
  'result',
  'stage',
  'digital',
  'initiator',
  'initiatorName',
  'classification',
  'form',
  'mainAffair',
  'otherAffairs',
  'astaCita',
  'priorityProgramme',
  'trialDate',
  'startDate',
  'developmentDate',
  'start',
  'year',
  'coordinates',
  'videoUrl',
  'intellectualProperty',
  'innovators',
  'links',
  'sustainabilityStatus',
  'sustainabilityReason',
  'awards',
  'nri',
  'origin',
  'adaptation',
  'replicas',
] as const;
export type Ingredient = (typeof ingredients)[number];

/** What a form takes as a file: by what it is, or as a link. */
export const pieceTypes = ['pdf', 'image', 'video', 'other', 'link'] as const;
export type PieceType = (typeof pieceTypes)[number];

const evidenceWanted = z.strictObject({
  /** Sections whose evidence may serve where none was named for the field itself. */
  sections: z.array(z.enum(sectionNames)),
  /** Left out: any. */
  types: z.array(z.enum(pieceTypes)).min(1).optional(),
  /** Largest file that the form takes, where a source says it. */
  megabytes: z.number().positive().optional(),
  /** What is larger goes as a link. */
  larger_by_link: z.boolean().optional(),
});
export type EvidenceWanted = z.infer<typeof evidenceWanted>;

const formItem = z.strictObject({
  key: z.string(),
  /** `text` is counted in words, `fact` is short, `evidence` names what proves it, `apart` is no part of a record. */
  kind: z.enum(['text', 'fact', 'evidence', 'apart']),
  label: z.string(),
  label_en: z.string(),
  from: z.array(z.enum(ingredients)),
  /** Most words that the form takes; `?` where no source says it. */
  words: z.union([z.number().int().positive(), z.literal('?')]).optional(),
  words_least: z.number().int().positive().optional(),
  /** Weight in the desk score, where a source says it. */
  weight: z.number().optional(),
  /** The form's own words for values that are chosen. */
  choices: z.record(z.string(), z.string()).optional(),
  /** What has to be at hand beside the text. */
  want: z.string().optional(),
  want_en: z.string().optional(),
  /** Which evidence of the record proves the field. */
  evidence: evidenceWanted.optional(),
  /** Its heading in the export that regions know. */
  heading: z.string().optional(),
});
export type FormItem = z.infer<typeof formItem>;

const copyForm = z.strictObject({
  source: z.string().min(20),
  code: z.string(),
  name: z.string(),
  name_en: z.string(),
  items: z.array(formItem).min(1),
  headings: z.array(z.string()).optional(),
});
export type CopyForm = z.infer<typeof copyForm>;

/** The forms that ask for the same record, in their own order and words. */
export const copyForms: readonly CopyForm[] = [
  kippGeneral2023,
  kippGeneral2022,
  kippSpecial2022,
  replication2021,
  jippnas,
  igaProfile2026,
].map((it) => copyForm.parse(it));

export function copyFormOf(code: string | undefined): CopyForm | null {
  return copyForms.find((it) => it.code === code) ?? null;
}

/** An evidence of the record's, at one of its places. */
export type Piece = {
  readonly id: EvidenceId;
  readonly place: string;
  readonly title: string;
  readonly number: string;
  readonly documentDate: string | null;
  readonly issuer: string;
  readonly page: string;
  readonly validityYear: number | null;
  readonly type: PieceType;
  /** Size in bytes; null for a link. */
  readonly file: { readonly name: string; readonly size: number; readonly typeName: string } | null;
  readonly url: string | null;
  /** A link that no longer answers. */
  readonly isBroken: boolean;
};

/** How an evidence fits what the form takes; `larger` is to be sent as a link, `too_large` cannot be sent at all. */
export type PieceFit = 'fits' | 'larger' | 'too_large' | 'other_type' | 'expired' | 'broken';
export type PlacedPiece = {
  readonly piece: Piece;
  readonly fit: PieceFit;
  /** Named for this very field; else it stands in a section that the field draws on. */
  readonly isNamed: boolean;
};

/** What a record says, with what stands around it. */
export type MasterRecord = {
  readonly id: InnovationId;
  readonly content: InnovationContent;
  readonly institutionName: string;
  readonly unitName: string | null;
  /** Name of the region; '' for an institution of none. */
  readonly region: string;
  readonly awards: readonly Pick<Award, 'levelText' | 'competition' | 'year' | 'yearCertain'>[];
  readonly externalIds: readonly ExternalId[];
  /** What it was adapted from, as far as the reader may know it. */
  readonly origin: string;
  readonly adaptation: string;
  /** Published replicas. */
  readonly replicas: number;
  /** What proves it and is in use. */
  readonly evidence: readonly Piece[];
};

/** Where a piece is mended. */
export type Place = SectionName | 'awards' | 'externalIds' | 'lineage' | null;

export type Lack = { readonly ingredient: Ingredient; readonly place: Place; readonly reason: string };

/** How the field is filled; `over` and `short` are words, `unnamed`: evidence may serve that nobody has named for it. */
export type Fit =
  | { readonly code: 'fits' | 'missing' | 'apart' | 'unnamed' }
  | { readonly code: 'too_long'; readonly over: number }
  | { readonly code: 'too_short'; readonly short: number };

export type SheetField = {
  readonly item: FormItem;
  readonly text: string;
  readonly words: number;
  readonly fit: Fit;
  /** Pieces that the record does not say. */
  readonly lacks: readonly Lack[];
  /** Where the text is shortened or completed: the pieces that it has. */
  readonly places: readonly Place[];
  /** Null: the form wants no evidence here. */
  readonly evidence: readonly PlacedPiece[] | null;
};
