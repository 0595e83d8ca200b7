import type { InstitutionId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import { kept } from '#platform/kept.ts';
import { type ClaimedSheet, claimedSheets } from '../../answer/queries/claimed.ts';
import type { InstrumentEdition } from '../../catalogue/model/edition.ts';
import type { Subject } from '../../door.ts';
import { formulasOf } from '../rules/calculation.ts';
import { itemsOf } from '../rules/items.ts';
import { type ClaimedGovernment, claimedIndex } from '../rules/overview.ts';
import { shippedCatalogue } from '../shipped.ts';
import type { HeldEdition } from './editions.ts';
import type { IndexDoors } from './government.ts';

type Asked = {
  readonly held: HeldEdition;
  readonly catalogue: InstrumentEdition | null;
  readonly institutionIds: readonly InstitutionId[];
  readonly doors: IndexDoors;
};

const MOST_KEPT = 50;

/**
 * The claimed index of each of these governments; who may read it is asked before. Slow where very many sheets are answered, and the same
 * whoever asks for these governments, so it is kept a while then.
 */
export function claimedIndexes(conn: Conn, asked: Asked): Promise<ReadonlyMap<InstitutionId, number>> {
  const { held, catalogue, institutionIds } = asked;
  const question = JSON.stringify([held.edition.year, held.no, catalogue?.id, ...institutionIds]);
  return kept(conn, { kind: 'instrument.index', question, most: MOST_KEPT }, () => reckon(conn, asked));
}

const nothing: ClaimedGovernment = { innovations: [], spd: {} };

async function reckon(conn: Conn, asked: Asked): Promise<ReadonlyMap<InstitutionId, number>> {
  const { catalogue, institutionIds } = asked;
  const { edition } = asked.held;
  const formulas = formulasOf(edition);
  if (!formulas.ok) return new Map();
  const claimed = catalogue ? await claimedGovernments(conn, catalogue, asked) : new Map<string, ClaimedGovernment>();
  const means = { edition, items: itemsOf(catalogue?.document ?? shippedCatalogue), formulas: formulas.value };
  return new Map(
    institutionIds.flatMap((id) => {
      const found = claimedIndex(claimed.get(id) ?? nothing, means);
      return found.ok ? [[id, found.value.index] as const] : [];
    }),
  );
}

/** What is claimed stands in sheets alone: records without one add nothing, so they are not read. */
async function claimedGovernments(
  conn: Conn,
  catalogue: InstrumentEdition,
  { institutionIds, doors }: Asked,
): Promise<ReadonlyMap<string, ClaimedGovernment>> {
  const sheets = await claimedSheets(conn, catalogue, institutionIds);
  const ofInnovations = sheets.filter((it) => it.kind === 'innovation' && Object.keys(it.scores).length > 0);
  const subjects = await subjectsOf(conn, doors, ofInnovations);
  const own = new Map(sheets.filter((it) => it.kind === 'government').map((it) => [it.subjectId, it.scores]));
  const scoresOf = new Map(ofInnovations.map((it) => [it.subjectId, it.scores]));
  const byInstitution = Map.groupBy(subjects, (it) => it.institutionId as string);
  return new Map(
    institutionIds.map((id) => {
      const innovations = (byInstitution.get(id) ?? []).map((it) => ({ ...it, scores: scoresOf.get(it.id) ?? {} }));
      return [id, { innovations, spd: own.get(id) ?? {} }];
    }),
  );
}

async function subjectsOf(
  conn: Conn,
  { subjects }: IndexDoors,
  sheets: readonly ClaimedSheet[],
): Promise<readonly Subject[]> {
  const found: Subject[] = [];
  const ids = sheets.map((it) => it.subjectId);
  for (const source of subjects.filter((it) => it.kind === 'innovation'))
    found.push(...(await source.byIds(conn, ids)).values());
  return found;
}
