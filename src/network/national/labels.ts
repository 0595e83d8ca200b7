import { regionName } from '#identity/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { affairName } from '#registry/index.ts';
import type { NetworkFacet } from './list-query.ts';
import { OWN_HUB } from './model.ts';

export type Names = ReadonlyMap<string, string>;

export const facetTitle = (name: NetworkFacet): string => t(`national.facet.${name}`);

/** A value of a facet as people read it. */
export function facetLabel(name: NetworkFacet, value: string, names: Names): string {
  switch (name) {
    case 'hub':
      return hubLabel(value, names.get(value) ?? null);
    case 'region':
      return value === 'pusat' ? t('national.noRegion') : regionName(value.slice(0, 2));
    case 'affair':
      return affairName(value);
    case 'year':
      return value;
  }
}

/** How the hub of a record is called. */
export function hubLabel(hub: string, name: string | null): string {
  if (hub === OWN_HUB) return t('national.ownHub');
  return name ?? hub.replace(/^https?:\/\//, '');
}
