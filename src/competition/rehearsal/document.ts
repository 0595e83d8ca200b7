import type { EditionDocument } from '../edition/model/document.ts';
import { type EditionStage, momentKinds } from '../edition/model/stages.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LEAST_OBJECTION_DAYS = 1;

/** Days that a stage of the rehearsal lasts: an objection as long as the edition wants. */
function daysOf(stage: EditionStage): number {
  return stage.kind === 'objection' ? stage.settings.days + LEAST_OBJECTION_DAYS : 1;
}

/**
 * The edition as it is rehearsed: entries come in now, every other stage follows the one before. What generated entrants cannot bring is not
 * asked: files, and quotas that so many entries would break.
 */
export function rehearsed(document: EditionDocument, now: Date): EditionDocument {
  let from = now.getTime() - DAY_MS;
  const stages = document.stages.map((stage): EditionStage => {
    const opens = new Date(from).toISOString();
    from += (stage.kind === 'entering' ? 2 : daysOf(stage)) * DAY_MS;
    const isMoment = (momentKinds as readonly string[]).includes(stage.kind);
    return { ...stage, opens, closes: isMoment ? null : new Date(from - HOUR_MS).toISOString() };
  });
  const sections = document.sections.map((it) => ({
    ...it,
    evidence: it.evidence.map((asked) => ({ ...asked, required: false })),
    required: it.kind === 'text' && it.required,
  }));
  return {
    ...document,
    title: `Latihan: ${document.title}`.slice(0, LONGEST_TITLE),
    title_en: document.title_en === '' ? '' : `Rehearsal: ${document.title_en}`.slice(0, LONGEST_TITLE),
    entrants: { ...document.entrants, regions: 'all', ownInstitutionOnly: false },
    eligibility: document.eligibility.filter((it) => it.kind !== 'quota' && it.kind !== 'required_evidence'),
    groups: document.groups.map((it) => ({ ...it, byInvitation: false })),
    stages,
    sections,
  };
}

const LONGEST_TITLE = 300;

/** A day after everything. */
export function endOf({ stages }: Pick<EditionDocument, 'stages'>): Date {
  const moments = stages.flatMap((it) => [it.opens, it.closes]).filter((it) => it !== null);
  return new Date(Math.max(...moments.map((it) => Date.parse(it))) + DAY_MS);
}

/** When a rehearsal of this document must begin to be over by then. */
export function startBefore(document: EditionDocument, over: Date): Date {
  const long = endOf(rehearsed(document, over)).getTime() - over.getTime();
  return new Date(over.getTime() - long);
}

/** A moment within a stage of the rehearsal. */
export function within(stage: Pick<EditionStage, 'opens'>): Date {
  if (stage.opens === null) throw new Error('every stage of a rehearsal has its moment');
  return new Date(Date.parse(stage.opens) + HOUR_MS);
}
