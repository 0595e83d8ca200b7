import type { InstitutionId, UnitId } from '#identity/index.ts';
import type { PublicCode } from '#platform/public-code.ts';
import type { InnovationId } from '#registry/index.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import type { Won } from '../rules/awards.ts';
import type { EntryId, SnapshotId } from './entry.ts';

/** One section as it was submitted; names as the edition called it then. */
export type FrozenSection = {
  readonly code: string;
  readonly name: string;
  readonly name_en: string;
  readonly words: number;
  readonly most: number | null;
  readonly text: string;
};

/** One evidence as it was submitted; a file by its digest, a link by its address. */
export type FrozenEvidence = {
  readonly section: string;
  readonly asked: string;
  readonly askedName: string;
  readonly askedName_en: string;
  readonly evidenceId: string;
  readonly title: string;
  readonly number: string;
  readonly documentDate: string | null;
  readonly issuer: string;
  readonly page: string;
  readonly url: string | null;
  readonly file: {
    readonly name: string;
    readonly size: number;
    readonly mediaType: string;
    readonly sha256: string;
  } | null;
};

/** All that an entry says, as it stood when it was submitted: what judges read. */
export type SnapshotContent = {
  readonly format: 1;
  readonly receipt: string;
  /** ISO 8601, by the clock of the database. */
  readonly submittedAt: string;
  readonly submittedBy: string;
  readonly edition: {
    readonly id: EditionId;
    readonly title: string;
    readonly title_en: string;
    readonly revision: number;
  };
  readonly entry: {
    readonly id: EntryId;
    readonly no: number;
    readonly title: string;
    readonly group: string;
    readonly groupName: string;
    readonly category: string | null;
    readonly categoryName: string | null;
  };
  readonly institution: {
    readonly id: InstitutionId;
    readonly name: string;
    readonly kind: string;
    readonly regionCode: string | null;
    readonly unitId: UnitId | null;
    readonly unitName: string | null;
  };
  readonly record: {
    readonly id: InnovationId | null;
    readonly versionNo: number;
    readonly startDate: string | null;
    readonly startYear: number | null;
    readonly awards: readonly Won[];
  };
  readonly sections: readonly FrozenSection[];
  readonly evidence: readonly FrozenEvidence[];
};

export type Snapshot = {
  readonly id: SnapshotId;
  readonly entryId: EntryId;
  readonly editionId: EditionId;
  /** Public code of the receipt, not to be guessed. */
  readonly code: PublicCode;
  readonly receipt: string;
  readonly content: SnapshotContent;
  /** SHA-256 of the content in its canonical writing. */
  readonly sha256: string;
  readonly submittedAt: Date;
};

/** How much was submitted to an edition: entries that count, and the files and bytes that they name. */
export type SubmittedSizes = { readonly entries: number; readonly files: number; readonly bytes: number };
