import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { historyOf } from '#audit/index.ts';
import { newId } from '#platform/ids.ts';
import { personWith } from '../../../../tests/support/people.ts';
import { boxOf, recordsStage, type Stage } from '../../../../tests/support/records-stage.ts';
import { oneRow } from '../../../../tests/support/registry.ts';
import type { InnovationId } from '../../model/ids.ts';
import { paths } from '../../paths.ts';

// A double click sends a form twice; a slow line makes people press again. Both answers say that it is done, and it is done once.
let stage: Stage;
let id: InnovationId;
beforeAll(async () => {
  stage = await recordsStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  ({ id } = await stage.plant());
});

type Form = Readonly<Record<string, string>>;
type Part = 'writer' | 'admin';

async function twice(part: Part, path: string, form: Form = {}): Promise<readonly [number, string | null][]> {
  const first = await stage.post(part, path, form);
  const second = await stage.post(part, path, form);
  return [
    [first.status, first.to],
    [second.status, second.to],
  ];
}

async function told(event: string): Promise<number> {
  const rows = await historyOf(stage.db.conn, { kind: 'innovation', id });
  return rows.filter((row) => row.event === `registry.innovation.${event}`).length;
}

async function seenAt(path: string): Promise<string> {
  return boxOf(await stage.get('writer', path), 'terlihat') ?? '';
}

describe('the lists of a record', () => {
  test.each([
    [
      'set_awards',
      paths.awards,
      { 'awards.0.titleUsed': 'A', 'awards.0.competition': 'KIPP', 'awards.0.levelText': 'Top 9' },
    ],
    ['set_external_ids', paths.externalIds, { 'externalIds.0.system': 'NRI', 'externalIds.0.value': '12' }],
    ['set_lineage', paths.lineage, { asal: 'luar', nama: 'Perpustakaan apung', adaptasi: 'Rute danau.' }],
  ] as const)('%s is written once', async (event, path, form) => {
    const answers = await twice('writer', path.to(id), { terlihat: await seenAt(path.to(id)), ...form });
    expect(answers).toEqual(Array(2).fill([303, paths.work.to(id)]));
    expect(await told(event)).toBe(1);
  });

  test.each([
    [
      'awards',
      paths.awards,
      { 'awards.0.titleUsed': 'A', 'awards.0.competition': 'KIPP', 'awards.0.levelText': 'Top 9' },
    ],
    ['externalIds', paths.externalIds, { 'externalIds.0.system': 'NRI', 'externalIds.0.value': '12' }],
    ['lineage', paths.lineage, { asal: 'luar', nama: 'Perpustakaan apung', adaptasi: 'Rute danau.' }],
  ] as const)('of a stale tab (%s) are not written over what was saved meanwhile', async (_, path, form) => {
    const terlihat = await seenAt(path.to(id));
    await stage.post('admin', path.to(id), { terlihat, ...form });
    const other = Object.fromEntries(Object.entries(form).map(([box, text]) => [box, `${text}x`]));
    const stale = await stage.post('writer', path.to(id), { terlihat, ...form, ...other, asal: 'luar' });
    expect(stale.status).toBe(409);
    expect(
      await told(`set_${path === paths.externalIds ? 'external_ids' : path === paths.awards ? 'awards' : 'lineage'}`),
    ).toBe(1);
  });
});

describe('the keepers of a record', () => {
  const writer = () => stage.who.writer.person?.id ?? '';
  const colleague = async () => {
    const { acting } = stage.who.writer;
    const post = { role: 'innovator' as const, institutionId: acting!.institutionId, unitId: acting!.unitId };
    return (await personWith(stage.db, `Rekan ${newId()}`, [post])).person.id;
  };

  test('come once, go once, and are replaced once', async () => {
    const orang = await colleague();
    const back = Array(2).fill([303, paths.keepers.to(id)]);
    expect(await twice('admin', paths.addKeeper.to(id), { orang })).toEqual(back);
    expect(await twice('admin', paths.removeKeeper.to(id), { orang })).toEqual(back);
    expect(await twice('admin', paths.handOver.to(id), { dari: writer(), kepada: orang })).toEqual(back);
    expect([await told('add_keeper'), await told('remove_keeper'), await told('hand_over')]).toEqual([1, 1, 1]);
    expect(
      await oneRow(
        stage.db,
        sql`select count(*) filter (where until is null) as now, count(*) as ever from innovation_keeper
          where innovation_id = ${id}`,
      ),
    ).toEqual({ now: 1, ever: 3 });
  });

  test('one who never kept it is not handed over', async () => {
    const form = { dari: stage.who.admin.person?.id ?? '', kepada: await colleague() };
    expect((await stage.post('admin', paths.handOver.to(id), form)).status).toBe(409);
  });
});

test('a record that was thrown away is gone once, and the second click finds the list, too', async () => {
  expect(await twice('writer', paths.discard.to(id))).toEqual(Array(2).fill([303, paths.records.to()]));
  expect(await told('discard')).toBe(1);
  expect((await stage.post('admin', paths.discard.to(id))).status).toBe(404);
  expect((await stage.get('writer', paths.work.to(id))).status).toBe(404);
});

test('an open version that was thrown away leaves the public one, and the second click finds it', async () => {
  ({ id } = await stage.published());
  await stage.post('writer', paths.startVersion.to(id));
  expect(await twice('writer', paths.discard.to(id))).toEqual(Array(2).fill([303, paths.work.to(id)]));
  expect(await told('discard')).toBe(1);
});
