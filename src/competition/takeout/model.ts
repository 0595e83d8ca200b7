import type { InstitutionId, MembershipId, PersonId } from '#identity/index.ts';
import type { Locale } from '#platform/i18n/i18n.ts';
import type { Id } from '#platform/ids.ts';
import type { EditionId } from '../edition/model/edition.ts';

export type TakeoutId = Id<'TakeoutId'>;

/** Names of the files, in the order of the sheets. */
export const tableNames = [
  'usulan',
  'pemeriksaan',
  'nilai-juri',
  'keputusan',
  'wawancara',
  'kunjungan',
  'sertifikat',
] as const;
export type TableName = (typeof tableNames)[number];

/** A sheet and a JSON file for each table, and what was submitted word for word. */
export const LIST_PARTS = 2 * tableNames.length + 1;

/** How the making comes along. */
export const takeoutStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export type TakeoutState = (typeof takeoutStates)[number];

/** Days for which an archive is kept after it was made. */
export const KEPT_DAYS = 7;

/** What an archive takes along beside its lists, when whoever asks wants it. */
export type Wanted = { readonly files: boolean; readonly pdfs: boolean };

export type Takeout = {
  readonly id: TakeoutId;
  readonly editionId: EditionId;
  readonly organiserId: InstitutionId;
  readonly askedBy: PersonId;
  readonly membershipId: MembershipId;
  readonly lang: Locale;
  readonly state: TakeoutState;
  /** Parts of the archive, and those that are made. */
  readonly total: number;
  readonly done: number;
  readonly bytes: number;
  readonly withFiles: boolean;
  readonly withPdfs: boolean;
  /** Files and PDFs that could not be put in. */
  readonly lacking: number;
  readonly askedAt: Date;
  readonly finishedAt: Date | null;
};

/** Why something was refused; each code has the message `takeout.refusal.<code>`. */
export const takeoutRefusals = ['not_found', 'not_now', 'too_large', 'too_numerous'] as const;
export type TakeoutRefusal = (typeof takeoutRefusals)[number];
/** More than one archive holds. */
export type SizeRefusal = Extract<TakeoutRefusal, 'too_large' | 'too_numerous'>;
export type PlainRefusal = Exclude<TakeoutRefusal, SizeRefusal>;
