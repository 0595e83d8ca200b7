import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InstitutionId, Viewer } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { done, refused } from '#platform/outcome.ts';
import { wholeContent } from '../../../tests/house/planted.ts';
import { formIn } from '../../../tests/support/form.ts';
import { governmentOf, testConfig, testNow } from '../../../tests/support/people.ts';
import { HERE } from '../../../tests/support/server.ts';
import { type Part, raiseStage, type Stage } from '../../../tests/support/stage.ts';
import { paths as memberPaths } from '../commitment/paths.ts';
import { cancelReminder, remindMembers } from './actions.ts';
import { participationJobs } from './jobs.ts';
import type { ReminderId } from './model.ts';
import { reminderById } from './queries/reminders.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
  await stage.record({ state: 'published', content: wholeContent });
});
afterAll(() => stage.database.close());

const db = () => stage.database.db;
const get = (part: Part, path: string) => stage.server.ask(path, { cookies: stage.cookiesOf(part) });
const DAY_MS = 86_400_000;
const later = (days: number) => new Date(testNow.getTime() + days * DAY_MS);
const remind = (who: Viewer, to: readonly InstitutionId[], more: object = {}, now = testNow) =>
  db().transact((tx) =>
    remindMembers(
      tx,
      who,
      { id: newId<'HubReminderId'>(), hubRegion: '12', institutionIds: to, note: 'Mari mulai.', days: 14, ...more },
      now,
    ),
  );
const send = (reminderId: ReminderId, now = testNow) =>
  participationJobs[0]!.run({ reminderId }, { db: db(), baseUrl: HERE, config: testConfig, now } as never);
const told = async (who: Viewer) =>
  (
    await db().pool.query(
      "select values ->> 'note' as note from notice where person_id = $1 and kind = 'network.notice.member_reminder'",
      [who.person?.id],
    )
  ).rows.map((it) => it.note);

describe('a reminder', () => {
  test('waits, can be taken back, goes out once, and comes not again within its days', async () => {
    const { hub_admin: hub, local_admin: toba, other_admin: deliSerdang } = stage.people;
    const { places } = stage;
    const nias = await governmentOf(db(), '12.04');
    expect(await remind(toba, [places.toba])).toEqual(refused('hub_only'));
    expect(await remind(hub, [])).toEqual(refused('nobody_chosen'));
    expect(await remind(hub, [places.province])).toEqual(refused('nobody_chosen'));
    expect(await remind(hub, [nias])).toEqual(refused('no_admin'));
    expect(await remind(hub, [places.toba], { note: ' ' })).toEqual(refused('note_missing'));
    const id = newId<'HubReminderId'>();
    const some = done({ reminded: 1, refused: ['no_admin'] as const });
    expect(await remind(hub, [places.toba, nias], { id })).toEqual(some);
    expect(await remind(hub, [places.toba, nias], { id })).toEqual(done({ reminded: 1, refused: [] }));
    expect(await remind(hub, [places.toba])).toEqual(refused('reminded_lately'));
    expect((await reminderById(db().conn, id))?.goesAt).toEqual(new Date(testNow.getTime() + 600_000));
    const cancel = (who: Viewer, which = id) => db().transact((tx) => cancelReminder(tx, who, which, testNow));
    expect(await cancel(toba)).toEqual(refused('hub_only'));
    expect(await cancel(hub)).toEqual(done(id));
    expect(await cancel(hub)).toEqual(done(id));
    await send(id);
    expect(await told(toba)).toEqual([]);

    const next = newId<'HubReminderId'>();
    expect(await remind(hub, [places.toba, places.deliSerdang], { id: next })).toMatchObject({ ok: true });
    await send(next);
    await send(next);
    expect([await told(toba), await told(deliSerdang)]).toEqual([['Mari mulai.'], ['Mari mulai.']]);
    expect(await cancel(hub, next)).toEqual(refused('sent_already'));
    expect(await remind(hub, [places.toba], {}, later(13))).toEqual(refused('reminded_lately'));
    expect(await remind(hub, [places.toba], {}, later(15))).toMatchObject({ ok: true });
  });
});

describe('the pages', () => {
  test('show who takes part, and name kindly who has not begun', async () => {
    const page = await (await get('hub_admin', '/kelola/partisipasi')).text();
    for (const text of ['Belum memulai pada 2026', 'Langkah pertama:', 'hub mengundang admin lokal', 'sparkline'])
      expect(page).toContain(text);
    const idle = page.slice(page.indexOf('id="belum"'), page.indexOf('id="tabel"'));
    expect([idle.includes('Kabupaten Toba'), idle.includes('Kota Medan')]).toEqual([false, true]);
    const file = (await (await get('hub_admin', '/kelola/partisipasi/unduh.json?q=toba')).json()) as {
      rows: Record<string, unknown>[];
    };
    expect(file.rows.map((it) => [it.region, it.published, it.published_change, it.published_2025])).toEqual([
      ['Kabupaten Toba', 1, 1, 0],
    ]);
    for (const part of ['local_admin', 'other_admin', 'coach', 'innovator'] as const)
      expect([part, (await get(part, '/kelola/partisipasi')).status]).toEqual([part, 404]);
  });

  test('show a member its next steps with the way there, and others without', async () => {
    const own = await (await get('local_admin', memberPaths.own.to())).text();
    expect([own.includes('Langkah berikutnya'), own.includes('href="/masalah/baru"')]).toEqual([true, true]);
    await stage.problem('open');
    expect(await (await get('local_admin', memberPaths.own.to())).text()).toContain('Yang menunggu');
    const seen = await (await get('leader', memberPaths.own.to())).text();
    expect([seen.includes('Langkah berikutnya'), seen.includes('href="/masalah/baru"><')]).toEqual([true, false]);
    expect((await get('hub_admin', memberPaths.own.to())).status).toBe(404);
  });

  test('remind those that are chosen, say who was left out, and what is wrong at its box', async () => {
    const path = '/kelola/partisipasi/ingatkan';
    const cookies = stage.cookiesOf('hub_admin');
    const form = formIn(await (await get('hub_admin', '/kelola/partisipasi')).text(), path) ?? {};
    const none = await stage.server.ask(path, { form, cookies });
    expect([none.status, (await none.text()).includes('Pilih sekurang-kurangnya satu anggota.')]).toEqual([422, true]);
    const samosir = await governmentOf(db(), '12.17');
    const left = await stage.server.ask(path, { form: { ...form, pilih: samosir }, cookies });
    expect([left.status, (await left.text()).includes('belum punya admin lokal')]).toEqual([422, true]);
    const empty = await stage.server.ask(path, { form: { ...form, pesan: '' }, cookies });
    expect([empty.status, (await empty.text()).includes('Tulis pesan pengingat.')]).toEqual([422, true]);
  });
});
