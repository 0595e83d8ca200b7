import { afterAll, beforeAll, expect, test } from 'vitest';
import { plantOrganised } from '../../../../tests/support/editions.ts';
import { formIn } from '../../../../tests/support/form.ts';
import { type Part, raiseStage, type Stage } from '../../../../tests/support/stage.ts';
import { readTable } from '../../../platform/sheet/index.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.database.close());

const ask = (part: Part, path: string) => stage.server.ask(path, { cookies: stage.cookiesOf(part) });

async function changed(id: string, changes: Record<string, string>): Promise<void> {
  const path = `/kelola/kompetisi/${id}/ubah/dasar`;
  const form = { ...formIn(await (await ask('local_admin', path)).text(), path), ...changes };
  await stage.server.ask(path, { cookies: stage.cookiesOf('local_admin'), form });
}

test('the history is a file of every revision with all that it changed, the newest first', async () => {
  const id = await plantOrganised(stage, 'draft');
  await changed(id, { theme: 'Masalah yang tuntas', about: '=1+1' });
  const file = `/kelola/kompetisi/${id}/riwayat/unduh`;
  const { rows } = (await (await ask('local_admin', `${file}.json`)).json()) as { rows: Record<string, unknown>[] };
  const by = stage.people.local_admin.person.name;
  const told = rows.map(({ revision, kind, saved_by, reason, place, before, after }) => [
    revision,
    kind,
    saved_by,
    reason,
    place,
    before,
    after,
  ]);
  expect(told).toEqual([
    [2, 'edited', by, null, 'Dasar › Tema', '–', 'Masalah yang tuntas'],
    [2, 'edited', by, null, 'Dasar › Penjelasan', '–', '=1+1'],
    [1, 'begun', by, null, null, null, null],
  ]);
  const book = await readTable(new Uint8Array(await (await ask('local_admin', `${file}.xlsx`)).arrayBuffer()));
  expect(book.ok && book.value.header.cells).toEqual([
    'Revisi',
    'Yang terjadi',
    'Disimpan',
    'Oleh',
    'Alasan',
    'Yang diubah',
    'Semula',
    'Menjadi',
  ]);
  expect(book.ok && book.value.rows.map((it) => it.cells[7])).toEqual(['Masalah yang tuntas', '=1+1', undefined]);
  for (const part of ['hub_admin', 'innovator', 'leader', 'system_admin'] as const)
    expect([part, (await ask(part, `${file}.json`)).status]).toEqual([part, 404]);
});

test('a history longer than a batch misses no revision and tells each once', async () => {
  const id = await plantOrganised(stage, 'draft');
  for (let n = 1; n <= 41; n += 1) await changed(id, { theme: `Tema ${n}` });
  const file = await ask('local_admin', `/kelola/kompetisi/${id}/riwayat/unduh.json`);
  const { rows } = (await file.json()) as { rows: { revision: number; before: string | null; after: string | null }[] };
  expect(rows.map((it) => it.revision)).toEqual(Array.from({ length: 42 }, (_, at) => 42 - at));
  expect(rows.slice(19, 22).map((it) => [it.before, it.after])).toEqual([
    ['Tema 21', 'Tema 22'],
    ['Tema 20', 'Tema 21'],
    ['Tema 19', 'Tema 20'],
  ]);
});
