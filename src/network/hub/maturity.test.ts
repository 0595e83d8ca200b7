import { afterAll, beforeAll, expect, test } from 'vitest';
import { yearScores } from '#instrument/index.ts';
import { plantSheet } from '../../../tests/support/instruments.ts';
import { testNow } from '../../../tests/support/people.ts';
import { type Part, raiseStage, type Stage } from '../../../tests/support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.database.close());

test('the results of a subject come year by year, as claimed and as verified, to those who read its sheets', async () => {
  const { id, subject } = await plantSheet(stage, 'answered');
  const about = { kind: 'innovation', id: subject.id } as const;
  const of = (part: Exclude<Part, 'anonymous'>) =>
    yearScores(stage.database.db.conn, stage.people[part], about, { facts: [], now: testNow });
  const [score, ...others] = await of('hub_admin');
  expect([score?.id, score?.state, score?.verified, score?.href, others]).toEqual([
    id,
    'filling',
    null,
    `/kelola/lembar/${id}`,
    [],
  ]);
  expect(typeof score?.claimed).toBe('number');
  expect(await of('other_admin')).toEqual([]);
});

test('the maturity of the hub is shown to those who follow it, and not to the public', async () => {
  const shown = async (part: Part) => {
    const answer = await stage.server.ask('/hub', { cookies: stage.cookiesOf(part) });
    return (await answer.text()).includes('Kematangan hub');
  };
  expect([await shown('hub_admin'), await shown('local_admin'), await shown('anonymous')]).toEqual([
    true,
    false,
    false,
  ]);
});
