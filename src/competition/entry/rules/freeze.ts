import type { UsedEvidence } from '#files/index.ts';
import type { RecordFacts } from '#registry/index.ts';
import type { Edition } from '../../edition/model/edition.ts';
import { categoriesFor, groupOf, sectionsFor } from '../../edition/rules/parts.ts';
import type { Entry, SectionText } from '../model/entry.ts';
import type { FrozenEvidence, FrozenSection, SnapshotContent } from '../model/snapshot.ts';
import type { SectionStand } from './section.ts';

export type Freezing = {
  readonly entry: Entry;
  readonly edition: Edition;
  readonly stand: {
    readonly texts: ReadonlyMap<string, Pick<SectionText, 'text'>>;
    readonly evidence: readonly UsedEvidence[];
    readonly sections: readonly SectionStand[];
    readonly record: RecordFacts | null;
  };
  readonly receipt: string;
  /** How often the entry was submitted, this time included. */
  readonly no: number;
  readonly by: string;
  readonly at: Date;
};

/** All that an entry says at this moment, with the digest of every file: what is kept, hashed and judged. */
export function freeze({ entry, edition, stand, receipt, no, by, at }: Freezing): SnapshotContent {
  const { document } = edition;
  const category = categoriesFor(document, entry.group).find((it) => it.code === entry.category);
  return {
    format: 1,
    receipt,
    submittedAt: at.toISOString(),
    submittedBy: by,
    edition: { id: edition.id, title: document.title, title_en: document.title_en, revision: edition.revision },
    entry: {
      id: entry.id,
      no,
      title: entry.title,
      group: entry.group,
      groupName: groupOf(document, entry.group)?.name ?? entry.group,
      category: entry.category,
      categoryName: category?.name ?? null,
    },
    institution: {
      id: entry.institutionId,
      name: entry.institutionName,
      kind: entry.institutionKind,
      regionCode: entry.regionCode,
      unitId: entry.unitId,
      unitName: entry.unitName,
    },
    record: recordOf(entry, stand.record),
    ...partsOf(entry.group, { edition, stand }),
  };
}

function recordOf({ innovationId, versionNo }: Entry, record: RecordFacts | null): SnapshotContent['record'] {
  return {
    id: innovationId,
    versionNo,
    startDate: record?.startDate ?? null,
    startYear: record?.startYear ?? null,
    awards: (record?.awards ?? []).map(({ competition, levelText, levelTop, year, yearCertain }) => ({
      competition,
      levelText,
      levelTop,
      year,
      yearCertain,
    })),
  };
}

function partsOf(group: string, { edition, stand }: Pick<Freezing, 'edition' | 'stand'>) {
  const asked = sectionsFor(edition.document, group);
  const sections: readonly FrozenSection[] = asked.map(({ code, name, name_en, words: most }) => {
    const words = stand.sections.find((it) => it.code === code)?.words ?? 0;
    return { code, name, name_en, words, most, text: stand.texts.get(code)?.text ?? '' };
  });
  const evidence = asked.flatMap((section) =>
    section.evidence.flatMap(({ code, name, name_en }) =>
      stand.evidence
        .filter((it) => it.place === `${section.code}:${code}`)
        .map((it) => frozen(it, { section: section.code, asked: code, askedName: name, askedName_en: name_en })),
    ),
  );
  return { sections, evidence };
}

type Asked = Pick<FrozenEvidence, 'section' | 'asked' | 'askedName' | 'askedName_en'>;

function frozen(it: UsedEvidence, asked: Asked): FrozenEvidence {
  const { file } = it;
  return {
    ...asked,
    evidenceId: it.id,
    title: it.title,
    number: it.number,
    documentDate: it.documentDate,
    issuer: it.issuer,
    page: it.page,
    url: it.url,
    file: file && { name: file.originalName, size: file.size, mediaType: file.mediaType, sha256: file.sha256 },
  };
}
