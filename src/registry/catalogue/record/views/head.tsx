import { regionFullName } from '#identity/index.ts';
import { sdgOfNumber } from '../../../model/goals.ts';
import type { Award } from '../../../model/record.ts';
import type { ExternalId } from '../../../model/register.ts';
import { affairName, goalName } from '../../../views/edit/shown.tsx';
import { awardName } from '../../award-name.ts';
import type { Origins, PublicRecord } from '../model.ts';
import { paths } from '../paths.ts';
import { startOf } from '../rules.ts';
import { awardYear } from './awards.tsx';
import { RECORD_LANGUAGE } from './text.tsx';

export type Described = {
  readonly record: PublicRecord;
  readonly awards: readonly Award[];
  readonly externalIds: readonly ExternalId[];
  readonly origins: Origins | null;
  readonly baseUrl: string;
};

/**
 * The record for machines (schema.org). A CreativeWork, not a GovernmentService: an innovation may be a way of working
 * that nobody can apply for, or have stopped; and what matters here (award, isBasedOn, version) belongs to works.
 */
export function recordData({ record, awards, externalIds, origins, baseUrl }: Described): object {
  const { content } = record;
  const address = baseUrl + paths.page.to(record.id, content.title);
  const origin = origins?.record;
  const affairs = [content.mainAffair, ...content.otherAffairs].filter((code) => code !== null);
  return {
    '@context': 'https://schema.org',
    '@type': 'CreativeWork',
    '@id': `urn:uuid:${record.id}`,
    mainEntityOfPage: address,
    url: address,
    name: content.title,
    abstract: content.summary || undefined,
    inLanguage: RECORD_LANGUAGE,
    isAccessibleForFree: true,
    sourceOrganization: organisation(record),
    author: content.innovators.map((it) => ({ '@type': 'Person', name: it.name })),
    about: [...affairs.map(affairName), ...content.sdgs.map((n) => goalName(n, sdgOfNumber(n)))],
    dateCreated: startText(record),
    datePublished: record.publishedAt.toISOString(),
    dateModified: (record.changedAt ?? record.publishedAt).toISOString(),
    version: record.versions,
    award: awards.map((it) => `${awardName(it)}, ${awardYear(it)}`),
    isBasedOn: origin ? baseUrl + paths.page.to(origin.id, origin.title) : origins?.text || undefined,
    identifier: externalIds.map((it) => ({ '@type': 'PropertyValue', propertyID: it.system, value: it.value })),
    citation: content.links.map((it) => ({ '@type': 'CreativeWork', name: it.title, url: it.url })),
    spatialCoverage: placeData(record),
  };
}

/** A date that is doubtful is not told to machines, which cannot read the doubt. */
function startText({ content }: PublicRecord): string | undefined {
  const start = startOf(content);
  if (start?.kind === 'date') return start.date;
  return start?.kind === 'year' && start.certain ? String(start.year) : undefined;
}

function organisation({ unitName, institutionName }: PublicRecord): object {
  const institution = { '@type': 'GovernmentOrganization', name: institutionName };
  return unitName === null
    ? institution
    : { '@type': 'GovernmentOrganization', name: unitName, parentOrganization: institution };
}

function placeData({ regionCode, content: { latitude, longitude } }: PublicRecord): object | undefined {
  const name = regionFullName(regionCode);
  const geo = latitude === null || longitude === null ? undefined : { '@type': 'GeoCoordinates', latitude, longitude };
  return name === '' && !geo ? undefined : { '@type': 'Place', name: name || undefined, geo };
}

/** Empty lists say nothing to a machine. */
const withoutEmpty = (_key: string, value: unknown) => (Array.isArray(value) && value.length === 0 ? undefined : value);

/** Data in the head of a page, which no browser runs. `<` goes in as an escape, so that no text can end the element. */
export function JsonLd({ data }: { readonly data: object }) {
  const json = JSON.stringify(data, withoutEmpty).replaceAll('<', '\\u003c');
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
