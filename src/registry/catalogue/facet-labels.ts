import { regionByCode, regionName } from '#identity/index.ts';
import { type MessageKey, t } from '#platform/i18n/i18n.ts';
import { sdgOfNumber } from '../model/goals.ts';
import type { CatalogueFacet } from '../search/filter.ts';
import { choiceLabel } from '../views/edit/labels.ts';
import { affairName, goalName } from '../views/edit/shown.tsx';

export function facetTitle(name: CatalogueFacet): string {
  return t(`catalogue.facet.${name}` satisfies MessageKey);
}

/** A value of a facet as people read it. */
export function facetLabel(name: CatalogueFacet, value: string): string {
  switch (name) {
    case 'region':
      return regionLabel(value);
    case 'affair':
      return affairName(value);
    case 'sdg':
      return goalName(Number(value), sdgOfNumber(Number(value)));
    case 'stage':
      return choiceLabel('stage', value);
    case 'digital':
      return choiceLabel('digital', value === 'digital' ? 'ya' : 'tidak');
    case 'sustainability':
      return choiceLabel('sustainabilityStatus', value);
    case 'award':
      return value === 'ada' ? t('catalogue.award.any') : t('catalogue.award.top', { n: value.slice(4) });
    default:
      return value;
  }
}

/** `12.07` by its name, `12.00` as the offices of the province itself, `35` as the whole province. */
function regionLabel(value: string): string {
  if (value === 'pusat') return t('catalogue.region.none');
  if (value.endsWith('.00')) return t('catalogue.region.offices', { name: regionName(value.slice(0, 2)) });
  if (value.length === 2) return t('catalogue.region.whole', { name: regionName(value) });
  return regionByCode(value)?.name ?? value;
}
