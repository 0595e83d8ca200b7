import { t } from '#platform/i18n/i18n.ts';
import { sectionTitle } from '../views/edit/labels.ts';
import { placeOfCode } from './rules.ts';

/** What a place in a record is called: its section, or «Dampak: waktu tunggu». */
export function placeName(code: string): string {
  const place = placeOfCode(code);
  if (!place) return code;
  return place.kind === 'section'
    ? sectionTitle(place.section)
    : t('evidence.place.impact', { indicator: place.indicator });
}
