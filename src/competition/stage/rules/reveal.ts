import type { EditionDocument } from '../../edition/model/document.ts';
import type { StageKind } from '../../edition/model/stages.ts';
import { isInLine } from '../../edition/rules/calendar.ts';
import type { DecidingStage } from '../model/course.ts';

type Told = Pick<EditionDocument, 'stages' | 'privacy'>;

/** The stages at whose opening the outcome of another one is announced, the first that the edition has. */
const announcedBy: Readonly<Partial<Record<DecidingStage, readonly StageKind[]>>> = {
  finalists_plenary: ['finalists_announcement', 'objection'],
  tpi_plenary: ['final_list', 'awarding'],
};

/** When the outcomes of a stage are announced by the calendar: at its own announcement, or when the next stage opens; null: never yet. */
export function announcedAt({ stages }: Pick<Told, 'stages'>, stage: DecidingStage): Date | null {
  const line = stages.filter(isInLine);
  const own = announcedBy[stage]?.flatMap((kind) => line.find((it) => it.kind === kind) ?? [])[0];
  const next = own ?? line.slice(line.findIndex((it) => it.kind === stage) + 1).find((it) => it.opens !== null);
  const moment = next?.opens ?? line.find((it) => it.kind === stage)?.closes ?? null;
  return moment === null ? null : new Date(moment);
}

/**
 * From when everyone may know what was decided in a stage; null: nobody may yet. Under embargo that is the hour of the announcement and
 * not before, however early it was decided; without, as soon as it is decided (privacy of the edition).
 */
export function revealedFrom(document: Told, stage: DecidingStage, decidedAt: Date): Date | null {
  if (!document.privacy.embargo) return decidedAt;
  const announced = announcedAt(document, stage);
  if (announced === null) return null;
  return announced > decidedAt ? announced : decidedAt;
}

/** Whether everyone may know at this moment. */
export function isRevealed(document: Told, stage: DecidingStage, decidedAt: Date, now: Date): boolean {
  const from = revealedFrom(document, stage, decidedAt);
  return from !== null && from <= now;
}

/** Outcomes that its own people learn at once, because they may have something to do about it. */
const toldAtOnce: readonly DecidingStage[] = ['admin_check', 'objection'];

/** Whether the people of the entry may know: at once where they may answer, with everyone else where it is announced. */
export function isToldToOwn(document: Told, stage: DecidingStage, decidedAt: Date, now: Date): boolean {
  return toldAtOnce.includes(stage) || isRevealed(document, stage, decidedAt, now);
}
