import { eventKind } from '#platform/outbox.ts';
import type { EditionId } from '../edition/model/edition.ts';
import type { EntryId } from '../entry/model/entry.ts';
import type { PlenaryStage } from './model/plenary.ts';

type Decided = { readonly entryId: EntryId; readonly at: string };
/** The administrative check of an entry came to an end; `at` is the moment (ISO 8601). */
export const checkDecided = eventKind<Decided>('competition.check_decided');

type Signed = { readonly editionId: EditionId; readonly stage: PlenaryStage; readonly no: number };
/** The minutes of a plenary were signed; what they decided may be under embargo. */
export const plenarySigned = eventKind<Signed>('competition.plenary_signed');

type Announcement = { readonly editionId: EditionId; readonly stage: PlenaryStage };
/** What a plenary decided is public from now on. */
export const resultsAnnounced = eventKind<Announcement>('competition.results_announced');

export const stageFacts: readonly string[] = [checkDecided, plenarySigned, resultsAnnounced].map((kind) => kind.name);
