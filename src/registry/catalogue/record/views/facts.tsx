import type { ComponentChildren } from 'preact';
import { regionFullName } from '#identity/index.ts';
import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { astaCitaOfNumber, sdgOfNumber } from '../../../model/goals.ts';
import type { ExternalId } from '../../../model/register.ts';
import { choiceLabel, fieldLabel } from '../../../views/edit/labels.ts';
import { affairName, goalName } from '../../../views/edit/shown.tsx';
import type { PublicRecord } from '../model.ts';
import { startOf } from '../rules.ts';
import { Outside, Told } from './text.tsx';

type Fact = { readonly label: string; readonly value: ComponentChildren };
type FactsProps = { readonly record: PublicRecord; readonly externalIds: readonly ExternalId[] };

/** The record's facts at a glance; what is not known stands in its own section. */
export function Facts({ record, externalIds }: FactsProps) {
  const { content } = record;
  const facts: readonly Fact[] = [
    fact(t('record.fact.institution'), record.institutionName),
    fact(t('record.fact.unit'), record.unitName),
    fact(t('record.fact.region'), regionFullName(record.regionCode)),
    fact(fieldLabel('stage'), content.stage ? choiceLabel('stage', content.stage) : ''),
    fact(
      fieldLabel('digital'),
      content.digital === null ? '' : choiceLabel('digital', content.digital ? 'ya' : 'tidak'),
    ),
    ...datesOf(record),
    ...goalsOf(record),
    ...profileOf(record),
    fact(t('record.fact.location'), placeOf(content)),
    ...externalIds.map((it) => fact(t('record.fact.number', { system: it.system }), <Told>{it.value}</Told>)),
    fact(t('record.fact.video'), content.videoUrl ? <Site address={content.videoUrl} /> : ''),
    ...sourceOf(record),
    fact(t('record.fact.versions'), versionsOf(record)),
  ].filter((it) => it.value !== '' && it.value !== null);
  return (
    <section class="print:mt-8">
      <h2 class="mb-4">{t('record.fact.title')}</h2>
      <dl class="grid gap-4 text-base print:grid-cols-2">
        {facts.map((it) => (
          <div key={it.label} class="break-inside-avoid">
            <dt class="font-semibold">{it.label}</dt>
            <dd>{it.value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function fact(label: string, value: ComponentChildren): Fact {
  return { label, value };
}

function datesOf({ content }: PublicRecord): readonly Fact[] {
  const start = startOf(content);
  const day = (date: string | null) => (date ? formatDate(date) : '');
  const year = start?.kind === 'year' ? start : null;
  return [
    fact(fieldLabel('trialDate'), day(content.trialDate)),
    fact(fieldLabel('startDate'), start?.kind === 'date' ? day(start.date) : ''),
    fact(
      fieldLabel('startYear'),
      year ? (year.certain ? String(year.year) : t('record.fact.uncertainYear', { year: year.year })) : '',
    ),
    fact(fieldLabel('developmentDate'), day(content.developmentDate)),
  ];
}

function goalsOf({ content }: PublicRecord): readonly Fact[] {
  return [
    fact(fieldLabel('mainAffair'), content.mainAffair ? affairName(content.mainAffair) : ''),
    fact(fieldLabel('otherAffairs'), listOf(content.otherAffairs.map(affairName))),
    fact(fieldLabel('sdgs'), listOf(content.sdgs.map((n) => goalName(n, sdgOfNumber(n))))),
    fact(fieldLabel('astaCita'), listOf(content.astaCita.map((n) => goalName(n, astaCitaOfNumber(n))))),
  ];
}

function profileOf({ content }: PublicRecord): readonly Fact[] {
  const { initiator, initiatorName, classification, form, priorityProgramme } = content;
  const initiated = [initiator ? choiceLabel('initiator', initiator) : '', initiatorName].filter((it) => it !== '');
  return [
    fact(fieldLabel('initiator'), initiated.join(', ')),
    fact(fieldLabel('classification'), classification ? choiceLabel('classification', classification) : ''),
    fact(fieldLabel('form'), form ? choiceLabel('form', form) : ''),
    fact(fieldLabel('priorityProgramme'), priorityProgramme === '' ? '' : <Told>{priorityProgramme}</Told>),
  ];
}

function listOf(lines: readonly string[]): ComponentChildren {
  if (lines.length === 0) return '';
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

const MAP = 'https://www.openstreetmap.org/';
const ZOOM = 15;
const COORDINATE = { maximumFractionDigits: 5 };

function placeOf({ latitude, longitude }: PublicRecord['content']): ComponentChildren {
  if (latitude === null || longitude === null) return '';
  return (
    <>
      {`${formatNumber(latitude, COORDINATE)}; ${formatNumber(longitude, COORDINATE)}`}
      <br />
      <a href={`${MAP}?mlat=${latitude}&mlon=${longitude}#map=${ZOOM}/${latitude}/${longitude}`} rel="noopener">
        {t('record.fact.map')}
      </a>
    </>
  );
}

/** The link by the name of its site: whole addresses run out of the column. */
function Site({ address }: { readonly address: string }) {
  return <Outside href={address}>{URL.parse(address)?.hostname ?? address}</Outside>;
}

function sourceOf({ content, origin }: PublicRecord): readonly Fact[] {
  const { sourceUrl, sourceNote } = content;
  if (sourceUrl === '' && sourceNote === '') return [];
  return [
    fact(
      t('record.fact.source'),
      <>
        {origin === 'form' ? null : <p>{t(`record.origin.${origin}`)}</p>}
        {sourceUrl === '' ? null : (
          <p>
            <Site address={sourceUrl} />
          </p>
        )}
        {sourceNote === '' ? null : (
          <p>
            <Told>{sourceNote}</Told>
          </p>
        )}
      </>,
    ),
  ];
}

function versionsOf({ versions, changedAt, publishedAt }: PublicRecord): string {
  const date = formatDate(changedAt ?? publishedAt);
  return t('record.fact.versionsText', { n: formatNumber(versions), date });
}
