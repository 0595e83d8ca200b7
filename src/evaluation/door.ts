import type { InstitutionId, Viewer } from '#identity/index.ts';
import type { Config } from '#platform/config.ts';
import type { Conn } from '#platform/db.ts';

export type ReadingFile = { readonly id: string; readonly name: string; readonly mediaType: string };

/** What a juror reads of a subject: the state that was frozen or published, never the one in work. */
export type SubjectReading = {
  readonly heading: string;
  readonly sections: readonly { readonly code: string; readonly title: string; readonly text: string }[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly files: readonly ReadingFile[];
  /** Names that blind reading must not show wherever they stand in a text: institution, unit, people. */
  readonly names: readonly string[];
};

export type FoundSubject = {
  readonly subjectId: string;
  readonly title: string;
  /** What blind reading hides in the title. */
  readonly names: readonly string[];
  readonly institutionId: InstitutionId | null;
  readonly institutionName: string | null;
  readonly regionCode: string | null;
};

/** What a subject is about, for plans that weigh who knows what; labels in the reader's language. */
export type SubjectTraits = {
  readonly keys: readonly { readonly key: string; readonly label: string }[];
  /** What the nearness of texts is measured by; shown to nobody. */
  readonly text: string;
};

/** What is known of a subject beside its content, which no score should hang on; null: not known. */
export type SubjectAspects = {
  /** Whether it is digital. */
  readonly digital: boolean | null;
  /** Whether leaders came along when it was presented. */
  readonly leader: boolean | null;
};

/**
 * A kind of thing that jurors rate. The app hands these in: evaluation stands below or beside whoever owns the things. A door
 * is asked only after evaluation has decided that its reader may read.
 */
export type SubjectDoor = {
  readonly kind: string;
  /** What stands there; with `blind`, without facts and sections that tell who it is. Null when it is gone. */
  readonly readingOf: (
    conn: Conn,
    subjectId: string,
    how: { readonly blind: boolean },
  ) => Promise<SubjectReading | null>;
  /** The bytes of one of its files; null when there is none. */
  readonly fileOf: (conn: Conn, config: Config, subjectId: string, fileId: string) => Promise<Uint8Array | null>;
  /** What these subjects are about; those that are gone are left out. */
  readonly traitsOf?: (conn: Conn, subjectIds: readonly string[]) => Promise<ReadonlyMap<string, SubjectTraits>>;
  /** What is known of these subjects beside their content, for flags; those that are gone may be left out. */
  readonly aspectsOf?: (conn: Conn, subjectIds: readonly string[]) => Promise<ReadonlyMap<string, SubjectAspects>>;
  /** Things that could be rated in a trial round, by words; none when a kind comes only through its own capability. */
  readonly find?: (conn: Conn, viewer: Viewer, text: string) => Promise<readonly FoundSubject[]>;
};
