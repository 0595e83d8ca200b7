import { nationalTiles, provinces, regenciesOf, regionName, tileLayout, type Viewer } from '#identity/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { homePlace } from '../rules/place.ts';

export const nationLayout = nationalTiles;

/** The name of a place in words; null is the country. */
export const placeName = (place: string | null): string => (place === null ? t('dashboard.nation') : regionName(place));

/** A name that has room beside a picture on a phone. */
export function shortPlace(code: string): string {
  const layout = code.length === 2 ? nationalTiles() : tileLayout(code.slice(0, 2));
  return layout?.tiles.find((it) => it.code === code)?.short ?? regionName(code);
}

export type PlaceChoice = { readonly value: string; readonly label: string };
export type PlaceChoices = readonly { readonly label: string; readonly choices: readonly PlaceChoice[] }[];

const choice = (code: string): PlaceChoice => ({ value: code, label: regionName(code) });

/** The places that this viewer may choose: the country with its provinces, or one province with what lies in it. */
export function placeChoices(viewer: Viewer, chosen: string | null): PlaceChoices {
  const home = homePlace(viewer);
  const province = (home ?? chosen)?.slice(0, 2);
  const within = province
    ? [
        {
          label: regionName(province),
          choices: [choice(province), ...regenciesOf(province).map((it) => choice(it.code))],
        },
      ]
    : [];
  if (home !== null) return within;
  return [
    { label: t('dashboard.nation'), choices: [{ value: 'nasional', label: t('dashboard.nation') }] },
    { label: t('dashboard.provinces'), choices: provinces().map((it) => choice(it.code)) },
    ...within,
  ];
}
