import { afterAll, beforeAll, expect, test } from 'vitest';
import { plantInstrument } from '../../tests/support/instruments.ts';
import { personWith, testNow } from '../../tests/support/people.ts';
import { type Part, raiseStage, type Stage } from '../../tests/support/stage.ts';
import { institutionSources } from './answer/queries/institutions.ts';
import { instrumentPresetOf } from './catalogue/model/presets.ts';
import { shiftedTo } from './catalogue/rules/shift.ts';
import { yearScores } from './index.ts';
import { seedMaturity } from './seed-maturity.ts';

const DAY_MS = 86_400_000;
let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.database.close());

/** The preset of the hub's maturity for the year of this moment, open around it. */
async function editionAt(at: Date) {
  const preset = instrumentPresetOf('kematangan-hub');
  if (!preset) throw new Error('the preset is not there');
  const day = (days: number) => new Date(at.getTime() + days * DAY_MS).toISOString();
  const period = { opens: day(-14), closes: day(45), verifiedBy: day(75) };
  return plantInstrument(stage, { ...shiftedTo(preset.document, at.getUTCFullYear()), period });
}

test('the hub judges itself year by year, and whoever follows it sees the results with their trend', async () => {
  const { hub_admin: hub } = stage.people;
  const { province } = stage.places;
  const ministry = await personWith(stage.database.db, 'Wayan', [{ role: 'national', institutionId: province }]);
  const before = new Date(testNow.getTime() - 365 * DAY_MS);
  const years = [
    { editionId: await editionAt(before), at: before, level: 1 },
    { editionId: await editionAt(testNow), at: testNow, level: 2 },
  ];
  await seedMaturity(stage.database.db, { hub, ministry, sources: institutionSources, years });
  const about = { kind: 'hub', id: province } as const;
  const scores = await yearScores(stage.database.db.conn, hub, about, { facts: [], now: testNow });
  expect(scores.map((it) => [it.year, it.state, it.claimed, it.verified])).toEqual([
    [2026, 'filling', 87.5, null],
    [2025, 'verified', 43.75, 43.75],
  ]);
  const page = async (part: Part) => (await stage.server.ask('/hub', { cookies: stage.cookiesOf(part) })).text();
  const shown = await page('hub_admin');
  for (const text of ['Kematangan hub JIPP 2026', 'Kematangan hub JIPP 2025', '<svg']) expect(shown).toContain(text);
  expect(await page('local_admin')).not.toContain('Kematangan hub JIPP 2026');
});
