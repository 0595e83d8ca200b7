import { t } from '#platform/i18n/i18n.ts';

/** The level as its source has it, alone or at the beginning of a label; a source that only says "?" is put into words. */
export function awardLevel(told: string): string {
  return told.replace(/^\?(?= |$)/, t('catalogue.award.levelUnknown'));
}
