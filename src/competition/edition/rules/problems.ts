import type { EditionDocument } from '../model/document.ts';
import type { Problem } from '../model/problem.ts';
import { basicProblems, codeProblems, groupProblems } from './problems/basics.ts';
import { eligibilityProblems } from './problems/eligibility.ts';
import { outcomeProblems } from './problems/outcome.ts';
import { rubricProblems } from './problems/rubrics.ts';
import { sectionProblems } from './problems/sections.ts';
import { stageProblems } from './problems/stages.ts';

/** All that is wrong with a document, in the order of its parts; it may be published when there is nothing. */
export function problemsOf(document: EditionDocument): readonly Problem[] {
  return [
    ...basicProblems(document),
    ...codeProblems(document),
    ...groupProblems(document),
    ...eligibilityProblems(document),
    ...sectionProblems(document),
    ...rubricProblems(document),
    ...stageProblems(document),
    ...outcomeProblems(document),
  ];
}
