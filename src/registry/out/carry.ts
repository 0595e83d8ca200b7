import type { InstitutionId, PersonId, UnitId, Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import { baseLocale, inLocale } from '#platform/i18n/i18n.ts';
import { placeOfCode } from '../evidence/rules.ts';
import type { InnovationId, VersionId } from '../model/ids.ts';
import type { SectionName } from '../model/sections.ts';
import { currentVersions, workRecordFor } from '../queries/innovation.ts';
import type { Ingredient, Piece } from './model.ts';
import { masterRecordOf } from './queries.ts';
import { pieceOf } from './rules/ingredients.ts';
import { wording } from './sheet.ts';

/** A record as a form of another capability is filled from it: its newest version, published or not. */
export type CarriedRecord = {
  readonly id: InnovationId;
  readonly title: string;
  readonly versionId: VersionId;
  readonly versionNo: number;
  readonly institutionId: InstitutionId;
  readonly unitId: UnitId | null;
  readonly keeperIds: readonly PersonId[];
  /** What these pieces say, one after the other, in Indonesian; '' when they say nothing. */
  readonly textOf: (from: readonly Ingredient[]) => string;
  /** What proves it, each with the section of the record where it stands; null for other places. */
  readonly evidence: readonly (Piece & { readonly section: SectionName | null })[];
};

/** The record to carry over, when the viewer may see its work; else null. */
export async function carriedRecord(conn: Conn, viewer: Viewer, id: InnovationId): Promise<CarriedRecord | null> {
  const record = await workRecordFor(conn, viewer, id);
  if (!record) return null;
  const { open, published } = await currentVersions(conn, record);
  const version = open ?? published;
  if (!version || record.state === 'archived') return null;
  const master = await masterRecordOf(conn, viewer, record, version);
  return {
    id,
    title: version.content.title,
    versionId: version.id,
    versionNo: version.no,
    institutionId: record.institutionId,
    unitId: record.unitId,
    keeperIds: record.keeperIds,
    textOf: (from) =>
      inLocale(baseLocale, () => {
        const pieces = from.map((ingredient) => pieceOf(ingredient, master, { wording: wording() }));
        return pieces.filter((text) => text !== '').join('\n\n');
      }),
    evidence: master.evidence.map((it) => ({ ...it, section: sectionOfPlace(it.place) })),
  };
}

function sectionOfPlace(place: string): SectionName | null {
  const at = placeOfCode(place);
  if (at?.kind === 'section') return at.section;
  return at?.kind === 'impact' ? 'impact' : null;
}
