import { formatNumber, t } from '#platform/i18n/i18n.ts';
import type { InnovationContent } from '../../../model/content.ts';
import { fieldSpecs, type TypedField } from '../../../rules/fields.ts';
import { distanceKm, type Move, moveOfDay, moveOfYear } from '../../../rules/figures.ts';
import { fieldLabel } from '../labels.ts';
import { plainField } from '../shown.tsx';
import type { FigureLine } from './figure-table.tsx';

const kinds: readonly string[] = ['year', 'date', 'number'];

/** Whether a field holds a year, a day or a coordinate: compared as figures, not as words. */
export const isFigure = (field: TypedField): boolean => kinds.includes(fieldSpecs[field].kind);

/** A field that holds a figure, in two versions. */
export function fieldLine(field: TypedField, from: InnovationContent, to: InnovationContent): FigureLine {
  const shown = (content: InnovationContent) => plainField(field, content) || t('platform.summary.missing');
  return {
    key: field,
    name: fieldLabel(field),
    measure: null,
    from: shown(from),
    to: shown(to),
    difference: differenceOf(field, from, to),
  };
}

function differenceOf(field: TypedField, from: InnovationContent, to: InnovationContent): string {
  switch (field) {
    case 'latitude':
    case 'longitude':
      return distanceText(distanceKm(from, to));
    case 'startYear':
      return moveText(moveOfYear(from.startYear, to.startYear));
    case 'trialDate':
    case 'startDate':
    case 'developmentDate':
    case 'sustainabilityDate':
      return moveText(moveOfDay(from[field], to[field]));
    default:
      return '';
  }
}

function moveText(move: Move | null): string {
  if (move === null) return '';
  const way = move.n > 0 ? 'later' : 'earlier';
  const n = Math.abs(move.n);
  return t(`registry.compare.${way}.${move.unit}`, { count: n, n: formatNumber(n) });
}

function distanceText(km: number | null): string {
  if (km === null) return '';
  return t('registry.compare.moved', { km: formatNumber(km, { maximumSignificantDigits: 3 }) });
}
