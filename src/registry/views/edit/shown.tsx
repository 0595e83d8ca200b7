import type { ComponentChildren } from 'preact';
import { formatDate } from '#platform/dates.ts';
import { currentLocale, formatNumber, t } from '#platform/i18n/i18n.ts';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { EvidenceLink, ImpactRow, InnovationContent, Innovator } from '../../model/content.ts';
import { affairOfCode, astaCitaOfNumber, sdgOfNumber } from '../../model/goals.ts';
import { type FieldSpec, fieldSpecs, type TypedField } from '../../rules/fields.ts';
import { changeOf } from '../../rules/impact.ts';
import { choiceLabel, columnLabel, fieldLabel } from './labels.ts';

/** A field's value as people read it; null when nothing is said. */
export function shownField(field: TypedField, content: InnovationContent): ComponentChildren | null {
  if (field === 'impact') return content.impact.length > 0 ? <ImpactTable rows={content.impact} /> : null;
  if (field === 'innovators') return content.innovators.length > 0 ? <People people={content.innovators} /> : null;
  if (field === 'links') return content.links.length > 0 ? <Links links={content.links} /> : null;
  const text = plainField(field, content);
  if (text === '') return null;
  const { kind } = fieldSpecs[field];
  return kind === 'text' || kind === 'address' ? <DescriptionText text={text} /> : text;
}

/** The same as text alone, for comparing versions: '' when nothing is said. */
export function plainField(field: TypedField, content: InnovationContent): string {
  switch (field) {
    case 'digital':
      return content.digital === null ? '' : choiceLabel(field, content.digital ? 'ya' : 'tidak');
    case 'startYearCertain':
      return content.startYear !== null && !content.startYearCertain ? fieldLabel(field) : '';
    case 'mainAffair':
      return content.mainAffair === null ? '' : affairName(content.mainAffair);
    case 'otherAffairs':
      return content.otherAffairs.map(affairName).join('; ');
    case 'sdgs':
      return content.sdgs.map((n) => goalName(n, sdgOfNumber(n))).join('; ');
    case 'astaCita':
      return content.astaCita.map((n) => goalName(n, astaCitaOfNumber(n))).join('; ');
    case 'impact':
      return content.impact.map(impactLine).join('\n');
    case 'innovators':
      return content.innovators.map((it) => (it.role === '' ? it.name : `${it.name} (${it.role})`)).join('\n');
    case 'links':
      return content.links.map((it) => `${it.title}: ${it.url}`).join('\n');
    default:
      return plainValue(fieldSpecs[field], content[field], (it) => choiceLabel(field, it));
  }
}

/** What one box holds as text; `choice` labels a value that was chosen. */
export function plainValue({ kind }: FieldSpec, value: unknown, choice: (value: string) => string): string {
  if (value === null || value === undefined) return '';
  if (kind === 'choice') return choice(String(value));
  if (kind === 'date') return formatDate(String(value));
  if (kind === 'number') return formatNumber(Number(value), { maximumFractionDigits: 6 });
  return String(value);
}

export function affairName(code: string): string {
  const affair = affairOfCode(code);
  if (!affair) return code;
  return currentLocale() === 'id' ? affair.name : affair.nameEn;
}

export function goalName(number: number, goal: { readonly name: string; readonly nameEn: string } | null): string {
  return goal ? `${number}. ${currentLocale() === 'id' ? goal.name : goal.nameEn}` : String(number);
}

export function figure(value: number | null): string {
  return value === null ? t('registry.figure.unknown') : formatNumber(value, { maximumFractionDigits: 2 });
}

/** «naik 33 (275 %)», or '' while one side is missing. */
export function changeText(row: Pick<ImpactRow, 'before' | 'after' | 'better'>): string {
  const change = changeOf(row);
  if (!change) return '';
  if (change.absolute === 0) return t('registry.change.same');
  const n = formatNumber(Math.abs(change.absolute), { maximumFractionDigits: 2 });
  const way = change.absolute > 0 ? 'up' : 'down';
  if (change.percent === null) return t(`registry.change.${way}`, { n });
  const percent = formatNumber(Math.abs(change.percent), { maximumFractionDigits: 1 });
  return t(`registry.change.${way}Percent`, { n, percent });
}

function impactLine(row: ImpactRow): string {
  const figures = `${figure(row.before)} → ${figure(row.after)} ${row.unit}`;
  return [`${row.indicator}: ${figures}`, changeText(row), row.source].filter((part) => part !== '').join(' · ');
}

function ImpactTable({ rows }: { readonly rows: readonly ImpactRow[] }) {
  return (
    <Table
      caption={t('registry.field.impact')}
      captionHidden
      columns={[
        { label: columnLabel('impact', 'indicator') },
        { label: columnLabel('impact', 'before'), numeric: true },
        { label: columnLabel('impact', 'after'), numeric: true },
        { label: t('registry.change.label') },
        { label: columnLabel('impact', 'source') },
      ]}
      rows={rows.map((row, index) => ({
        key: String(index),
        cells: [
          `${row.indicator} (${row.unit})`,
          figure(row.before),
          figure(row.after),
          changeText(row) || t('registry.figure.unknown'),
          [row.source, row.date ? formatDate(row.date) : ''].filter((part) => part !== '').join(', '),
        ],
      }))}
    />
  );
}

function People({ people }: { readonly people: readonly Innovator[] }) {
  return (
    <ul>
      {people.map((it) => (
        <li key={it.name}>{it.role === '' ? it.name : `${it.name} (${it.role})`}</li>
      ))}
    </ul>
  );
}

function Links({ links }: { readonly links: readonly EvidenceLink[] }) {
  return (
    <ul>
      {links.map((it) => (
        <li key={it.url + it.title}>
          <a href={it.url} rel="nofollow noopener ugc">
            {it.title}
          </a>
          {it.date ? ` (${formatDate(it.date)})` : null}
        </li>
      ))}
    </ul>
  );
}
