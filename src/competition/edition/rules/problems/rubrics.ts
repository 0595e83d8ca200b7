import type { DocumentPath } from '#platform/document/shape.ts';
import type { EditionDocument } from '../../model/document.ts';
import type { Problem } from '../../model/problem.ts';
import type { Criterion, Rubric } from '../../model/rubrics.ts';
import { type EditionStage, type ScoringKind, scoringKinds } from '../../model/stages.ts';
import { stageOfKind } from '../calendar.ts';
import { rubricFor } from '../parts.ts';
import { problem, sumOf, textsOwed, WHOLE, when } from './told.ts';

export function rubricProblems(document: EditionDocument): Problem[] {
  return [
    ...document.rubrics.flatMap((it, index) => oneRubric(document, it, index)),
    ...scoringKinds.flatMap((kind) => missing(document, kind)),
  ];
}

function oneRubric(document: EditionDocument, rubric: Rubric, index: number): Problem[] {
  const path = ['rubrics', index];
  const { stage, criteria } = rubric;
  const before = document.rubrics.slice(0, index).filter((it) => it.stage === stage);
  const isSecond = before.some((it) => meets(it.groups, rubric.groups));
  const sections = new Set(document.sections.map((it) => it.code));
  return [
    ...when(stageOfKind(document, stage) === null, [...path, 'stage'], 'rubric_stage_missing', { stage }),
    ...when(isSecond, [...path, 'stage'], 'rubric_twice', { stage }),
    ...when(criteria.length === 0, [...path, 'criteria'], 'criteria_none'),
    ...criteria.flatMap((it, at) => oneCriterion(it, [...path, 'criteria', at], sections)),
    ...weightsOf(rubric, path),
  ];
}

/** Two rubrics claim the same group; one for a group and one for all others do not. */
function meets(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || b.length === 0) return a.length === b.length;
  return a.some((it) => b.includes(it));
}

function weightsOf({ criteria }: Rubric, path: DocumentPath): Problem[] {
  const known = criteria.flatMap((it) => (it.weight === null ? [] : [it.weight]));
  if (known.length === 0) return [];
  if (known.length < criteria.length) return [problem([...path, 'criteria'], 'weights_mixed', { group: '' })];
  const sum = sumOf(known);
  return when(sum !== WHOLE, [...path, 'criteria'], 'rubric_weights', { sum });
}

function oneCriterion(criterion: Criterion, path: DocumentPath, sections: ReadonlySet<string>): Problem[] {
  const { weight, section } = criterion;
  return [
    ...textsOwed(criterion, path, ['name']),
    ...when(weight !== null && weight < 0, [...path, 'weight'], 'weight_negative'),
    ...when(section !== null && !sections.has(section), [...path, 'section'], 'section_unknown', {
      section: section ?? '',
    }),
    ...scaleProblems(criterion, path),
  ];
}

function scaleProblems({ min, max, step, ...marks }: Criterion, path: DocumentPath): Problem[] {
  if (min >= max) return [problem([...path, 'max'], 'scale_empty')];
  const steps = (max - min) / step;
  const isWhole = step > 0 && Math.abs(steps - Math.round(steps)) < 1e-6;
  const isOutside = (mark: number | null) => mark !== null && (mark < min || mark > max);
  return [
    ...when(!isWhole, [...path, 'step'], 'step_wrong'),
    ...(['commentBelow', 'commentAbove'] as const).flatMap((field) =>
      when(isOutside(marks[field]), [...path, field], 'comment_outside', { min, max }),
    ),
  ];
}

/** Whether sheets are filled in in this stage. */
function isScored(stage: EditionStage): boolean {
  return stage.kind === 'desk_scoring' || ('scored' in stage.settings && stage.settings.scored);
}

/** A stage in which sheets are filled in has a rubric for every group. */
function missing(document: EditionDocument, kind: ScoringKind): Problem[] {
  const stage = stageOfKind(document, kind);
  if (!stage || !isScored(stage)) return [];
  const bare = document.groups.filter((it) => rubricFor(document, kind, it.code) === null);
  return bare.map((it) => problem(['rubrics'], 'rubric_missing', { stage: kind, group: it.code }));
}
