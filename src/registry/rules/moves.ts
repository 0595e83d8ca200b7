import { isActing, type PersonId, type Viewer } from '#identity/index.ts';
import type { InnovationOwnership } from '../model/record.ts';
import type { RecordRefusal } from '../model/refusal.ts';
import type { Origin, WorkingState } from '../model/states.ts';

/** What can be done to a record that stands. */
export const moveNames = [
  'edit',
  'submit',
  'withdraw',
  'publish',
  'return',
  'start_version',
  'discard',
  'archive',
  'restore',
  'assign_keeper',
  'appoint_keeper',
  'relocate',
  'set_register',
] as const;
export type Move = (typeof moveNames)[number];

/** Where a record stands, its open version included: `new_…` is a published record with a next version under way. */
export type Position =
  | 'draft'
  | 'with_admin'
  | 'returned'
  | 'published'
  | 'new_draft'
  | 'new_with_admin'
  | 'new_returned'
  | 'archived';

/**
 * What a viewer is to a record. A writer keeps it or works in its unit; a decider runs its institution or the hub.
 * A decider stands alone when nobody else writes the record: it was imported, or the decider keeps it.
 */
export type Relation = 'writer' | 'decider' | 'lone_decider';

/** What the rules of moves ask of a record. */
export type Movable = InnovationOwnership & {
  readonly working: WorkingState | null;
  readonly origin: Origin;
};

type Reach = Readonly<Record<Relation, readonly Position[]>>;

const writing: readonly Position[] = ['draft', 'returned', 'new_draft', 'new_returned'];
const waiting: readonly Position[] = ['with_admin', 'new_with_admin'];
const unpublished: readonly Position[] = ['draft', 'returned'];
const inPublic: readonly Position[] = ['published', 'new_draft', 'new_with_admin', 'new_returned'];
const living: readonly Position[] = ['draft', 'with_admin', 'returned', ...inPublic];
const nowhere: readonly Position[] = [];

/** Who may do what, and where the record must stand for it. */
export const moves = {
  edit: { writer: writing, decider: [...writing, ...waiting], lone_decider: nowhere },
  submit: { writer: writing, decider: writing, lone_decider: nowhere },
  withdraw: { writer: waiting, decider: nowhere, lone_decider: nowhere },
  publish: { writer: nowhere, decider: waiting, lone_decider: [...writing, ...waiting] },
  return: { writer: nowhere, decider: waiting, lone_decider: nowhere },
  start_version: { writer: ['published'], decider: ['published'], lone_decider: nowhere },
  discard: { writer: writing, decider: writing, lone_decider: nowhere },
  archive: { writer: nowhere, decider: inPublic, lone_decider: nowhere },
  restore: { writer: nowhere, decider: ['archived'], lone_decider: nowhere },
  // Offering to a colleague, who answers; an admin also appoints without asking.
  assign_keeper: { writer: living, decider: [...living, 'archived'], lone_decider: nowhere },
  appoint_keeper: { writer: nowhere, decider: [...living, 'archived'], lone_decider: nowhere },
  relocate: { writer: nowhere, decider: [...living, 'archived'], lone_decider: nowhere },
  set_register: { writer: unpublished, decider: living, lone_decider: nowhere },
} as const satisfies Record<Move, Reach>;

/** Why the record's place forbids a move that this person may make elsewhere. */
const unfit: Readonly<Record<Move, RecordRefusal>> = {
  edit: 'nothing_open',
  submit: 'nothing_open',
  withdraw: 'not_submitted',
  publish: 'not_submitted',
  return: 'not_submitted',
  start_version: 'never_published',
  discard: 'nothing_open',
  archive: 'never_published',
  restore: 'not_archived',
  assign_keeper: 'archived',
  appoint_keeper: 'archived',
  relocate: 'archived',
  set_register: 'in_public',
};

export function positionOf(record: Movable): Position {
  if (record.state !== 'published') return record.state;
  return record.working === null ? 'published' : `new_${record.working}`;
}

export function relationsTo(record: Movable, viewer: Viewer): readonly Relation[] {
  const { person, acting } = viewer;
  if (!person || !acting) return [];
  const keeps = record.keeperIds.includes(person.id);
  const inUnit = acting.role === 'innovator' && acting.unitId !== null && acting.unitId === record.unitId;
  const runs =
    isActing(viewer, 'hub_admin') || (acting.role === 'local_admin' && acting.institutionId === record.institutionId);
  const relations: Relation[] = [];
  if (keeps || inUnit) relations.push('writer');
  if (runs) relations.push('decider');
  if (runs && (keeps || record.origin !== 'form')) relations.push('lone_decider');
  return relations;
}

/** Why this viewer may not make the move now; null when it is allowed. Buttons, actions and tests ask this. */
export function whyNot(move: Move, record: Movable, viewer: Viewer): RecordRefusal | null {
  const relations = relationsTo(record, viewer);
  if (relations.length === 0) return 'not_yours';
  const reach: Reach = moves[move];
  const position = positionOf(record);
  if (relations.some((relation) => reach[relation].includes(position))) return null;
  if (relations.every((relation) => reach[relation].length === 0))
    return move === 'withdraw' ? 'writer_only' : 'admin_only';
  if (position === 'archived') return 'archived';
  if (waiting.includes(position) && (move === 'edit' || move === 'submit' || move === 'discard'))
    return 'waiting_for_admin';
  if (move === 'start_version' && inPublic.includes(position)) return 'already_open';
  if (position === 'published' && unfit[move] === 'not_submitted') return 'nothing_open';
  return unfit[move];
}

/** Why the viewer may not start a record for this institution and unit. */
export function whyNotCreate(
  place: { readonly institutionId: string; readonly unitId: string | null },
  viewer: Viewer,
): RecordRefusal | null {
  const { acting } = viewer;
  if (!viewer.person || !acting) return 'not_yours';
  if (acting.role === 'hub_admin') return null;
  if (acting.institutionId !== place.institutionId) return 'not_yours';
  if (acting.role === 'local_admin') return null;
  if (acting.role !== 'innovator') return 'not_yours';
  return acting.unitId === place.unitId ? null : 'not_yours';
}

/** With the keepers who are still there. */
type Kept = Movable & { readonly servingIds: readonly PersonId[] };

/**
 * Why the keeper may not be taken off: whoever is the last keeper there hands the record over; an admin may leave it without.
 * Whoever left already may always be taken off while somebody else is on the list.
 */
export function whyNotRemoveKeeper(record: Kept, viewer: Viewer, personId: PersonId): RecordRefusal | null {
  const forbidden = whyNot('assign_keeper', record, viewer);
  if (forbidden) return forbidden;
  if (!record.keeperIds.includes(personId)) return 'not_keeper';
  const decides = relationsTo(record, viewer).includes('decider');
  if (decides) return null;
  return leavesNobody(record, personId) || record.keeperIds.length === 1 ? 'last_keeper' : null;
}

/** Whether the record would be without anybody in charge if this keeper, who is there, went. */
export function leavesNobody({ servingIds }: Pick<Kept, 'servingIds'>, personId: PersonId): boolean {
  return servingIds.includes(personId) && servingIds.every((id) => id === personId);
}
