import { regionName } from '#identity/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Criterion } from '#registry/index.ts';
import type { Case } from '../model.ts';

export const regionText = (code: string): string => regionName(code) || code;

export const criterionText = (criterion: Criterion): string => t(`casework.criterion.${criterion}`);

/** Unit and institution of the record. */
export function placeText({ unitName, ownerName }: Pick<Case, 'unitName' | 'ownerName'>): string {
  return [unitName, ownerName].filter((it) => it !== null).join(', ');
}

export function coachNames({ coaches }: Pick<Case, 'coaches'>): string {
  return coaches.map((it) => it.name).join(', ');
}
