import type { InstitutionId, PersonId, UnitId } from '#identity/index.ts';
import type { Id } from '#platform/ids.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import type { EntryId } from '../../entry/model/entry.ts';
import type { ObjectionOutcome, ObjectionState } from './states.ts';

export type ObjectionId = Id<'ObjectionId'>;
export type ObjectionFileId = Id<'ObjectionFileId'>;

/** On what an objection rests. No rule of the field lists grounds: these are ours. */
export const grounds = ['untrue', 'not_owner', 'outside_rules', 'same_work', 'other'] as const;
export type Ground = (typeof grounds)[number];

export const LONGEST_NAME = 150;
export const LEAST_BODY = 50;
export const LONGEST_BODY = 5000;
export const LONGEST_TEXT = 5000;
export const LONGEST_REASON = 2000;
export const LONGEST_LINK = 1000;
export const MOST_LINKS = 5;
/** Files that somebody without an account may bring, and how large each may be. */
export const MOST_FILES = 3;
export const FILE_MEGABYTES = 5;
/** Files of a statement. */
export const MOST_STATEMENT_FILES = 5;
/** A day for the statement lies at most so far ahead. */
export const LONGEST_WAIT_DAYS = 60;

/** What somebody says against an entry. */
export type ObjectionText = {
  readonly name: string;
  readonly email: string;
  /** Whether the people of the entry may know the name. */
  readonly nameTold: boolean;
  readonly ground: Ground;
  readonly body: string;
  readonly links: readonly string[];
};

export const fileSides = ['objection', 'statement'] as const;
export type FileSide = (typeof fileSides)[number];

export type ObjectionFile = {
  readonly id: ObjectionFileId;
  readonly side: FileSide;
  readonly place: number;
  readonly originalName: string;
  readonly mediaType: string;
  readonly size: number;
};

/** What the rules of reading ask. */
export type ObjectionOwnership = {
  readonly state: ObjectionState;
  readonly askedAt: Date | null;
  readonly organiserId: InstitutionId;
  /** Of the entry. */
  readonly institutionId: InstitutionId;
  readonly unitId: UnitId | null;
  readonly keeperIds: readonly PersonId[];
};

export type Objection = ObjectionOwnership &
  ObjectionText & {
    readonly id: ObjectionId;
    readonly editionId: EditionId;
    readonly entryId: EntryId;
    readonly title: string;
    readonly institutionName: string;
    readonly unitName: string | null;
    readonly code: string | null;
    readonly locale: 'id' | 'en';
    readonly raisedAt: Date;
    readonly confirmedAt: Date | null;
    readonly question: string;
    readonly askedByName: string | null;
    /** From this moment on a statement comes too late. */
    readonly askedUntil: Date | null;
    readonly statement: string;
    readonly statedByName: string | null;
    readonly statedAt: Date | null;
    readonly outcome: ObjectionOutcome | null;
    readonly answer: string;
    readonly firstBy: PersonId | null;
    readonly firstByName: string | null;
    readonly firstAt: Date | null;
    readonly secondByName: string | null;
    readonly secondAt: Date | null;
    readonly answeredAt: Date | null;
    readonly reopenReason: string;
    readonly revision: number;
    readonly files: readonly ObjectionFile[];
  };
