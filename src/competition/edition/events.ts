import { eventKind } from '#platform/outbox.ts';
import type { EditionId } from './model/edition.ts';

type OfEdition = { readonly editionId: EditionId };

export const editionPublished = eventKind<OfEdition>('competition.edition_published');
type Extension = OfEdition & { readonly revision: number; readonly before: string; readonly after: string };
/** The closing moved from one moment to another (ISO 8601); `revision` holds the reason. */
export const deadlineExtended = eventKind<Extension>('competition.deadline_extended');

export const editionFacts: readonly string[] = [editionPublished, deadlineExtended].map((kind) => kind.name);
