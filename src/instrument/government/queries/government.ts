import type { InstitutionId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { SheetId } from '../../answer/model/sheet.ts';
import { type Scored, scoredSheets } from '../../answer/queries/scored.ts';
import { innovationSheets, sheetsOfSubjects } from '../../answer/queries/sheets.ts';
import type { InstrumentDocument } from '../../catalogue/model/document.ts';
import type { InstrumentEdition } from '../../catalogue/model/edition.ts';
import type { Fact, FactSource, FactsOf, Subject, SubjectSource } from '../../door.ts';
import type { IndexGovernment } from '../model/government.ts';
import { innovationsOf, rowsOf } from '../rules/rows.ts';

export type IndexDoors = { readonly subjects: readonly SubjectSource[]; readonly facts: readonly FactSource[] };

/** A government as the index needs it, and the sheets behind it. */
export type LoadedGovernment = {
  readonly data: IndexGovernment;
  readonly spdSheet: SheetId | null;
  readonly sheets: ReadonlyMap<string, SheetId>;
};

export type Loading = {
  readonly institutionIds: readonly InstitutionId[];
  /** The published instrument; null: there are no sheets, and `document` only names items. */
  readonly catalogue: InstrumentEdition | null;
  readonly document: InstrumentDocument;
  readonly doors: IndexDoors;
  readonly now: Date;
};

/** Many governments at once, in as many statements as one. */
export async function loadGovernments(
  conn: Conn,
  { institutionIds, catalogue, document, doors, now }: Loading,
): Promise<ReadonlyMap<InstitutionId, LoadedGovernment>> {
  const innovations = await subjectsOf(conn, doors.subjects, institutionIds);
  const scored = await scoredOf(conn, { institutionIds, catalogue, doors, now });
  const asked = { year: document.year, now, sources: doors.facts };
  const facts = await factsOf(conn, { kind: 'innovation', ids: innovations.map((it) => it.id), ...asked });
  const own = await factsOf(conn, { kind: 'government', ids: institutionIds, ...asked });
  const byInstitution = Map.groupBy(innovations, (it) => it.institutionId);
  const bySubject = new Map(scored.map((it) => [it.sheet.subjectId, it]));
  return new Map(
    institutionIds.map((id) => {
      const subjects = byInstitution.get(id) ?? [];
      const spd = bySubject.get(id);
      const data: IndexGovernment = {
        innovations: innovationsOf({ subjects, scored: bySubject, facts, document }),
        spd: rowsOf({ document, kind: 'government', scored: spd ?? null, facts: own.get(id) }),
      };
      const sheets = subjects.flatMap((it) => {
        const sheet = bySubject.get(it.id)?.sheet.id;
        return sheet ? [[it.id, sheet] as const] : [];
      });
      return [id, { data, spdSheet: spd?.sheet.id ?? null, sheets: new Map(sheets) }];
    }),
  );
}

async function subjectsOf(
  conn: Conn,
  sources: readonly SubjectSource[],
  ids: readonly InstitutionId[],
): Promise<readonly Subject[]> {
  const found: Subject[] = [];
  for (const source of sources.filter((it) => it.kind === 'innovation'))
    found.push(...(await source.ofInstitutions(conn, ids)));
  return found;
}

type ScoredAsked = Pick<Loading, 'institutionIds' | 'catalogue' | 'doors' | 'now'>;

async function scoredOf(
  conn: Conn,
  { institutionIds, catalogue, doors, now }: ScoredAsked,
): Promise<readonly Scored[]> {
  if (!catalogue) return [];
  const ofInnovations = await innovationSheets(conn, { editionIds: [catalogue.id], institutionIds });
  const governments = { editionId: catalogue.id, kind: 'government', subjectIds: institutionIds } as const;
  const sheets = [...ofInnovations, ...(await sheetsOfSubjects(conn, governments))];
  return scoredSheets(conn, sheets, { facts: doors.facts, now });
}

type FactsAsked = {
  readonly kind: Subject['kind'];
  readonly ids: readonly string[];
  readonly year: number;
  readonly now: Date;
  readonly sources: readonly FactSource[];
};

/** What the sources know of these subjects, each asked once. */
async function factsOf(conn: Conn, { sources, ...asked }: FactsAsked): Promise<FactsOf> {
  const found = new Map<string, ReadonlyMap<string, Fact>>();
  for (const source of sources)
    for (const [id, facts] of await source.factsOf(conn, asked))
      found.set(id, new Map([...(found.get(id) ?? []), ...facts]));
  return found;
}
