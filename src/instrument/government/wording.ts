import { currentLocale, formatNumber, t } from '#platform/i18n/i18n.ts';
import affairs from '../../../presets/affairs.json' with { type: 'json' };
import type { InstrumentDocument } from '../catalogue/model/document.ts';
import type { IndexBand, IndexEdition } from './model/edition.ts';
import type { EffortKind } from './model/effort.ts';
import type { Calculation } from './rules/calculation.ts';

type Named = { readonly name: string; readonly name_en: string };

/** A name in the reader's language. */
export function named({ name, name_en }: Named): string {
  return currentLocale() === 'en' && name_en !== '' ? name_en : name;
}

export function editionName({ title, title_en }: Pick<IndexEdition, 'title' | 'title_en'>): string {
  return named({ name: title, name_en: title_en });
}

export function sourceText({ source, source_en }: Pick<IndexEdition, 'source' | 'source_en'>): string {
  return named({ name: source, name_en: source_en });
}

export function unknownText({ unknown, unknown_en }: Pick<IndexEdition, 'unknown' | 'unknown_en'>): string {
  return named({ name: unknown, name_en: unknown_en });
}

export function bandName(band: IndexBand | null, { belowAll }: Pick<IndexEdition, 'belowAll'>): string {
  return named(band ?? belowAll);
}

/** The affair's short name; its code when it is none of ours. */
export function affairName(code: string | null): string {
  if (code === null) return t('government.noAffair');
  const found = affairs.items.find((it) => it.code === code);
  if (!found) return code;
  return currentLocale() === 'en' ? found.name_en : found.short;
}

/** An item as people know it: «16. Regulasi inovasi daerah». */
export function itemName(document: InstrumentDocument, code: string): string {
  const item = document.aspects.flatMap((it) => it.items).find((it) => it.code === code);
  return item ? `${item.number}. ${named(item)}` : code;
}

/** What a score of an item means; its number where the catalogue has several bases or says nothing. */
export function levelText(document: InstrumentDocument, code: string, score: number): string {
  const item = document.aspects.flatMap((it) => it.items).find((it) => it.code === code);
  const option = item?.options.find((it) => it.score === score);
  const text = option ? named({ name: option.text, name_en: option.text_en }) : '';
  const number = t('government.parameter', { n: formatNumber(score) });
  return text === '' || text.startsWith('Parameter ') ? number : `${number}: ${text}`;
}

export function effortText(efforts: readonly EffortKind[]): string {
  return efforts.map(named).join(', ');
}

/** An index as it is written: always with its decimals. */
export function indexText(index: number, decimals = 2): string {
  return formatNumber(index, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** Points and gains; small gains keep three decimals. */
export function pointsText(points: number): string {
  return formatNumber(points, { maximumFractionDigits: 2 });
}

export function gainText(gain: number): string {
  return `+${formatNumber(gain, { minimumFractionDigits: 3, maximumFractionDigits: 3 })}`;
}

export function hoursText(hours: number): string {
  return t('government.hours', { n: formatNumber(hours, { maximumFractionDigits: 1 }) });
}

export function resultText({ index, band }: Pick<Calculation, 'index' | 'band'>, edition: IndexEdition): string {
  return `${indexText(index, edition.decimals)} · ${bandName(band, edition)}`;
}
