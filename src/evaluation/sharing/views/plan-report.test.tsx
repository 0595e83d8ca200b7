import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import type { KeptPlan } from '../model/sharing.ts';
import { PlanReport } from './plan-report.tsx';

const plan = {
  ...{ pairs: [['row', 'juror']], value: 0, bound: 0, gap: 0, floor: 0, floorBound: 0, connectivity: 0.69 },
  ...{ changed: 0, drawn: null, loads: [], most: 1, obstacles: [], extraRoom: 0, underloaded: [] },
  ...{ withoutExpert: [], sameInstitution: [], islands: [], idle: [], underCap: [] },
} as unknown as KeptPlan;

const told = (changes: Partial<KeptPlan>): string => {
  const beside = { round: { id: 'putaran' }, run: { id: 'rencana' }, jurors: [], subjects: [] };
  const props = { plan: { ...plan, ...changes }, ...beside };
  return renderToString(<PlanReport {...(props as never as Parameters<typeof PlanReport>[0])} />);
};

test('a plan of jurors of whom nothing is known is not praised, and one that rests on their expertise is', () => {
  expect(told({})).toContain('Belum ada keahlian yang diketahui, sehingga semua juri dianggap sama.');
  const praises = ['Terbukti: tidak ada pembagian yang lebih baik', 'Jumlah kesesuaian', 'dari paling tinggi 3'];
  for (const praise of praises) {
    expect(told({})).not.toContain(praise);
    expect(told({ value: 3, bound: 3 })).toContain(praise);
  }
});
