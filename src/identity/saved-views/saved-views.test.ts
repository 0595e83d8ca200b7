import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { formIn } from '../../../tests/support/form.ts';
import { personWith, testNow } from '../../../tests/support/people.ts';
import { recordsStage, type Stage } from '../../../tests/support/records-stage.ts';
import type { Viewer } from '../model.ts';
import { bringBackView, changeView, keepView, type NewView, removeView } from './actions.ts';
import { MOST_VIEWS, type SavedViewId } from './model.ts';
import { paths } from './paths.ts';
import { savedViewsFor } from './queries.ts';

let stage: Stage;
let colleague: Viewer;
beforeAll(async () => {
  stage = await recordsStage();
  const institutionId = stage.who.admin.acting?.institutionId;
  if (!institutionId) throw new Error('the admin acts somewhere');
  colleague = await personWith(stage.db, 'Rekan', [{ role: 'local_admin', institutionId }]);
});
afterAll(() => stage.close());

const LIST = '/kelola/usulan';
const said = (name: string, more: Partial<NewView> = {}): NewView => ({
  id: newId<'SavedViewId'>(),
  list: LIST,
  query: 'status=with_admin&urut=judul&halaman=4',
  name,
  shared: false,
  ...more,
});
const keep = (view: NewView, who = stage.who.admin) => stage.db.transact((tx) => keepView(tx, who, view, testNow));
const named = async (who: Viewer, list = LIST) =>
  (await savedViewsFor(stage.db.conn, who, list)).map((it) => `${it.name} (${it.ownerName})`);
const DAY_MS = 86_400_000;

test('a view is kept without the page, found again by its owner, and by colleagues once it is shared', async () => {
  const view = said('  Menunggu  ');
  expect(must(await keep(view))).toMatchObject({ name: 'Menunggu', query: 'status=with_admin&urut=judul' });
  expect(must(await keep({ ...view, name: 'Lain' }))).toMatchObject({ name: 'Menunggu' });
  expect([await named(stage.who.admin), await named(colleague), await named(stage.who.admin, '/lain')]).toEqual([
    ['Menunggu (Admin Deli)'],
    [],
    [],
  ]);
  const change = { id: view.id, name: 'Antrean', shared: true };
  const write = (who: Viewer) => stage.db.transact((tx) => changeView(tx, who, change, testNow));
  expect(await write(colleague)).toEqual({ ok: false, why: 'not_found' });
  must(await write(stage.who.admin));
  expect([await named(colleague), await named(stage.who.toba)]).toEqual([['Antrean (Admin Deli)'], []]);
});

test('a deleted view is gone for everyone, and comes back within thirty days', async () => {
  const view = said('Sementara', { shared: true });
  must(await keep(view));
  const remove = (who: Viewer) => stage.db.transact((tx) => removeView(tx, who, view.id, testNow));
  expect(await remove(colleague)).toEqual({ ok: false, why: 'not_found' });
  must(await remove(stage.who.admin));
  expect([await named(stage.who.admin), await named(colleague)]).toEqual([
    ['Antrean (Admin Deli)'],
    ['Antrean (Admin Deli)'],
  ]);
  const back = (days: number) =>
    stage.db.transact((tx) => bringBackView(tx, stage.who.admin, view.id, new Date(testNow.getTime() + days * DAY_MS)));
  expect(await back(31)).toEqual({ ok: false, why: 'not_found' });
  must(await back(29));
  expect(await named(colleague)).toEqual(['Antrean (Admin Deli)', 'Sementara (Admin Deli)']);
});

test('what a person shared is seen no more once the person has left the institution', async () => {
  const leaver = await personWith(stage.db, 'Pergi', [
    { role: 'local_admin', institutionId: stage.who.toba.acting?.institutionId as never },
  ]);
  must(await keep(said('Milik yang pergi', { shared: true }), leaver));
  expect(await named(stage.who.toba)).toEqual(['Milik yang pergi (Pergi)']);
  await stage.db.pool.query('update membership set ended_at = now() where person_id = $1', [leaver.person?.id]);
  expect(await named(stage.who.toba)).toEqual([]);
});

test('a list takes so many views of one person and no more', async () => {
  for (let n = 0; n < MOST_VIEWS; n += 1) must(await keep(said(`Tampilan ${n}`, { list: '/kelola/inovasi' })));
  expect(await keep(said('Satu lagi', { list: '/kelola/inovasi' }))).toEqual({ ok: false, why: 'most' });
});

test('the list offers to keep what it shows, the page of views renames, deletes and brings back', async () => {
  const address = '/kelola/inovasi?status=draft';
  const list = await stage.get('hub', address);
  const form = formIn(list.html, paths.own.to()) ?? {};
  expect(form).toMatchObject({ daftar: '/kelola/inovasi', saringan: 'status=draft' });
  const without = await stage.post('hub', paths.own.to(), form);
  expect([without.status, without.html.includes('Isi nama tampilan.')]).toEqual([422, true]);
  const kept = await stage.post('hub', paths.own.to(), { ...form, nama: 'Draf <saya>' });
  expect([kept.status, kept.to]).toEqual([303, address]);
  expect((await stage.get('hub', '/kelola/inovasi')).html).toContain('>Draf &lt;saya><');
  const id = form.id as SavedViewId;
  const long = await stage.post('hub', paths.change.to(id), { nama: 'x'.repeat(81) });
  expect(long.status).toBe(422);
  const removed = await stage.post('hub', paths.remove.to(id));
  expect(removed.to).toBe(`${paths.own.to('/kelola/inovasi')}#dihapus`);
  expect((await stage.get('hub', paths.own.to())).html).toContain('Baru dihapus');
  expect((await stage.post('admin', paths.bringBack.to(id))).status).toBe(404);
  expect((await stage.post('hub', paths.bringBack.to(id))).status).toBe(303);
  expect((await stage.post('hub', paths.own.to(), { ...form, nama: 'x', daftar: '//lain.example' })).status).toBe(404);
});
