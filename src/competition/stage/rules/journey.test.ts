import { describe, expect, test } from 'vitest';
import { journeyOf } from './journey.ts';

const at = (day: number) => new Date(Date.UTC(2026, 8, day, 3));
const stage = (kind: string, opens: number) => ({ kind, opens: at(opens).toISOString(), closes: null });
const document = {
  privacy: { embargo: true },
  stages: [
    stage('entering', 1),
    stage('admin_check', 3),
    stage('te_plenary', 9),
    stage('finalists_plenary', 12),
    stage('finalists_announcement', 15),
    stage('tpi_plenary', 21),
    stage('final_list', 25),
  ],
} as never;
const passage = (name: string, outcome: string, day: number, award: string | null = null) =>
  ({ stage: name, outcome, award, decidedAt: at(day) }) as never;
const shown = (passages: never[], day: number) =>
  journeyOf(document, passages, at(day)).map((it) => [it.stage, it.is, it.outcome]);

const way = [
  passage('admin_check', 'passed', 4),
  passage('te_plenary', 'nominated', 10),
  passage('finalists_plenary', 'finalist', 13),
  passage('tpi_plenary', 'awarded', 22, 'top-45'),
];

describe('the way of an entry in public', () => {
  test('tells what is announced, and nothing of what is decided under embargo', () => {
    expect(shown(way, 14)).toEqual([
      ['entering', 'past', null],
      ['admin_check', 'past', 'passed'],
      ['te_plenary', 'past', 'nominated'],
      ['finalists_plenary', 'present', null],
      ['finalists_announcement', 'to_come', null],
      ['tpi_plenary', 'to_come', null],
      ['final_list', 'to_come', null],
    ]);
  });

  test('tells the award from the hour of the final list', () => {
    expect(journeyOf(document, way as never, new Date(at(25).getTime() - 1)).at(-2)?.award).toBeNull();
    const last = journeyOf(document, way as never, at(25)).find((it) => it.stage === 'tpi_plenary');
    expect([last?.outcome, last?.award]).toEqual(['awarded', 'top-45']);
  });

  test('ends where it was not chosen, without saying so, once the others are announced', () => {
    const lost = [passage('admin_check', 'passed', 4), passage('te_plenary', 'not_nominated', 10)];
    expect(shown(lost, 11)).toHaveLength(7);
    expect(shown(lost, 12)).toEqual([
      ['entering', 'past', null],
      ['admin_check', 'past', 'passed'],
      ['te_plenary', 'past', null],
    ]);
  });
});
