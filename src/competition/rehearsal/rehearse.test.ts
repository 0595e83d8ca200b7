import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { testConfig, withRegions } from '../../../tests/support/people.ts';
import { editionPresetOf, editionPresets } from '../edition/model/presets.ts';
import { problemsOf } from '../edition/rules/problems.ts';
import { digestOf } from '../entry/rules/digest.ts';
import { rehearsed } from './document.ts';
import type { RehearsalStep } from './model.ts';
import { rehearse } from './rehearse.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
  await withRegions(base.db);
});
afterAll(() => base.close());

test.each(editionPresets.map((it) => [it.code, it.document] as const))(
  'the preset %s can be rehearsed: dated, it lacks nothing',
  (_code, document) => {
    expect(problemsOf(rehearsed(document, new Date('2026-03-02T03:00:00Z')))).toEqual([]);
  },
);

test('a whole competition runs through the actions that people use, to minutes that are signed and certificates', async () => {
  const document = editionPresetOf('kipp-2023-umum')?.document;
  if (!document) throw new Error('the preset is there');
  const steps: RehearsalStep[] = [];
  const told = new Set<string>();
  const hall = {
    db: base.db,
    config: testConfig,
    baseUrl: 'http://hub',
    startsAt: new Date(),
    progress: (it: RehearsalStep) => steps.push(it),
    along: (step: RehearsalStep, done: number, of: number) => told.add(`${step} ${done} ${of}`),
  };
  const report = await rehearse(hall, document, { entries: 40, jurors: 4 });
  const { judged, ...counted } = report;
  // Who reads what differs from run to run: how near the orders come differs with it.
  expect(judged.map((it) => it.entries)).toEqual([36]);
  expect({ ...counted, editionId: '', minutes: report.minutes.map(({ stage, chosen }) => [stage, chosen]) }).toEqual({
    editionId: '',
    submitted: 40,
    passed: 36,
    refused: 4,
    sheets: 72,
    minutes: [
      ['te_plenary', 36],
      ['finalists_plenary', 18],
      ['tpi_plenary', 9],
    ],
    // Nine awards, eighteen finalists, all who took part, and the jury.
    certificates: 9 + 18 + 40 + 4,
    feedback: { told: 40, scored: 36 },
  });
  expect(steps).toEqual([
    'people',
    'entries',
    'checks',
    'scoring',
    'plenary',
    'plenary',
    'plenary',
    'announcement',
    'certificates',
    'feedback',
  ]);
  expect(told).toContain('entries 39 39');
  const kept = await base.db.pool.query<{ content: unknown; sha256: string }>(
    'select content, sha256 from plenary_minutes',
  );
  expect(kept.rows.map((it) => digestOf(it.content))).toEqual(kept.rows.map((it) => it.sha256));
}, 120_000);
