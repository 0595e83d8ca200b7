import type { InstitutionId, PersonId, UnitId, Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { SubjectKind } from './catalogue/model/parts.ts';

/** Something that an instrument is about, as the room that owns it tells of it. */
export type Subject = {
  readonly kind: SubjectKind;
  /** The registry's innovation id or identity's institution id. */
  readonly id: string;
  readonly title: string;
  /** Whose government it belongs to; a government or hub is its own. */
  readonly institutionId: InstitutionId;
  readonly unitId: UnitId | null;
  /** People who answer for it beside those of its unit. */
  readonly keeperIds: readonly PersonId[];
  /** Code of its main affair (presets/affairs.json); null where none is said, and for institutions. */
  readonly affair: string | null;
  /** The day since when it is applied, `YYYY-MM-DD`; null where nobody says. */
  readonly appliedOn: string | null;
  /** The year of it that nobody doubts, where no day is known. */
  readonly appliedYear: number | null;
  /** Words of its design text (rancang bangun). */
  readonly designWords: number;
  readonly href: string;
};

/** Lists the subjects of one kind; handed in by the app, because the rooms that own them stand beside or above. */
export type SubjectSource = {
  readonly kind: SubjectKind;
  /** Those of the institution that exist for the hub (published or in work), whoever asks. */
  readonly ofInstitution: (conn: Conn, institutionId: InstitutionId) => Promise<readonly Subject[]>;
  /** Those of several institutions in one statement, by title. */
  readonly ofInstitutions: (conn: Conn, institutionIds: readonly InstitutionId[]) => Promise<readonly Subject[]>;
  /** Those of these ids, whoever asks; unknown ids are left out. */
  readonly byIds: (conn: Conn, ids: readonly string[]) => Promise<ReadonlyMap<string, Subject>>;
  /** Those that the viewer may answer for, at most `limit`, by title; `text` narrows by words of the title. */
  readonly answerableBy: (
    conn: Conn,
    viewer: Viewer,
    wanted: { readonly text: string; readonly limit: number },
  ) => Promise<readonly Subject[]>;
};

/** A value that the hub knows of a subject, with the evidence of the locker that proves it and the words where from. */
export type Fact = {
  readonly value: number | string | boolean;
  readonly evidenceIds: readonly string[];
  /** In the reader's language: «2 wilayah menurut register replikasi». */
  readonly says: string;
  readonly href?: string;
};

/** Facts of many subjects at once, by subject id, then by the fact's name; what is not known is left out. */
export type FactsOf = ReadonlyMap<string, ReadonlyMap<string, Fact>>;

/** Answers named facts of subjects (`replication.regions`, `lasting.budgetYears`, `record.appliedOn`); handed in by the app. */
export type FactSource = {
  /** The names it knows, with a title in the reader's language; shown in the editor. */
  readonly names: () => readonly { readonly name: string; readonly kind: SubjectKind; readonly title: string }[];
  readonly factsOf: (
    conn: Conn,
    asked: { readonly kind: SubjectKind; readonly ids: readonly string[]; readonly year: number; readonly now: Date },
  ) => Promise<FactsOf>;
};
