import * as z from 'zod';
import type { InstitutionId, PersonId, UnitId } from '#identity/index.ts';
import type { Id } from '#platform/ids.ts';

export type EvidenceId = Id<'EvidenceId'>;
export type FileId = Id<'FileId'>;

export const evidenceKinds = ['file', 'link'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** What the last look at a link found; `broken` is an answer that says no, `unreachable` is none. */
export const linkStates = ['unchecked', 'ok', 'broken', 'unreachable'] as const;
export type LinkState = (typeof linkStates)[number];

/** A file that a scanner found something in is not kept at all. */
export const scanStates = ['clean', 'unscanned'] as const;
export type ScanState = (typeof scanStates)[number];

export const LONGEST_TITLE = 200;
export const LONGEST_LINE = 200;
export const LONGEST_NOTE = 2000;
export const LONGEST_URL = 1000;
export const FIRST_YEAR = 1990;
export const LAST_YEAR = 2100;

/** What the read rule asks of an evidence. */
export type EvidenceOwnership = {
  readonly institutionId: InstitutionId;
  readonly unitId: UnitId | null;
  readonly createdBy: PersonId | null;
};

export type StoredFile = {
  readonly id: FileId;
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
  readonly originalName: string;
  readonly storageKey: string;
  readonly scanState: ScanState;
};

export type Evidence = EvidenceOwnership & {
  readonly id: EvidenceId;
  readonly institutionName: string;
  readonly unitName: string | null;
  readonly kind: EvidenceKind;
  readonly title: string;
  readonly number: string;
  readonly documentDate: string | null;
  readonly issuer: string;
  readonly page: string;
  readonly validityYear: number | null;
  readonly url: string | null;
  readonly note: string;
  readonly isPublic: boolean;
  readonly revision: number;
  readonly linkState: LinkState;
  readonly linkCheckedAt: Date | null;
  readonly archivedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly file: StoredFile | null;
};

const line = (limit: number) => z.string().trim().max(limit);

/** What people say about an evidence, file or link alike. */
export const paperSchema = z.object({
  title: line(LONGEST_TITLE).min(1),
  number: line(LONGEST_LINE),
  documentDate: z.iso.date().nullable(),
  issuer: line(LONGEST_LINE),
  page: line(LONGEST_LINE),
  validityYear: z.int().min(FIRST_YEAR).max(LAST_YEAR).nullable(),
  note: line(LONGEST_NOTE),
  isPublic: z.boolean(),
});
export type Paper = z.infer<typeof paperSchema>;

export const linkAddress = z
  .url({ protocol: /^https?$/, hostname: /\./ })
  .max(LONGEST_URL)
  .refine((text) => !/^https?:\/\/[^/]*@/i.test(text));

/** A thing of another capability that an evidence proves. */
export type Subject = { readonly kind: string; readonly id: string };
export type Use = Subject & { readonly evidenceId: EvidenceId; readonly place: string };

/** How a viewer may read a subject: its work and all that proves it, or what is public of it. */
export type SubjectReading = {
  readonly reads: 'work' | 'public';
  readonly title: string;
  readonly href: string;
  /** What a place in it is called. */
  readonly placeName: (place: string) => string;
};

/** Why an action on evidence was refused; each code has the message `files.refusal.<code>`. */
export const evidenceRefusals = [
  'not_found',
  'not_yours',
  'stale',
  'archived',
  'not_archived',
  'invalid',
  'id_taken',
] as const;
export type EvidenceRefusal = (typeof evidenceRefusals)[number];

/** Why a file was not taken; each code has the message `files.fault.<code>`. */
export const fileFaults = [
  'missing',
  'empty',
  'too_large',
  'type',
  'broken_image',
  'too_many_pixels',
  'infected',
  'scanner_absent',
  'unfinished',
  /** Far more files came at once than can be taken soon. */
  'busy',
] as const;
export type FileFault = (typeof fileFaults)[number];
