import { evidenceOf, fileBytes } from '#files/index.ts';
import { regionName, type Viewer } from '#identity/index.ts';
import type { Config } from '#platform/config.ts';
import type { Conn } from '#platform/db.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import type { ImpactRow, InnovationContent } from '../model/content.ts';
import type { InnovationId, VersionId } from '../model/ids.ts';
import type { SectionName } from '../model/sections.ts';
import { fieldLabel, sectionTitle } from '../views/edit/labels.ts';
import { affairName } from '../views/edit/shown.tsx';
import { findPublicVersions, gistsOf, publicVersion, type ReadVersion } from './queries.ts';

const textFields = {
  summary: ['summary'],
  background: ['background', 'purpose'],
  novelty: ['novelty'],
  implementation: ['implementation', 'collaboration'],
  impact: ['significance', 'benefit', 'result'],
  adaptability: ['adaptability'],
  resources: ['resources', 'budgetNote'],
  sustainability: ['sustainability', 'sustainabilityReason'],
  design: ['design'],
} as const satisfies Partial<Record<SectionName, readonly (keyof InnovationContent)[]>>;

/** `Waktu tunggu (menit): 95 → 20`; what is not known stays a dash. */
function measured({ indicator, unit, before, after }: ImpactRow): string {
  const told = (value: number | null) => (value === null ? '–' : formatNumber(value));
  return `- ${indicator} (${unit}): ${told(before)} → ${told(after)}`;
}

function sectionsOf(content: InnovationContent) {
  return Object.entries(textFields).flatMap(([name, fields]) => {
    const filled = fields.filter((field) => content[field] !== '');
    const named = filled.map((field) =>
      fields.length > 1 ? `${fieldLabel(field)}\n${content[field]}` : content[field],
    );
    const rows = name === 'impact' ? [content.impact.map(measured).join('\n')] : [];
    const text = [...rows, ...named].filter((it) => it !== '').join('\n\n');
    return text === '' ? [] : [{ code: name, title: sectionTitle(name as SectionName), text }];
  });
}

/** Institution, unit and region in full and by their own names, and the people named in the record. */
function namesOf({ content, institutionName, unitName, regionCode }: ReadVersion): readonly string[] {
  const region = regionName(regionCode);
  const short = region.replace(/^(?:Kabupaten|Kota|Provinsi) /, '');
  const people = [content.initiatorName, ...content.innovators.map((it) => it.name)];
  return [institutionName, unitName ?? '', region, short, ...people].filter((name) => name !== '');
}

/** Evidence that everybody may see, and of it what is a file here: a link would lead to who it is. */
async function filesOf(conn: Conn, id: InnovationId) {
  const evidence = await evidenceOf(conn, { kind: 'innovation', id }, { onlyPublic: true });
  return evidence.flatMap(({ file, title }) => (file ? [{ file, title }] : []));
}

async function readingOf(conn: Conn, subjectId: string, { blind }: { readonly blind: boolean }) {
  const version = await publicVersion(conn, subjectId as VersionId);
  if (!version) return null;
  const { content, institutionName, unitName, regionCode, innovationId } = version;
  const files = await filesOf(conn, innovationId);
  const place = [unitName, institutionName, regionName(regionCode)].filter((it) => it !== null && it !== '');
  return {
    heading: content.title,
    sections: sectionsOf(content),
    facts: blind ? [] : [{ label: t('registry.reading.place'), value: place.join(', ') }],
    files: files.map(({ file, title }) => ({ id: file.id as string, name: title, mediaType: file.mediaType })),
    names: namesOf(version),
  };
}

async function fileOf(conn: Conn, config: Config, subjectId: string, fileId: string): Promise<Uint8Array | null> {
  const version = await publicVersion(conn, subjectId as VersionId);
  const files = version ? await filesOf(conn, version.innovationId) : [];
  const found = files.find(({ file }) => file.id === fileId);
  return found ? fileBytes(config, found.file) : null;
}

async function find(conn: Conn, _viewer: Viewer, text: string) {
  const found = await findPublicVersions(conn, text);
  return found.map((version) => ({
    subjectId: version.versionId as string,
    title: version.content.title,
    names: namesOf(version),
    institutionId: version.institutionId,
    institutionName: version.institutionName,
    regionCode: version.regionCode,
  }));
}

/** The affair, and the words of it. */
async function traitsOf(conn: Conn, subjectIds: readonly string[]) {
  const versions = await gistsOf(conn, subjectIds as readonly VersionId[], { onlyPublic: true });
  return new Map(versions.map(({ id, affair, text }) => [id as string, { keys: affairKeys(affair), text }]));
}

/** Whether it is digital; nobody presents a record, so of leaders nothing is known. */
async function aspectsOf(conn: Conn, subjectIds: readonly string[]) {
  const versions = await gistsOf(conn, subjectIds as readonly VersionId[], { onlyPublic: true });
  return new Map(versions.map(({ id, digital }) => [id as string, { digital, leader: null }]));
}

/** How an affair is named where jurors say what they know. */
export function affairKeys(affair: string | null): readonly { readonly key: string; readonly label: string }[] {
  return affair === null ? [] : [{ key: `affair:${affair}`, label: affairName(affair) }];
}

/**
 * What jurors read of an innovation: one public version, which nothing changes any more, whatever becomes of the record. Only
 * what everybody may see goes in, so whoever opens a round on it shows nothing new.
 */
export const innovationReading = { kind: 'innovation_version', readingOf, fileOf, find, traitsOf, aspectsOf } as const;
