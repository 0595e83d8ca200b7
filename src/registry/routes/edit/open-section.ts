import { type Answer, NotFound } from '#platform/http/route.ts';
import type { DraftPlace } from '../../drafts/model.ts';
import type { Innovation, Version } from '../../model/record.ts';
import type { SectionName } from '../../model/sections.ts';
import type { SectionPart } from '../../part.ts';
import { paths, sectionOfSlug } from '../../paths.ts';
import { currentVersions } from '../../queries/innovation.ts';
import { whyNot } from '../../rules/moves.ts';
import { type RegistryVisit, refusal, workOf } from '../visit.tsx';

export type OpenSection = {
  readonly record: Innovation;
  readonly version: Version;
  readonly section: SectionName;
  /** What the capabilities above say beside its form. */
  readonly parts: readonly SectionPart[];
};

/** The section of the version being written, or the answer that says why it cannot be edited. */
export async function openOf(
  visit: RegistryVisit,
  parts: readonly SectionPart[] = [],
): Promise<OpenSection | { readonly answer: Answer }> {
  const section = sectionOfSlug(visit.params.bagian ?? '');
  if (!section) throw new NotFound();
  const record = await workOf(visit);
  const forbidden = whyNot('edit', record, visit.viewer);
  const { open } = await currentVersions(visit.db.conn, record);
  if (forbidden || !open) return { answer: refusal(forbidden ?? 'nothing_open', paths.work.to(record.id)) };
  return { record, version: open, section, parts };
}

/** Where what is typed into the section and not saved is kept. */
export function draftPlace({ version, section }: OpenSection): DraftPlace {
  return { kind: 'section', versionId: version.id, section };
}
