import { paths as filesPaths, sizeText, typeText, type UsedEvidence } from '#files/index.ts';
import { regionFullName } from '#identity/index.ts';
import { dayOf, formatDate } from '#platform/dates.ts';
import { currentLocale, formatNumber, t } from '#platform/i18n/i18n.ts';
import { partsOf } from '#platform/pdf/index.ts';
import { barOf } from '#platform/ui/bar-pair.tsx';
import { awardName } from '../../catalogue/award-name.ts';
import { toldOf } from '../../catalogue/record/rules.ts';
import { awardYear } from '../../catalogue/record/views/awards.tsx';
import type { ImpactRow } from '../../model/content.ts';
import type { Award } from '../../model/record.ts';
import type { TypedField } from '../../rules/fields.ts';
import { columnLabel, fieldLabel } from '../../views/edit/labels.ts';
import { changeText, figure, plainField } from '../../views/edit/shown.tsx';
import { onceEach, type WholeRecord } from './whole.ts';

const factFields = [
  'stage',
  'digital',
  'startDate',
  'startYear',
  'mainAffair',
  'otherAffairs',
  'sdgs',
  'astaCita',
  'sustainabilityStatus',
  'initiator',
  'classification',
  'form',
] as const satisfies readonly TypedField[];

/** The record as its template takes it: words and numbers, no markup. */
export function printedOf(record: WholeRecord, pictures: readonly PictureOf[]) {
  const { content } = record;
  const years = content.startDate === null ? [] : ['startYear'];
  const facts = factFields
    .filter((field) => !years.includes(field))
    .map((field) => [fieldLabel(field), plainField(field, content)] as const);
  return {
    lang: currentLocale(),
    title: content.title,
    author: record.institutionName,
    day: dayOf(record.changedAt),
    kicker: t('out.pdf.kicker'),
    place: [record.unitName, record.institutionName, regionFullName(record.regionCode)].filter((it) => it),
    version: t('out.pdf.version', {
      no: formatNumber(record.version),
      state: record.position,
      date: formatDate(record.changedAt),
    }),
    footer: content.title.length > 80 ? `${content.title.slice(0, 79)}…` : content.title,
    summary: partsOf(content.summary),
    facts: facts.filter(([, text]) => text !== ''),
    sections: toldOf(content)
      .filter((field) => field !== 'impact' && field !== 'links')
      .map((field) => ({ title: fieldLabel(field), parts: partsOf(plainField(field, content)) })),
    impact: content.impact.map(impactOf),
    chart: content.impact.map(sentenceOf).join(' '),
    heads: [
      columnLabel('impact', 'indicator'),
      columnLabel('impact', 'before'),
      columnLabel('impact', 'after'),
      t('registry.change.label'),
      columnLabel('impact', 'source'),
    ],
    lists: listsOf(record),
    pictures: pictures.map(({ name, caption }) => ({ name, caption })),
    address: record.address,
    words: words(),
  };
}

export type PictureOf = { readonly name: string; readonly caption: string; readonly bytes: Uint8Array };

function words() {
  return {
    page: t('platform.print.page'),
    qr: t('out.pdf.qr'),
    address: t('out.pdf.address'),
    summary: fieldLabel('summary'),
    facts: t('out.pdf.facts'),
    impact: t('record.impact.title'),
    before: t('platform.bars.before'),
    after: t('platform.bars.after'),
    pictures: t('out.pdf.pictures'),
  };
}

function impactOf(row: ImpactRow) {
  const values = [row.before, row.after].filter((value) => value !== null);
  const bar = (value: number | null) => (value === null ? { x: 0, width: 0 } : barOf(value, values));
  return {
    name: `${row.indicator} (${row.unit})`,
    before: figure(row.before),
    after: figure(row.after),
    change: changeText(row) || t('record.impact.noChange'),
    source: [row.source || t('record.impact.noSource'), row.date ? formatDate(row.date) : '']
      .filter((it) => it)
      .join(', '),
    story: partsOf(row.story),
    bars: [bar(row.before), bar(row.after)],
  };
}

/** The chart in words, for those who do not see it. */
function sentenceOf(row: ImpactRow): string {
  const [before, after] = [figure(row.before), figure(row.after)];
  return t('out.pdf.chart', { indicator: row.indicator, unit: row.unit, before, after });
}

type Item = { readonly text: string; readonly href: string | null; readonly more: string };
const item = (text: string, more = '', href: string | null = null): Item => ({ text, href, more });

function listsOf(record: WholeRecord): readonly { readonly title: string; readonly items: readonly Item[] }[] {
  const { content, origin, adaptation, replicas } = record;
  const lineage = [
    ...(origin === '' ? [] : [item(`${t('record.lineage.from')} ${origin}`, adaptation)]),
    ...(replicas === 0 ? [] : [item(t('record.lineage.copied', { count: replicas, n: formatNumber(replicas) }))]),
  ];
  const host = record.address.slice(0, record.address.indexOf('/', 'https://'.length));
  const lists = [
    { title: t('record.award.title'), items: record.awards.map(awardItem) },
    { title: t('record.lineage.title'), items: lineage },
    { title: t('evidence.public.title'), items: onceEach(record.evidence).map((it) => evidenceItem(it, host)) },
    { title: t('record.evidence.title'), items: content.links.map((it) => item(it.title, it.url, it.url)) },
  ];
  return lists.filter(({ items }) => items.length > 0);
}

function awardItem(award: Award): Item {
  const title = award.titleUsed === '' ? '' : `${t('record.award.titleUsed')} ${award.titleUsed}`;
  return item(`${awardName(award)}, ${awardYear(award)}`, title, award.sourceUrl || null);
}

function evidenceItem(it: UsedEvidence, host: string): Item {
  const facts = [
    it.number,
    it.documentDate ? formatDate(it.documentDate) : '',
    it.issuer,
    it.file ? `${typeText(it)}, ${sizeText(it.file.size)}` : typeText(it),
  ];
  const address = it.url || host + filesPaths.download.to(it.id);
  return item(it.title, [...facts, address].filter((fact) => fact !== '').join(' · '), address);
}
