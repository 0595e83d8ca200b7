import type { FrozenEvidence, SnapshotContent } from '../model/snapshot.ts';

export type ChangedText = { readonly from: string; readonly to: string };

export type ChangedSection = ChangedText & { readonly code: string; readonly name: string; readonly name_en: string };

/** What one submission of an entry says otherwise than the one before; null where both say the same. */
export type Changes = {
  readonly title: ChangedText | null;
  /** Names of groups, as they were called then. */
  readonly group: ChangedText | null;
  readonly category: ChangedText | null;
  readonly sections: readonly ChangedSection[];
  /** What came in, or came in otherwise. */
  readonly added: readonly FrozenEvidence[];
  readonly removed: readonly FrozenEvidence[];
};

/** In the order of the later submission; a section that only one of them has is told with an empty text on the other side. */
export function changesBetween(before: SnapshotContent, after: SnapshotContent): Changes {
  const [old, now] = [before.entry, after.entry];
  return {
    title: changed(old.title, now.title),
    group: changed(old.groupName, now.groupName),
    category: changed(old.categoryName ?? '', now.categoryName ?? ''),
    sections: sectionsBetween(before, after),
    added: missingFrom(before.evidence, after.evidence),
    removed: missingFrom(after.evidence, before.evidence),
  };
}

/** Whether they say the same in everything that is compared. */
export function isUnchanged({ title, group, category, sections, added, removed }: Changes): boolean {
  return !title && !group && !category && sections.length + added.length + removed.length === 0;
}

const changed = (from: string, to: string): ChangedText | null => (from === to ? null : { from, to });

function sectionsBetween(before: SnapshotContent, after: SnapshotContent): readonly ChangedSection[] {
  const olds = new Map(before.sections.map((it) => [it.code, it]));
  const codes = new Set(after.sections.map((it) => it.code));
  const gone = before.sections.filter((it) => !codes.has(it.code)).map((it) => ({ ...it, from: it.text, to: '' }));
  const present = after.sections.map((it) => ({ ...it, from: olds.get(it.code)?.text ?? '', to: it.text }));
  return [...present, ...gone]
    .filter((it) => it.from !== it.to)
    .map(({ code, name, name_en, from, to }) => ({ code, name, name_en, from, to }));
}

/** One evidence in one place: another file, address or title makes it another. */
const keyOf = (it: FrozenEvidence): string =>
  JSON.stringify([it.section, it.asked, it.evidenceId, it.title, it.number, it.url, it.file?.sha256 ?? null]);

function missingFrom(those: readonly FrozenEvidence[], these: readonly FrozenEvidence[]): readonly FrozenEvidence[] {
  const known = new Set(those.map(keyOf));
  return these.filter((it) => !known.has(keyOf(it)));
}
