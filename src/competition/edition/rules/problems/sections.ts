import type { DocumentPath } from '#platform/document/shape.ts';
import type { EditionDocument } from '../../model/document.ts';
import type { Problem } from '../../model/problem.ts';
import type { EditionSection, EvidenceAsked } from '../../model/sections.ts';
import { sectionsFor } from '../parts.ts';
import { problem, sumOf, textsOwed, WHOLE, when } from './told.ts';

export function sectionProblems(document: EditionDocument): Problem[] {
  return [
    ...document.sections.flatMap((it, index) => oneSection(it, ['sections', index])),
    ...document.groups.flatMap(({ code }, index) => weightsOfGroup(document, code, index)),
  ];
}

function oneSection(section: EditionSection, path: DocumentPath): Problem[] {
  const { words, weight, evidence } = section;
  return [
    ...textsOwed(section, path, ['name']),
    ...when(words !== null && words < 1, [...path, 'words'], 'words_not_positive'),
    ...when(weight !== null && weight < 0, [...path, 'weight'], 'weight_negative'),
    ...evidence.flatMap((it, index) => oneEvidence(it, [...path, 'evidence', index])),
  ];
}

function oneEvidence(asked: EvidenceAsked, path: DocumentPath): Problem[] {
  return [
    ...textsOwed(asked, path, ['name']),
    ...when(asked.most < 1, [...path, 'most'], 'evidence_most'),
    ...when(asked.maxBytes !== null && asked.maxBytes < 1, [...path, 'maxBytes'], 'bytes_not_positive'),
    ...when(asked.types.length === 0, [...path, 'types'], 'types_none'),
  ];
}

/** What an entry of the group writes is worth 100 together, or nobody knows what it is worth. */
function weightsOfGroup(document: EditionDocument, group: string, index: number): Problem[] {
  const sections = sectionsFor(document, group);
  if (sections.length === 0) return [problem(['groups', index], 'sections_none', { group })];
  const known = sections.flatMap((it) => (it.weight === null ? [] : [it.weight]));
  if (known.length === 0) return [];
  const isMixed = sections.some((it) => it.kind === 'text' && it.weight === null);
  if (isMixed) return [problem(['sections'], 'weights_mixed', { group })];
  const sum = sumOf(known);
  return when(sum !== WHOLE, ['sections'], 'section_weights', { group, sum });
}
