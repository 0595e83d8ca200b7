import { regionName } from '#identity/index.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { affairName } from '#registry/index.ts';
import type { HelpRequest, Profile } from '../model.ts';
import type { Ranked, Reason } from '../rules/rank.ts';

export function placeText({ unitName, institutionName }: Pick<HelpRequest, 'unitName' | 'institutionName'>): string {
  return [unitName, institutionName].filter((it) => it !== null).join(', ');
}

export const affairsText = ({ affairs }: Profile): string =>
  affairs.length === 0 ? t('request.anyAffair') : affairs.map(affairName).join('; ');

export const regionsText = ({ regionCodes }: Profile): string =>
  regionCodes.length === 0 ? t('request.anyRegion') : regionCodes.map((it) => regionName(it) || it).join('; ');

export const loadText = ({ load, capacity }: Profile): string =>
  t('request.load', { load: formatNumber(load), capacity: formatNumber(capacity) });

/** One reason of a ranking in words, with what it is about. */
export function reasonText(
  reason: Reason,
  { coach }: Ranked,
  request: Pick<HelpRequest, 'affair' | 'regionCode'>,
): string {
  return t(`request.reason.${reason}`, {
    affair: affairName(request.affair),
    region: regionName(request.regionCode ?? '') || t('request.noRegion'),
    load: formatNumber(coach.load),
    capacity: formatNumber(coach.capacity),
  });
}
