import type { ExpressionBuilder } from 'kysely';
import type { PersonId, Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import { AT_WORK_MS, type Draft, type DraftPlace } from '../model.ts';
import { type DraftTables, tables } from '../schema.ts';

/** Whose drafts a viewer may see: their own. Support that looks through somebody's eyes sees none. */
export function draftOwner(viewer: Viewer): PersonId | null {
  return viewer.support ? null : (viewer.person?.id ?? null);
}

const inRegistry = { thing: null, thing_id: null, part: null };
const nowhere = {
  version_id: null,
  section: null,
  problem_id: null,
  begun: null,
  begun_id: null,
  origin_id: null,
  ...inRegistry,
};

/** The columns that name a place. */
export function placeColumns(place: DraftPlace) {
  switch (place.kind) {
    case 'section':
      return { ...nowhere, version_id: place.versionId, section: place.section };
    case 'problem':
      return { ...nowhere, problem_id: place.problemId };
    case 'new_problem':
      return { ...nowhere, begun: 'problem' as const, begun_id: place.problemId };
    case 'replica':
      return { ...nowhere, begun: 'replica' as const, begun_id: place.innovationId, origin_id: place.originId };
    case 'elsewhere':
      return { ...nowhere, thing: place.thing, thing_id: place.id, part: place.part };
  }
}

/** The condition of a place on a query over `registry_draft`. */
export function at(place: DraftPlace) {
  const is = placeColumns(place);
  return (where: ExpressionBuilder<DraftTables, 'registry_draft'>) =>
    where.and([
      where('registry_draft.version_id', 'is not distinct from', is.version_id),
      where('registry_draft.section', 'is not distinct from', is.section),
      where('registry_draft.problem_id', 'is not distinct from', is.problem_id),
      where('registry_draft.begun_id', 'is not distinct from', is.begun_id),
      where('registry_draft.thing_id', 'is not distinct from', is.thing_id),
      where('registry_draft.part', 'is not distinct from', is.part),
    ]);
}

/** What the viewer typed there and did not save; null when there is nothing. */
export async function ownDraft(conn: Conn, viewer: Viewer, place: DraftPlace): Promise<Draft | null> {
  const owner = draftOwner(viewer);
  if (!owner) return null;
  const row = await tables(conn)
    .selectFrom('registry_draft')
    .select(['base_revision as baseRevision', 'boxes', 'locale', 'device', 'saved_at as savedAt'])
    .where('person_id', '=', owner)
    .where((where) => at(place)(where))
    .executeTakeFirst();
  return row ?? null;
}

/** What the viewer typed into parts of a thing of another capability and did not save, by part. */
export async function ownDraftsOf(
  conn: Conn,
  viewer: Viewer,
  { thing, id }: { readonly thing: string; readonly id: string },
): Promise<ReadonlyMap<string, Draft>> {
  const owner = draftOwner(viewer);
  if (!owner) return new Map();
  const rows = await tables(conn)
    .selectFrom('registry_draft')
    .select(['part', 'base_revision as baseRevision', 'boxes', 'locale', 'device', 'saved_at as savedAt'])
    .where('person_id', '=', owner)
    .where('thing', '=', thing)
    .where('thing_id', '=', id)
    .orderBy('part')
    .execute();
  return new Map(rows.flatMap(({ part, ...draft }) => (part === null ? [] : [[part, draft] as const])));
}

/** Somebody else who was typing into the same form lately: the name and when, never what. */
export type AtWork = { readonly name: string; readonly savedAt: Date };

export async function othersAtWork(
  conn: Conn,
  viewer: Viewer,
  place: DraftPlace,
  now: Date,
): Promise<readonly AtWork[]> {
  return tables(conn)
    .selectFrom('registry_draft')
    .innerJoin('person', 'person.id', 'registry_draft.person_id')
    .select(['person.name', 'registry_draft.saved_at as savedAt'])
    .where('registry_draft.person_id', 'is distinct from', viewer.person?.id ?? null)
    .where((where) => at(place)(where))
    .where('registry_draft.saved_at', '>', new Date(now.getTime() - AT_WORK_MS))
    .orderBy('registry_draft.saved_at', 'desc')
    .execute();
}
