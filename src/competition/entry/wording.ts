import { t } from '#platform/i18n/i18n.ts';
import type { Check } from './rules/eligibility.ts';

const names = {
  entrant: 'entry.check.name.entrant',
  age: 'entry.check.name.age',
  history: 'entry.check.name.history',
  title: 'entry.check.name.title',
  quota: 'entry.check.name.quota',
  evidence: 'entry.check.name.evidence',
  sections: 'entry.check.name.sections',
  words: 'entry.check.name.words',
} as const;

/** What is held against the entry, in two or three words. */
export function checkName({ finding }: Pick<Check, 'finding'>): string {
  return t(names[finding.key.split('.')[0] as keyof typeof names]);
}
