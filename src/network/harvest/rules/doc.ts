import { type Doc, emptyContent, type InnovationContent, type InnovationId, innovationDoc } from '#registry/index.ts';
import type { FeedItem } from '../../wire/model/feed.ts';
import type { WireRecord } from '../../wire/model/record.ts';
import type { DublinCore } from '../oai.ts';

/** A record of another hub as it is kept and searched here. */
export type Taken = {
  readonly sourceId: string;
  readonly number: number;
  readonly url: string;
  readonly keyId: string;
  readonly changedAt: Date;
  readonly institution: string;
  readonly unit: string;
  /** As it came: what is shown is read out of it. */
  readonly content: object;
  readonly doc: Doc;
};

const NOBODY = '00000000-0000-7000-8000-000000000000' as InnovationId;

type Told = {
  readonly content: InnovationContent;
  readonly regionCode: string | null;
  readonly places: readonly string[];
  readonly movedAt: Date;
  readonly awards: Parameters<typeof innovationDoc>[0]['awards'];
};

function docOf({ regionCode, ...told }: Told): Doc {
  const place = { region_code: regionCode, province_code: regionCode?.slice(0, 2) ?? null };
  const owned = { state: 'published' as const, institution_id: null, unit_id: null, ...place };
  return innovationDoc({ id: NOBODY, owned, isPublic: true, ...told });
}

type PublicItem = Extract<FeedItem, { readonly state: 'public' }>;

/** A signed item as it is kept. */
export function takenItem({ record, id, sequence, url, signature, changedAt }: PublicItem): Taken {
  const head = { sourceId: id, number: sequence, url, keyId: signature.key, changedAt: new Date(changedAt) };
  return takenRecord(record, head);
}

/** A record as hubs tell it, under the names that it has there. */
export function takenRecord(
  record: WireRecord,
  head: Pick<Taken, 'sourceId' | 'number' | 'url' | 'keyId' | 'changedAt'>,
): Taken {
  const { institution, unit, region, content, awards, publishedAt } = record;
  const places = [institution.name, unit?.name ?? '', region?.name ?? ''];
  const facts = awards.map((it) => ({
    level_text: it.level,
    level_top: it.top,
    year: it.year,
    year_certain: it.yearCertain,
    title_used: it.titleUsed,
  }));
  const told = { content: { ...content, missing: [] }, places, awards: facts, movedAt: new Date(publishedAt) };
  const doc = docOf({ ...told, regionCode: region?.code ?? null });
  return { ...head, institution: institution.name, unit: unit?.name ?? '', content: record, doc };
}

const LONGEST_TITLE = 300;
const LONGEST_SUMMARY = 5000;
const LONGEST_ADDRESS = 1000;

/** A record of a foreign system as it is kept; null without a title. */
export function takenForeign(record: DublinCore, changedAt: Date): Taken | null {
  const { fields } = record;
  const title = fields.title?.[0]?.slice(0, LONGEST_TITLE);
  if (!title) return null;
  const institution = (fields.publisher?.[0] ?? fields.creator?.[0] ?? '').slice(0, 300);
  const year = Number(/\b(19[5-9]\d|20\d\d)\b/.exec(fields.date?.[0] ?? '')?.[1] ?? 0) || null;
  const summary = (fields.description ?? []).join('\n\n').slice(0, LONGEST_SUMMARY);
  const content = { ...emptyContent(title), summary, startYear: year };
  const regionCode = fields.coverage?.find((it) => /^\d{2}(\.\d{2})?$/.test(it)) ?? null;
  const subjects = (fields.subject ?? []).slice(0, 20);
  const doc = docOf({ content, regionCode, places: [institution, ...subjects], movedAt: changedAt, awards: [] });
  const head = { sourceId: record.identifier, number: changedAt.getTime(), url: addressAmong(fields.identifier ?? []) };
  return { ...head, keyId: '', changedAt, institution, unit: '', content: { dublinCore: fields }, doc };
}

function addressAmong(identifiers: readonly string[]): string {
  return identifiers.find((it) => /^https?:\/\/[^\s@]+$/.test(it) && it.length <= LONGEST_ADDRESS) ?? '';
}
