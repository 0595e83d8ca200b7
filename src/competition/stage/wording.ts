import { t } from '#platform/i18n/i18n.ts';
import type { StageRefusal } from './model/refusal.ts';
import type { WhyNotPassed } from './rules/pass-many.ts';

/** Why a submission was not passed together with others, with the reasons that stand against it. */
export function whyNotPassedText(why: StageRefusal | WhyNotPassed): string {
  if (typeof why === 'object')
    return t('stage.pass.objected', { reasons: why.objected.map((it) => t(`stage.reason.${it}`)).join(', ') });
  return why === 'not_waiting' ? t('stage.pass.not_waiting') : t(`stage.refusal.${why}`);
}
