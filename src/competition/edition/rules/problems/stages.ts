import type { DocumentPath } from '#platform/document/shape.ts';
import type { EditionDocument } from '../../model/document.ts';
import type { Problem } from '../../model/problem.ts';
import { type EditionStage, momentKinds, type StageKind, stageKinds } from '../../model/stages.ts';
import { isInLine } from '../calendar.ts';
import { ratingProblems } from './rating.ts';
import { problem, when } from './told.ts';

const DAY_MS = 86_400_000;

/** Without these two there is no competition: something comes in, and something comes out. */
const needed = ['entering', 'final_list'] as const satisfies readonly StageKind[];

export function stageProblems({ stages }: EditionDocument): Problem[] {
  const kinds = stages.map((it) => it.kind);
  return [
    ...needed.flatMap((kind) => when(!kinds.includes(kind), ['stages'], 'stage_missing', { stage: kind })),
    ...when(kinds.includes('objection') && !kinds.includes('finalists_announcement'), ['stages'], 'stage_missing', {
      stage: 'finalists_announcement',
    }),
    ...stages.flatMap((stage, index) => oneStage(stages, stage, index)),
  ];
}

function oneStage(stages: readonly EditionStage[], stage: EditionStage, index: number): Problem[] {
  const path = ['stages', index];
  const isSecond = stages.findIndex((it) => it.kind === stage.kind) < index;
  return [
    ...when(isSecond, [...path, 'kind'], 'stage_twice', { stage: stage.kind }),
    ...dateProblems(stage, path),
    ...(isSecond ? [] : lineProblems(stages, index)),
    ...settingProblems(stage, [...path, 'settings']),
    ...(stage.kind === 'public_rating' ? ratingProblems(stages, stage, path) : []),
  ];
}

const isMoment = (kind: StageKind): boolean => (momentKinds as readonly StageKind[]).includes(kind);

function dateProblems(stage: EditionStage, path: DocumentPath): Problem[] {
  const { opens, closes, kind } = stage;
  const owed = [
    ...when(opens === null, [...path, 'opens'], 'date_missing'),
    ...when(closes === null && !isMoment(kind), [...path, 'closes'], 'date_missing'),
  ];
  if (opens === null || closes === null) return owed;
  const length = Date.parse(closes) - Date.parse(opens);
  if (length < 0 || (length === 0 && !isMoment(kind))) return [problem([...path, 'closes'], 'closes_before_opens')];
  const isShort = stage.kind === 'objection' && length < stage.settings.days * DAY_MS;
  return isShort ? [problem([...path, 'closes'], 'objection_short', { days: stage.settings.days })] : [];
}

/** A stage comes after the one before it, in the order of a competition and in its dates. */
function lineProblems(stages: readonly EditionStage[], index: number): Problem[] {
  const stage = stages[index];
  const before = stages.slice(0, index).findLast(isInLine);
  if (!stage || !before || !isInLine(stage)) return [];
  const path = ['stages', index];
  const named = { stage: stage.kind, before: before.kind };
  if (stageKinds.indexOf(stage.kind) < stageKinds.indexOf(before.kind))
    return [problem([...path, 'kind'], 'stage_order', named)];
  if (stage.kind === 'admin_check' && before.kind === 'entering') return checkProblems(stage, before, path);
  const end = before.closes ?? before.opens;
  const overlaps = stage.opens !== null && end !== null && Date.parse(stage.opens) < Date.parse(end);
  return when(overlaps, [...path, 'opens'], 'stages_overlap', named);
}

/** What came in may be checked while more comes in, but neither before anything can, nor only until then. */
function checkProblems(check: EditionStage, entering: EditionStage, path: DocumentPath): Problem[] {
  const isBefore = (a: string | null, b: string | null) => a !== null && b !== null && Date.parse(a) < Date.parse(b);
  return [
    ...when(isBefore(check.opens, entering.opens), [...path, 'opens'], 'check_before_entering'),
    ...when(isBefore(check.closes, entering.closes), [...path, 'closes'], 'check_before_entering'),
  ];
}

function settingProblems({ settings }: EditionStage, path: DocumentPath): Problem[] {
  const values: Readonly<Record<string, unknown>> = settings;
  const below = (least: number, field: string) => {
    const value = values[field];
    return typeof value === 'number' && value < least;
  };
  const positive = ['sheetsPerEntry', 'nominees', 'finalists', 'days', 'minutes', 'presentationMinutes'];
  const [minutes, presentation] = [values.minutes, values.presentationMinutes];
  const isLong = typeof minutes === 'number' && typeof presentation === 'number' && presentation > minutes;
  return [
    ...positive.flatMap((field) => when(below(1, field), [...path, field], 'count_not_positive')),
    ...['correctionDays', 'confirmHours', 'panelists', 'evaluators', 'passMark'].flatMap((field) =>
      when(below(0, field), [...path, field], 'count_negative'),
    ),
    ...when(isLong, [...path, 'presentationMinutes'], 'presentation_long'),
  ];
}
