import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import type { LastingContent } from '../model/content.ts';
import type { Dimension } from '../model/dimensions.ts';
import { type Field, fieldsOf } from '../model/fields.ts';
import { ladders, type RungName } from '../model/ladders.ts';

/** `Rp1.500.000`; nothing for an amount that is not known. */
export const rupiah = (amount: number | null): string => (amount === null ? '–' : `Rp${formatNumber(amount)}`);

const decimals = (value: number): string => formatNumber(value, { maximumFractionDigits: 6 });

type Headline = { readonly [D in Dimension]: (content: Extract<LastingContent, { dimension: D }>) => string };

const headlines: Headline = {
  policy: ({ kind, number, title }) =>
    t('lasting.headline.policy', { kind: t(`lasting.choice.policy.kind.${kind}`), number, title }),
  budget: ({ year, programme, granted, planned }) =>
    granted === null
      ? t('lasting.headline.budget.planned', { year: String(year), programme, amount: rupiah(planned) })
      : t('lasting.headline.budget', { year: String(year), programme, amount: rupiah(granted) }),
  planning: ({ year, document, page }) =>
    t('lasting.headline.planning', {
      document: t(`lasting.choice.planning.document.${document}`),
      year: String(year),
      page,
    }),
  performance: ({ year, position, indicator, target, unit }) =>
    t('lasting.headline.performance', { year: String(year), position, indicator, target: decimals(target), unit }),
  team: ({ document, people }) =>
    t('lasting.headline.team', {
      document: t(`lasting.choice.team.document.${document}`),
      count: people,
      n: formatNumber(people),
    }),
  procedure: ({ title, kind, days }) =>
    t('lasting.headline.procedure', {
      title,
      kind: t(`lasting.choice.procedure.kind.${kind}`),
      count: days,
      n: decimals(days),
    }),
  monitoring: ({ year, kind, title }) =>
    t('lasting.headline.monitoring', { year: String(year), kind: t(`lasting.choice.monitoring.kind.${kind}`), title }),
  collaboration: ({ document, actors }) =>
    t('lasting.headline.collaboration', {
      document: t(`lasting.choice.collaboration.document.${document}`),
      names: actors.join(', '),
    }),
};

/** A record in one line. */
export function headlineOf(content: LastingContent): string {
  return (headlines[content.dimension] as (of: LastingContent) => string)(content);
}

export const dimensionName = (dimension: Dimension): string => t(`lasting.dimension.${dimension}`);

/** The rung at this place of the ladder, from 1. */
export function rungName(dimension: Dimension, place: number): string {
  return t(`lasting.rung.${rungKey(dimension, place)}`);
}

/** Who can grant it, by our own knowledge of the field. */
export function grantorOf(dimension: Dimension, place: number): string {
  return t(`lasting.grantor.${rungKey(dimension, place)}`);
}

function rungKey(dimension: Dimension, place: number): RungName {
  const rung = ladders[dimension][place - 1];
  if (rung === undefined) throw new Error(`${dimension} has no rung ${place}`);
  return `${dimension}.${rung}` as RungName;
}

type LabelKey = Parameters<typeof t>[0] & `lasting.field.${string}`;

/** The label of a box: the same word in all dimensions but where one has its own. */
export function labelOf(dimension: Dimension, { name }: Field): string {
  const own = ownLabels[`${dimension}.${name}`];
  return t((own ?? `lasting.field.${name}`) as 'lasting.field.note');
}

const ownLabels: Readonly<Record<string, LabelKey>> = {
  'policy.kind': 'lasting.field.policy.kind',
  'policy.title': 'lasting.field.policy.title',
  'policy.issuer': 'lasting.field.policy.issuer',
  'procedure.title': 'lasting.field.procedure.title',
  'procedure.kind': 'lasting.field.procedure.kind',
  'monitoring.title': 'lasting.field.monitoring.title',
};

/** What a choice of a box is called. */
export function choiceName(dimension: Dimension, { name }: Field, value: string): string {
  return t(`lasting.choice.${dimension}.${name}.${value}` as 'lasting.choice.policy.kind.perda');
}

export type Said = { readonly label: string; readonly text: string };

/** Everything that is said of a record, box by box; empty ones are left out. */
export function saidOf(content: LastingContent): readonly Said[] {
  const values = content as Readonly<Record<string, unknown>>;
  return fieldsOf[content.dimension].flatMap((field) => {
    const text = field.kind === 'official' ? '' : shownValue(content.dimension, field, values[field.name]);
    return text === '' ? [] : [{ label: labelOf(content.dimension, field), text }];
  });
}

function shownValue(dimension: Dimension, field: Field, value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value)) return value.join('\n');
  if (typeof value === 'number') return numberShown(field, value);
  const text = String(value);
  if (field.kind === 'date') return formatDate(text);
  return field.kind === 'choice' ? choiceName(dimension, field, text) : text;
}

function numberShown({ kind }: Field, value: number): string {
  if (kind === 'rupiah') return rupiah(value);
  return kind === 'year' ? String(value) : decimals(value);
}
