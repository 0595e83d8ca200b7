import { eventKind } from '#platform/outbox.ts';
import type { VisitId } from './model/visit.ts';

type OfVisit = { readonly visitId: VisitId; readonly at: string };

/** A visit got a date and a team, or others; at this moment (ISO 8601). */
export const visitPlanned = eventKind<OfVisit>('competition.visit_planned');
/** A visit is finished: what was seen stands. */
export const visitFinished = eventKind<OfVisit>('competition.visit_finished');

export const visitFacts: readonly string[] = [visitPlanned, visitFinished].map((kind) => kind.name);
