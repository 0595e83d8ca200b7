import type { Entry, SectionText } from '../model/entry.ts';
import type { UnsentContent } from '../model/reopening.ts';
import type { SnapshotContent } from '../model/snapshot.ts';
import { placeOf } from './section.ts';

type Used = { readonly id: string; readonly place: string; readonly title: string };

/** What an entry says at this moment, as it is kept when it is not submitted. */
export function unsentIn(
  { title, group, category }: Pick<Entry, 'title' | 'group' | 'category'>,
  texts: ReadonlyMap<string, Pick<SectionText, 'text'>>,
  evidence: readonly Used[],
): UnsentContent {
  return {
    title,
    group,
    category,
    sections: [...texts].map(([code, { text }]) => ({ code, text })).sort((a, b) => (a.code < b.code ? -1 : 1)),
    evidence: evidence.map((it) => ({ evidenceId: it.id, place: it.place, title: it.title })),
  };
}

/** Whether it says anything else than what was submitted; a section that was not there is one without text. */
export function differsFrom(unsent: UnsentContent, { entry, sections, evidence }: SnapshotContent): boolean {
  const { title, group, category } = unsent;
  if (title !== entry.title || group !== entry.group || category !== entry.category) return true;
  const frozenText = (code: string) => sections.find((it) => it.code === code)?.text;
  // Texts of sections that the group does not ask for were never submitted and stay as they are.
  if (unsent.sections.some((it) => frozenText(it.code) !== undefined && it.text !== frozenText(it.code))) return true;
  const uses = (all: readonly string[]) => [...new Set(all)].sort().join(' ');
  return (
    uses(unsent.evidence.map((it) => `${it.place}=${it.evidenceId}`)) !==
    uses(evidence.map((it) => `${placeOf(it.section, it.asked)}=${it.evidenceId}`))
  );
}
