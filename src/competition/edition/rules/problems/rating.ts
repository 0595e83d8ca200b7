import type { DocumentPath } from '#platform/document/shape.ts';
import type { Problem } from '../../model/problem.ts';
import { type EditionStage, publicScale, type StageOf } from '../../model/stages.ts';
import { stageOfKind } from '../calendar.ts';
import { problem, when } from './told.ts';

/** Finalists are rated once everyone knows who they are; a plenary that may see the figures sees them when they stand. */
export function ratingProblems(
  stages: readonly EditionStage[],
  { opens, closes, settings }: StageOf<'public_rating'>,
  path: DocumentPath,
): Problem[] {
  const document = { stages: [...stages] };
  const { least, most } = publicScale;
  const isOff = settings.marks < least || settings.marks > most;
  return [
    ...finalistProblems(document, opens, path),
    ...when(isOff, [...path, 'settings', 'marks'], 'rating_scale', { least, most }),
    ...(settings.plenarySees ? plenaryProblems(document, closes, path) : []),
  ];
}

type Staged = { readonly stages: EditionStage[] };

function finalistProblems(document: Staged, opens: string | null, path: DocumentPath): Problem[] {
  const announcement = stageOfKind(document, 'finalists_announcement');
  if (!announcement || !stageOfKind(document, 'finalists_plenary'))
    return [problem([...path, 'kind'], 'rating_without_finalists')];
  const isEarly = isBefore(opens, announcement.opens);
  return when(isEarly, [...path, 'opens'], 'rating_before_finalists');
}

function plenaryProblems(document: Staged, closes: string | null, path: DocumentPath): Problem[] {
  const plenary = stageOfKind(document, 'tpi_plenary');
  const isLate = plenary === null || isBefore(plenary.opens, closes);
  return when(isLate, [...path, 'settings', 'plenarySees'], 'rating_unfinished');
}

const isBefore = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && Date.parse(a) < Date.parse(b);
