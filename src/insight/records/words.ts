import { regionName, type Viewer } from '#identity/index.ts';
import { formatDate } from '#platform/dates.ts';
import { type Figure, type FigureFilter, isOwn, ownCode } from '#platform/figure.ts';
import { t } from '#platform/i18n/i18n.ts';
import { affairName } from '#registry/index.ts';

export function regionWords(code: string): string {
  return isOwn(code) ? t('records.ownProvince', { name: regionName(ownCode(code)) }) : regionName(code);
}

export function stateName({ states = [] }: Pick<Figure<Viewer>, 'states'>, code: string): string {
  return states.find((it) => it.code === code)?.name() ?? code;
}

/** What a list is narrowed to, in words. */
export function termsOf(
  figure: Figure<Viewer>,
  filter: FigureFilter,
  institution: string | null,
): readonly (readonly [name: string, text: string | null])[] {
  const { region, otherRegion, affair, year, month, since, state } = filter;
  return [
    [t('records.institution'), institution],
    [t('records.region'), region ? regionWords(region) : null],
    [t('records.otherRegion'), otherRegion ? regionWords(otherRegion) : null],
    [t('records.affair'), affair ? affairName(affair) : null],
    [t('records.year'), year ? String(year) : null],
    [t('records.month'), month ?? null],
    [t('records.since'), since ? formatDate(since) : null],
    [t('records.state'), state ? stateName(figure, state) : null],
  ];
}
