import type { InstitutionId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import { kept } from '#platform/kept.ts';
import type { Sheet, SheetId } from '../../answer/model/sheet.ts';
import { claimedScores } from '../../answer/queries/claimed.ts';
import { innovationSheets, sheetsOfSubjects } from '../../answer/queries/sheets.ts';
import type { InstrumentEdition } from '../../catalogue/model/edition.ts';
import type { FactsOf, Subject } from '../../door.ts';
import type { IndexGovernment } from '../model/government.ts';
import { itemsOf } from '../rules/items.ts';
import { claimedIndex } from '../rules/overview.ts';
import { APPLIED_YEAR, appliedYearOf, claimedRow } from '../rules/rows.ts';
import { shippedCatalogue } from '../shipped.ts';
import type { HeldEdition } from './editions.ts';
import type { IndexDoors } from './government.ts';

type Asked = {
  readonly held: HeldEdition;
  readonly catalogue: InstrumentEdition | null;
  readonly institutionIds: readonly InstitutionId[];
  readonly doors: IndexDoors;
  readonly now: Date;
};

const MOST_KEPT = 50;

/**
 * The claimed index of each of these governments; who may read it is asked before. Slow where many sheets are answered, and the same
 * whoever asks for these governments, so it is kept a while then.
 */
export function claimedIndexes(conn: Conn, asked: Asked): Promise<ReadonlyMap<InstitutionId, number>> {
  const { held, catalogue, institutionIds } = asked;
  const question = JSON.stringify([held.edition.year, held.no, catalogue?.id, ...institutionIds]);
  return kept(conn, { kind: 'instrument.index', question, most: MOST_KEPT }, () => reckon(conn, asked));
}

async function reckon(conn: Conn, asked: Asked): Promise<ReadonlyMap<InstitutionId, number>> {
  const { held, catalogue, institutionIds } = asked;
  const claimed = catalogue ? await claimedGovernments(conn, catalogue, asked) : new Map<string, IndexGovernment>();
  const means = { edition: held.edition, items: itemsOf(catalogue?.document ?? shippedCatalogue) };
  return new Map(
    institutionIds.flatMap((id) => {
      const found = claimedIndex(claimed.get(id) ?? { innovations: [], spd: [] }, means);
      return found.ok ? [[id, found.value.index] as const] : [];
    }),
  );
}

/** What is claimed stands in sheets alone: records without one add nothing, so they are not read. */
async function claimedGovernments(
  conn: Conn,
  { id: editionId, document }: InstrumentEdition,
  { institutionIds, doors, now }: Asked,
): Promise<ReadonlyMap<string, IndexGovernment>> {
  const ofInnovations = await innovationSheets(conn, { editionIds: [editionId], institutionIds });
  const own = await sheetsOfSubjects(conn, { editionId, kind: 'government', subjectIds: institutionIds });
  const scores = await claimedScores(conn, [...ofInnovations, ...own], document);
  const scored = ofInnovations.filter((it) => (scores.get(it.id)?.size ?? 0) > 0);
  const subjects = await subjectsOf(conn, doors, scored);
  const facts = await yearsOf(conn, doors, { subjects, year: document.year, now });
  const rows = (sheet: SheetId | undefined) => [...((sheet && scores.get(sheet)) ?? [])].map(claimedRow);
  const sheetOf = new Map([...scored, ...own].map((it) => [it.subjectId, it.id]));
  const byInstitution = Map.groupBy(subjects, (it) => it.institutionId as string);
  return new Map(
    institutionIds.map((id) => {
      const innovations = (byInstitution.get(id) ?? []).map((it) => {
        return { ...it, appliedYear: appliedYearOf(facts.get(it.id)), rows: rows(sheetOf.get(it.id)) };
      });
      return [id, { innovations, spd: rows(sheetOf.get(id)) }];
    }),
  );
}

async function subjectsOf(conn: Conn, { subjects }: IndexDoors, sheets: readonly Sheet[]): Promise<readonly Subject[]> {
  const found: Subject[] = [];
  const ids = sheets.map((it) => it.subjectId);
  for (const source of subjects.filter((it) => it.kind === 'innovation'))
    found.push(...(await source.byIds(conn, ids)).values());
  return found;
}

type Years = { readonly subjects: readonly Subject[]; readonly year: number; readonly now: Date };

/** The year of application, of those of which no day is known. */
async function yearsOf(conn: Conn, { facts }: IndexDoors, { subjects, year, now }: Years): Promise<FactsOf> {
  const ids = subjects.filter((it) => it.appliedOn === null).map((it) => it.id);
  const source = facts.find((it) => it.names().some(({ name }) => name === APPLIED_YEAR));
  return source && ids.length > 0 ? source.factsOf(conn, { kind: 'innovation', ids, year, now }) : new Map();
}
