import { sizeText } from '#files/index.ts';
import { formatDate } from '#platform/dates.ts';
import { currentLocale, formatNumber, t } from '#platform/i18n/i18n.ts';
import type { Tone } from '#platform/ui/tag.tsx';
import type { InnovationId } from '../../model/ids.ts';
import { paths as registryPaths } from '../../paths.ts';
import { isTypedField } from '../../rules/fields.ts';
import { fieldLabel, sectionTitle } from '../../views/edit/labels.ts';
import type { CopyForm, Fit, FormItem, Ingredient, Piece, PieceFit, Place, SheetField } from '../model.ts';

export function formName(form: CopyForm): string {
  return currentLocale() === 'id' ? form.name : form.name_en;
}

/** What must be at hand beside the text; '' for nothing. */
export function wantText(item: FormItem): string {
  return (currentLocale() === 'id' ? item.want : item.want_en) ?? '';
}

const extras = [
  'unit',
  'institution',
  'region',
  'start',
  'year',
  'coordinates',
  'awards',
  'nri',
  'origin',
  'adaptation',
  'replicas',
] as const satisfies readonly Ingredient[];

export function pieceLabel(ingredient: Ingredient): string {
  const extra = extras.find((it) => it === ingredient);
  if (extra) return t(`out.piece.${extra}`);
  return isTypedField(ingredient) ? fieldLabel(ingredient) : ingredient;
}

export function fitText(fit: Fit): string {
  switch (fit.code) {
    case 'too_long':
      return t('out.fit.too_long', { n: formatNumber(fit.over) });
    case 'too_short':
      return t('out.fit.too_short', { n: formatNumber(fit.short) });
    default:
      return t(`out.fit.${fit.code}`);
  }
}

export const fitTones: Readonly<Record<Fit['code'], Tone>> = {
  fits: 'success',
  missing: 'warning',
  too_long: 'danger',
  too_short: 'danger',
  apart: 'neutral',
  unnamed: 'warning',
};

/** «187 dari paling banyak 200 kata»; '' for facts, whose words nobody counts. */
export function countText({ item, words }: SheetField): string {
  if (item.kind !== 'text') return '';
  const n = formatNumber(words);
  if (item.words_least !== undefined) return t('out.count.least', { n, least: formatNumber(item.words_least) });
  if (typeof item.words === 'number') return t('out.count.most', { n, most: formatNumber(item.words) });
  return t('out.count.unknown', { n });
}

export const pieceFitText = (fit: PieceFit): string => t(`out.pieces.fit.${fit}`);

/** What one has to know to find the evidence and to quote it; a file by its name and size. */
export function pieceFacts(piece: Piece): readonly string[] {
  const { file } = piece;
  const facts = [
    piece.number,
    piece.documentDate ? formatDate(piece.documentDate) : '',
    piece.issuer,
    piece.page === '' ? '' : t('evidence.page', { page: piece.page }),
    piece.validityYear === null ? '' : t('out.pieces.until', { year: String(piece.validityYear) }),
    file ? `${file.name} (${file.typeName}, ${sizeText(file.size)})` : (piece.url ?? ''),
  ];
  return facts.filter((text) => text !== '');
}

/** The evidence of a field line by line, for sheets that are no pages. */
export function piecesText({ evidence }: SheetField): string {
  if (!evidence) return '';
  if (evidence.length === 0) return t('out.pieces.none');
  const lines = evidence.map(({ piece, fit }) => {
    const said = [piece.title, ...pieceFacts(piece), pieceFitText(fit)];
    return `- ${said.join(' · ')}`;
  });
  const isNamed = evidence.some((it) => it.isNamed);
  return [t(isNamed ? 'out.pieces.named' : 'out.pieces.serving'), ...lines].join('\n');
}

export type Mending = { readonly href: string; readonly text: string };

/** The page on which a piece is written. */
export function mendingOf(id: InnovationId, place: Place): Mending | null {
  switch (place) {
    case null:
      return null;
    case 'awards':
      return { href: registryPaths.awards.to(id), text: t('registry.awards.title') };
    case 'externalIds':
      return { href: registryPaths.externalIds.to(id), text: t('out.piece.nri') };
    case 'lineage':
      return { href: registryPaths.lineage.to(id), text: t('out.place.lineage') };
    default:
      return { href: registryPaths.section.to(id, place), text: sectionTitle(place) };
  }
}
