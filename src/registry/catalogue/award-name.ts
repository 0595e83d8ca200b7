import { t } from '#platform/i18n/i18n.ts';

const UNKNOWN = /^\?(?= |$)/;

/** The label of a list: the level as its source has it; a source that only says "?" is put into words. */
export function awardLabel(label: string): string {
  return label.replace(UNKNOWN, t('catalogue.award.levelUnknown'));
}

/** Level and competition as one name: "Top 45 KIPP", or "KIPP, tingkat belum diketahui". */
export function awardName(award: { readonly levelText: string; readonly competition: string }): string {
  if (UNKNOWN.test(award.levelText)) return t('catalogue.award.ofCompetition', { competition: award.competition });
  return `${award.levelText} ${award.competition}`;
}
