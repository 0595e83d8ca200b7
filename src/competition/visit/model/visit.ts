import type { InstitutionId, PersonId } from '#identity/index.ts';
import type { Id } from '#platform/ids.ts';
import type { EditionId } from '../../edition/model/edition.ts';

export type VisitId = Id<'VisitId'>;
export type PhotoId = Id<'VisitPhotoId'>;
export type EntryId = Id<'EntryId'>;
export type SnapshotId = Id<'SnapshotId'>;

/** States of a visit's form: being filled, locked, and opened again with a reason. */
export const visitStates = ['draft', 'finished', 'reopened'] as const;
export type VisitState = (typeof visitStates)[number];

/** What was found of a claim. */
export const findings = ['yes', 'partly', 'no'] as const;
export type Finding = (typeof findings)[number];

export const memberRoles = ['panelist', 'evaluator'] as const;
export type MemberRole = (typeof memberRoles)[number];
export type Member = { readonly id: PersonId; readonly name: string; readonly role: MemberRole };

export const LONGEST_TEXT = 5000;
export const LONGEST_NOTE = 2000;
export const LONGEST_CAPTION = 300;
export const MOST_PHOTOS = 40;
/** Most people that go along. */
export const MOST_MEMBERS = 12;

/** Something that the entry says of itself, as it was submitted: a section of its text, or an evidence. */
export type Claim = { readonly key: string; readonly name: string; readonly text: string };
export type Check = { readonly claim: string; readonly seen: Finding | null; readonly note: string };

export type Place = {
  readonly latitude: number;
  readonly longitude: number;
  /** In metres, as the device told it; null when it was typed. */
  readonly accuracy: number | null;
};

/** What the team writes down. */
export type VisitForm = {
  readonly visitDate: string;
  readonly peopleMet: string;
  readonly conclusion: string;
  readonly place: Place | null;
  readonly checks: readonly Check[];
};

export type Photo = {
  readonly id: PhotoId;
  readonly caption: string;
  readonly addedByName: string | null;
  readonly addedAt: Date;
};

export type FieldVisit = VisitForm & {
  readonly id: VisitId;
  readonly editionId: EditionId;
  readonly organiserId: InstitutionId;
  readonly entryId: EntryId;
  readonly snapshotId: SnapshotId;
  readonly title: string;
  readonly institutionName: string;
  readonly unitName: string | null;
  readonly state: VisitState;
  readonly revision: number;
  readonly members: readonly Member[];
  readonly photos: readonly Photo[];
  readonly reopenReason: string;
  readonly savedByName: string | null;
  readonly savedAt: Date;
  readonly finishedByName: string | null;
  readonly finishedAt: Date | null;
};

/** Why something was refused; each code has the message `visit.refusal.<code>`. */
export const visitRefusals = [
  'not_found',
  'no_stage',
  'unknown_entry',
  'visited_already',
  'unknown_person',
  'stale',
  'finished',
  'not_finished',
  'invalid',
  'too_long',
  'panelists_missing',
  'evaluators_missing',
  'claims_open',
  'conclusion_missing',
  'reason_missing',
  'photos_most',
  'id_taken',
] as const;
export type VisitRefusal = (typeof visitRefusals)[number];
