import { expect, test } from 'vitest';
import type { InstitutionId, Membership, MembershipId, PersonId, Role, UnitId, Viewer } from '#identity/index.ts';
import { nobody } from '#identity/index.ts';
import {
  type Movable,
  type Move,
  moveNames,
  type Position,
  positionOf,
  relationsTo,
  whyNot,
  whyNotCreate,
  whyNotRemoveKeeper,
} from './moves.ts';

const [own, other] = ['own' as InstitutionId, 'other' as InstitutionId];
const [unit, otherUnit] = ['unit' as UnitId, 'other unit' as UnitId];
const keeper = 'keeper' as PersonId;

function viewer(role: Role, at: { institution?: InstitutionId; unit?: UnitId | null; person?: PersonId } = {}): Viewer {
  const acting: Membership = {
    id: 'm' as MembershipId,
    role,
    institutionId: at.institution ?? own,
    institutionName: '',
    regionCode: null,
    unitId: at.unit ?? null,
    unitName: null,
  };
  const person = { id: at.person ?? ('somebody' as PersonId), name: '', email: '' };
  return { person, acting, memberships: [acting], ip: '' };
}

const positions: Record<Position, Pick<Movable, 'state' | 'working'>> = {
  draft: { state: 'draft', working: 'draft' },
  with_admin: { state: 'with_admin', working: 'with_admin' },
  returned: { state: 'returned', working: 'returned' },
  published: { state: 'published', working: null },
  new_draft: { state: 'published', working: 'draft' },
  new_with_admin: { state: 'published', working: 'with_admin' },
  new_returned: { state: 'published', working: 'returned' },
  archived: { state: 'archived', working: null },
};
const record = (position: Position, more: Partial<Movable> = {}): Movable => ({
  ...positions[position],
  institutionId: own,
  unitId: unit,
  keeperIds: [keeper],
  origin: 'form',
  ...more,
});
const allowed = (move: Move, who: Viewer, more: Partial<Movable> = {}) =>
  (Object.keys(positions) as Position[]).filter((position) => whyNot(move, record(position, more), who) === null);

const writer = viewer('innovator', { unit });
const admin = viewer('local_admin');
const hub = viewer('hub_admin', { institution: other });

test('every position is read back from state and open version', () => {
  for (const position of Object.keys(positions) as Position[]) expect(positionOf(record(position))).toBe(position);
});

test('keepers and people of the unit write; the institution’s admin and the hub decide', () => {
  expect(relationsTo(record('draft'), viewer('coach', { person: keeper, institution: other }))).toEqual(['writer']);
  expect(relationsTo(record('draft'), writer)).toEqual(['writer']);
  expect(relationsTo(record('draft'), viewer('innovator', { unit: otherUnit }))).toEqual([]);
  expect(relationsTo(record('draft'), admin)).toEqual(['decider']);
  expect(relationsTo(record('draft'), viewer('local_admin', { institution: other }))).toEqual([]);
  expect(relationsTo(record('draft'), hub)).toEqual(['decider']);
  expect(relationsTo(record('draft', { origin: 'import' }), hub)).toEqual(['decider', 'lone_decider']);
  expect(relationsTo(record('draft'), viewer('local_admin', { person: keeper }))).toEqual([
    'writer',
    'decider',
    'lone_decider',
  ]);
  for (const role of ['leader', 'planner', 'coach', 'system_admin', 'national'] as const)
    expect(relationsTo(record('draft'), viewer(role))).toEqual([]);
  expect(relationsTo(record('draft'), nobody)).toEqual([]);
});

test('what a writer may do, and where', () => {
  const writing = ['draft', 'returned', 'new_draft', 'new_returned'];
  expect(Object.fromEntries(moveNames.map((move) => [move, allowed(move, writer)]))).toEqual({
    edit: writing,
    submit: writing,
    withdraw: ['with_admin', 'new_with_admin'],
    publish: [],
    return: [],
    start_version: ['published'],
    discard: writing,
    archive: [],
    restore: [],
    assign_keeper: ['draft', 'with_admin', 'returned', 'published', 'new_draft', 'new_with_admin', 'new_returned'],
    appoint_keeper: [],
    relocate: [],
    set_register: ['draft', 'returned'],
  });
});

test('what an admin may do, and where', () => {
  const living = ['draft', 'with_admin', 'returned', 'published', 'new_draft', 'new_with_admin', 'new_returned'];
  const writing = ['draft', 'returned', 'new_draft', 'new_returned'];
  const waiting = ['with_admin', 'new_with_admin'];
  expect(Object.fromEntries(moveNames.map((move) => [move, allowed(move, admin)]))).toEqual({
    edit: ['draft', 'with_admin', 'returned', 'new_draft', 'new_with_admin', 'new_returned'],
    submit: writing,
    withdraw: [],
    publish: waiting,
    return: waiting,
    start_version: ['published'],
    discard: writing,
    archive: ['published', 'new_draft', 'new_with_admin', 'new_returned'],
    restore: ['archived'],
    assign_keeper: [...living, 'archived'],
    appoint_keeper: [...living, 'archived'],
    relocate: [...living, 'archived'],
    set_register: living,
  });
});

test('an admin publishes a draft only when nobody else writes it', () => {
  const open = ['draft', 'with_admin', 'returned', 'new_draft', 'new_with_admin', 'new_returned'];
  expect(allowed('publish', admin, { origin: 'import' })).toEqual(open);
  expect(allowed('publish', viewer('local_admin', { person: keeper }))).toEqual(open);
});

test.each([
  ['edit', 'with_admin', writer, 'waiting_for_admin'],
  ['edit', 'published', writer, 'nothing_open'],
  ['edit', 'archived', admin, 'archived'],
  ['submit', 'with_admin', admin, 'waiting_for_admin'],
  ['publish', 'with_admin', writer, 'admin_only'],
  ['publish', 'draft', admin, 'not_submitted'],
  ['return', 'published', admin, 'nothing_open'],
  ['publish', 'new_draft', admin, 'not_submitted'],
  ['withdraw', 'draft', writer, 'not_submitted'],
  ['withdraw', 'with_admin', admin, 'writer_only'],
  ['start_version', 'draft', writer, 'never_published'],
  ['start_version', 'new_draft', writer, 'already_open'],
  ['archive', 'draft', admin, 'never_published'],
  ['restore', 'published', admin, 'not_archived'],
  ['set_register', 'published', writer, 'in_public'],
  ['assign_keeper', 'archived', writer, 'archived'],
  ['edit', 'draft', viewer('leader'), 'not_yours'],
] as const)('%s at %s is refused with its reason', (move, position, who, why) => {
  expect(whyNot(move, record(position), who)).toBe(why);
});

test('records are begun in the own unit, by an admin in the own institution, by the hub anywhere', () => {
  const place = { institutionId: own, unitId: unit };
  expect(whyNotCreate(place, writer)).toBe(null);
  expect(whyNotCreate({ ...place, unitId: otherUnit }, writer)).toBe('not_yours');
  expect(whyNotCreate({ ...place, unitId: null }, writer)).toBe('not_yours');
  expect(whyNotCreate({ ...place, unitId: null }, admin)).toBe(null);
  expect(whyNotCreate({ institutionId: other, unitId: null }, admin)).toBe('not_yours');
  expect(whyNotCreate(place, hub)).toBe(null);
  expect(whyNotCreate(place, viewer('leader'))).toBe('not_yours');
  expect(whyNotCreate(place, nobody)).toBe('not_yours');
});

test('a lone keeper cannot leave a record without, an admin can', () => {
  const kept = viewer('innovator', { person: keeper, unit });
  const other = 'b' as PersonId;
  const alone = { ...record('draft'), servingIds: [keeper] };
  expect(whyNotRemoveKeeper(alone, kept, keeper)).toBe('last_keeper');
  const two = record('draft', { keeperIds: [keeper, other] });
  expect(whyNotRemoveKeeper({ ...two, servingIds: [keeper, other] }, kept, keeper)).toBe(null);
  // The other one left: who is the last there may not go, and may take the other off.
  expect(whyNotRemoveKeeper({ ...two, servingIds: [keeper] }, kept, keeper)).toBe('last_keeper');
  expect(whyNotRemoveKeeper({ ...two, servingIds: [keeper] }, kept, other)).toBe(null);
  expect(whyNotRemoveKeeper(alone, admin, keeper)).toBe(null);
  expect(whyNotRemoveKeeper(alone, admin, other)).toBe('not_keeper');
});
