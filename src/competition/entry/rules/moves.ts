import { isActing, type Viewer } from '#identity/index.ts';
import type { EntryOwnership } from '../model/entry.ts';
import type { EntryRefusal } from '../model/refusal.ts';
import type { EntryState } from '../model/states.ts';

/** What can be done with an entry that is begun. */
export const entryMoves = [
  'edit',
  'hand_over',
  'take_back',
  'return',
  'submit',
  'withdraw',
  'restore',
  'mend',
] as const;
export type EntryMove = (typeof entryMoves)[number];

/** Who checks before an entry arrives: the admin lokal, or nobody (setting of the edition). */
export type Approval = 'local_admin' | 'none';

/** A writer keeps the record or works in its unit; an admin runs the institution. */
export type Relation = 'writer' | 'admin';

type Reach = Readonly<Record<Relation, readonly EntryState[]>>;

const writing: readonly EntryState[] = ['draft', 'returned'];
const nowhere: readonly EntryState[] = [];

/** Who may do what, and where the entry must stand for it (domain §3: draft with UPP → with admin lokal ⇄ returned → submitted). */
export const moves = {
  edit: { writer: writing, admin: [...writing, 'with_admin'] },
  hand_over: { writer: writing, admin: writing },
  take_back: { writer: ['with_admin'], admin: nowhere },
  return: { writer: nowhere, admin: ['with_admin'] },
  submit: { writer: nowhere, admin: ['with_admin'] },
  withdraw: { writer: [...writing, 'submitted'], admin: [...writing, 'with_admin', 'submitted'] },
  restore: { writer: ['withdrawn'], admin: ['withdrawn'] },
  mend: { writer: ['withdrawn'], admin: ['withdrawn'] },
} as const satisfies Record<EntryMove, Reach>;

/** Where an edition without approval lets the unit submit by itself. */
const submitAlone: Reach = { writer: writing, admin: [...writing, 'with_admin'] };

/** What the viewer is to an entry, or to a record that is to become one. */
export function relationsTo(
  entry: Pick<EntryOwnership, 'institutionId' | 'unitId' | 'keeperIds'>,
  viewer: Viewer,
): readonly Relation[] {
  const { person, acting } = viewer;
  if (!person || !acting) return [];
  const keeps = entry.keeperIds.includes(person.id);
  const inUnit = acting.role === 'innovator' && acting.unitId !== null && acting.unitId === entry.unitId;
  const runs = isActing(viewer, 'local_admin', 'hub_admin') && acting.institutionId === entry.institutionId;
  return [...(keeps || inUnit ? (['writer'] as const) : []), ...(runs ? (['admin'] as const) : [])];
}

function reachOf(move: EntryMove, approval: Approval): Reach {
  if (move === 'submit' && approval === 'none') return submitAlone;
  if (move === 'hand_over' && approval === 'none') return { writer: nowhere, admin: nowhere };
  return moves[move];
}

/** Why the entry's place forbids a move that this person may make elsewhere. */
function unfit(move: EntryMove, state: EntryState): EntryRefusal {
  if (state === 'withdrawn') return 'withdrawn';
  if (move === 'restore' || move === 'mend') return 'not_withdrawn';
  if (state === 'submitted') return 'submitted';
  if (state === 'with_admin') return 'with_admin';
  return 'not_with_admin';
}

/** Why this viewer may not make the move now, by who they are and where the entry stands; null when it is allowed. */
export function whyNotMove(
  move: EntryMove,
  entry: EntryOwnership,
  viewer: Viewer,
  approval: Approval,
): EntryRefusal | null {
  const relations = relationsTo(entry, viewer);
  if (relations.length === 0) return 'not_yours';
  const reach = reachOf(move, approval);
  if (relations.some((relation) => reach[relation].includes(entry.state))) {
    return move === 'mend' && entry.withdrawnFrom !== 'submitted' ? 'not_submitted' : null;
  }
  if (relations.every((relation) => reach[relation].length === 0))
    return move === 'take_back' ? 'unit_only' : 'admin_only';
  return unfit(move, entry.state);
}

/** Moves that the closing ends; what was not submitted stays as it is and may still be read and written. */
const boundByClosing: readonly EntryMove[] = [
  'hand_over',
  'take_back',
  'return',
  'submit',
  'withdraw',
  'restore',
  'mend',
];

export type Window = { readonly opens: Date | null; readonly closes: Date | null };

/** Why the calendar forbids the move at this moment. Only submitting waits for the opening; a second after is too late. */
export function whyNotNow(move: EntryMove, { opens, closes }: Window, now: Date): EntryRefusal | null {
  if (!boundByClosing.includes(move)) return null;
  if (closes === null) return 'closing_unset';
  if (now >= closes) return 'closed';
  const waits = move === 'submit' && (opens === null || now < opens);
  return waits ? 'not_open_yet' : null;
}
