import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type EditionOffice,
  editionDeeds,
  editionOffice,
  editionTraces,
  now,
  refusedBy,
  whole,
} from '../../../../tests/support/edition-office.ts';
import { moveEdition, publishEdition } from './move.ts';

let office: EditionOffice;
beforeAll(async () => {
  office = await editionOffice();
});
afterAll(() => office.close());

const { begun, edited, known, published, who, write } = editionDeeds(() => office);
const { factsOf } = editionTraces(() => office);

describe('publishing', () => {
  test('opens a whole edition and announces it', async () => {
    const id = await published();
    expect(await known(id)).toMatchObject({ state: 'open', publishedAt: now, revision: 2 });
    expect(await factsOf(id)).toEqual([{ name: 'competition.edition_published', payload: { editionId: id } }]);
    expect(await write((tx) => publishEdition(tx, who('hub'), { id, revision: 2 }, now))).toEqual(
      refusedBy('not_draft'),
    );
  });

  test('is refused with problems, or when somebody changed it since', async () => {
    const wrong = await begun({ ...whole, awards: [] });
    expect(await write((tx) => publishEdition(tx, who('hub'), { id: wrong, revision: 1 }, now))).toEqual(
      refusedBy('has_problems'),
    );
    const id = await begun();
    await edited(id, { ...whole, theme: 'A' });
    expect(await write((tx) => publishEdition(tx, who('hub'), { id, revision: 1 }, now))).toEqual(refusedBy('stale'));
    expect((await known(id)).state).toBe('draft');
  });
});

describe('the states', () => {
  test('go to and fro', async () => {
    const id = await published();
    const move = (to: 'close' | 'reopen' | 'archive' | 'restore', name = 'hub') =>
      write((tx) => moveEdition(tx, who(name), { id, move: to }, now));
    expect(await move('archive')).toEqual(refusedBy('not_closed'));
    expect(await move('close', 'toba')).toEqual(refusedBy('not_yours'));
    for (const [to, state] of [
      ['close', 'closed'],
      ['reopen', 'open'],
      ['close', 'closed'],
      ['archive', 'archived'],
      ['restore', 'closed'],
    ] as const) {
      expect(await move(to)).toMatchObject({ ok: true });
      expect((await known(id)).state).toBe(state);
    }
    expect(await move('restore')).toEqual(refusedBy('not_archived'));
  });

  test('of a draft lead to the archive and back', async () => {
    const id = await begun();
    for (const [to, state] of [
      ['archive', 'archived'],
      ['restore', 'draft'],
    ] as const) {
      await write((tx) => moveEdition(tx, who('hub'), { id, move: to }, now));
      expect((await known(id)).state).toBe(state);
    }
  });
});
