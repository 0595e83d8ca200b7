import { t } from '#platform/i18n/i18n.ts';
import type { EligibilityRule, Wins } from '../model/eligibility.ts';
import { plainText } from '../wording.ts';

const winText = ({ top, year }: Wins) => (year === null ? `Top ${top}` : `Top ${top}/${year}`);

/** A rule in a sentence, as entrants read it. */
export function ruleText(rule: EligibilityRule): string {
  switch (rule.kind) {
    case 'min_age':
      return t('edition.rule.min_age', { n: rule.months });
    case 'quota':
      return quotaText(rule);
    case 'award_history':
      return (
        [
          ...(rule.never.length > 0 ? [t('edition.rule.never', { wins: rule.never.map(winText).join(', ') })] : []),
          ...rule.fewer.map((it) => t('edition.rule.fewer', { n: it.times, win: winText(it) })),
        ].join(' ') || t('edition.eligibility.award_history')
      );
    case 'same_title':
      return t('edition.rule.same_title');
    case 'required_evidence':
      return t('edition.rule.required_evidence');
    case 'complete_sections':
      return t('edition.rule.complete_sections');
  }
}

function quotaText({ most, per, kinds }: Extract<EligibilityRule, { kind: 'quota' }>): string {
  const text = t(`edition.rule.quota.${per}`, { n: most });
  const names = kinds.map((it) => plainText(`identity.kind.${it}`, it)).join(', ');
  return names === '' ? text : `${text} (${names})`;
}
