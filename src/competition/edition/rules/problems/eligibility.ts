import type { DocumentPath } from '#platform/document/shape.ts';
import type { EditionDocument } from '../../model/document.ts';
import type { EligibilityRule, RuleOf } from '../../model/eligibility.ts';
import type { Problem } from '../../model/problem.ts';
import { textsOwed, when } from './told.ts';

/** Each rule says where it comes from, and its parameters can be meant. */
export function eligibilityProblems({ eligibility }: EditionDocument): Problem[] {
  return eligibility.flatMap((rule, index) => {
    const path = ['eligibility', index];
    return [...textsOwed(rule, path, ['source']), ...parameterProblems(rule, path)];
  });
}

function parameterProblems(rule: EligibilityRule, path: DocumentPath): Problem[] {
  switch (rule.kind) {
    case 'min_age':
      return when(rule.months < 0, [...path, 'months'], 'months_negative');
    case 'quota':
      return when(rule.most < 1, [...path, 'most'], 'quota_not_positive');
    case 'award_history':
      return historyProblems(rule, path);
    default:
      return [];
  }
}

function historyProblems({ never, fewer }: RuleOf<'award_history'>, path: DocumentPath): Problem[] {
  return [
    ...when(never.length + fewer.length === 0, path, 'history_empty'),
    ...never.flatMap((it, index) => when(it.top < 1, [...path, 'never', index, 'top'], 'top_not_positive')),
    ...fewer.flatMap((it, index) => [
      ...when(it.top < 1, [...path, 'fewer', index, 'top'], 'top_not_positive'),
      ...when(it.times < 1, [...path, 'fewer', index, 'times'], 'times_not_positive'),
    ]),
  ];
}
