import { createHash } from 'node:crypto';
import { regionName } from '#identity/index.ts';
import { affairOfCode, type PublicRecord } from '#registry/index.ts';
import { address } from '../wire/model/parts.ts';
import { type WireRecord, wireRecord } from '../wire/model/record.ts';
import { canonical, type Json } from '../wire/rules/canonical.ts';
import { identifierOf } from '../wire/rules/identifier.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to be taken out
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/gu;

/** Values as they may travel: texts without the characters that no reader takes, line breaks as one. */
function cleaned<T>(value: T): T {
  if (typeof value === 'string') return value.replaceAll('\r\n', '\n').replaceAll(CONTROLS, '') as T;
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(cleaned) as T;
  return Object.fromEntries(Object.entries(value).map(([name, it]) => [name, cleaned(it)])) as T;
}

const isCarried = (text: string | null): text is string => text !== null && address.safeParse(text).success;

/** A record as it travels between hubs (docs/federation.md); null where it breaks a limit that every reader holds it to. */
export function wireOf(record: PublicRecord, hub: string): WireRecord | null {
  const { institutionName, unitName, regionCode, versionNo, publishedAt, awards, externalIds, lineage } = record;
  const parsed = wireRecord.safeParse(
    cleaned({
      institution: { name: institutionName },
      unit: unitName === null ? null : { name: unitName },
      region: regionCode === null ? null : { code: regionCode, name: regionName(regionCode) },
      version: versionNo,
      publishedAt: publishedAt.toISOString(),
      content: contentOf(record),
      awards: awards.map(({ awardGroup, levelText, levelTop, sourceUrl, ...award }) => ({
        ...award,
        ...{ group: awardGroup, level: levelText, top: levelTop, sourceUrl: isCarried(sourceUrl) ? sourceUrl : null },
      })),
      externalIds,
      lineage: lineage && {
        origin: lineage.originId === null ? null : identifierOf(hub, lineage.originId),
        originText: lineage.originText,
        adaptation: lineage.adaptation,
      },
    }),
  );
  return parsed.success ? parsed.data : null;
}

/** The text without links that no reader takes, as those with a password in them. */
function contentOf({ content }: PublicRecord) {
  const { missing: _missing, videoUrl, sourceUrl, links, ...rest } = content;
  return {
    ...rest,
    videoUrl: isCarried(videoUrl) ? videoUrl : '',
    sourceUrl: isCarried(sourceUrl) ? sourceUrl : '',
    links: links.filter((link) => isCarried(link.url)),
  };
}

/** Names of the three trees of sets, as harvesters read them. */
export const setRoots = { region: 'wilayah', affair: 'urusan', year: 'tahun' } as const;

/** A branch with all that it grows from: `wilayah:12:12.07` lies in `wilayah:12` and in `wilayah`. */
function branch(...parts: readonly string[]): readonly string[] {
  return parts.map((_, at) => parts.slice(0, at + 1).join(':'));
}

/** The sets that hold a record: by its region, its affairs and the year in which it began. */
export function setsOf({ region, content }: WireRecord): readonly string[] {
  const codes = [...(content.mainAffair === null ? [] : [content.mainAffair]), ...content.otherAffairs];
  const year = content.startDate?.slice(0, 4) ?? content.startYear;
  const affairs = codes.flatMap((code) => {
    const affair = affairOfCode(code);
    return affair ? branch(setRoots.affair, affair.group, affair.code) : [];
  });
  const found = [
    ...(region === null ? [] : regionBranch(region.code)),
    ...affairs,
    ...(year === null ? [] : branch(setRoots.year, String(year))),
  ];
  return [...new Set(found)].sort();
}

function regionBranch(code: string): readonly string[] {
  const province = code.slice(0, 2);
  return code === province ? branch(setRoots.region, province) : branch(setRoots.region, province, code);
}

export type Composed = { readonly document: string; readonly sets: readonly string[]; readonly digest: string };

/** The text that is published, the sets that hold it, and what tells whether either changed. */
export function composed(record: WireRecord): Composed {
  const [document, sets] = [canonical(record as Json), setsOf(record)];
  const digest = createHash('sha256')
    .update(`${document}\n${sets.join(' ')}`)
    .digest('base64url');
  return { document, sets, digest };
}

const SECOND = 1000;

/** The moment of a change: now, to the second, but never before the change before it. */
export function momentAfter(now: Date, before: Date | null): Date {
  const second = Math.floor(now.getTime() / SECOND) * SECOND;
  return new Date(Math.max(second, before?.getTime() ?? 0));
}
