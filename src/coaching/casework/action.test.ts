import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { askingAt, type CaseDesk, caseDesk, type CasePart as Part } from '../../../tests/support/cases.ts';
import type { TestDatabase } from '../../../tests/support/database.ts';
import { caseTasks } from './home.ts';
import type { CaseId } from './model.ts';
import { remindOfActions } from './notices.ts';
import { aboutOf, isOverdue, reminderOf } from './rules.ts';

let desk: CaseDesk;
let database: TestDatabase;
let who: CaseDesk['who'];
const { ask, text, idOf, tick, noticed, opened } = askingAt(() => desk);

beforeAll(async () => {
  desk = await caseDesk();
  ({ database, who } = desk);
});
afterAll(() => database.close());

const agree = (id: CaseId, part: Part, more: Record<string, string> = {}) =>
  ask(`/kelola/pendampingan/${id}/tindak-lanjut`, part, {
    ...{ id: newId(), tindakan: 'Minta data kelurahan', bagian: 'background', penanggung: idOf('keeper') },
    ...{ tenggat: '2026-03-09', ...more },
  });
const actionsIn = async (id: CaseId) =>
  (
    await database.db.pool.query<{ id: string; state: string; remark: string }>(
      'select id, state, remark from coaching_action where case_id = $1 order by agreed_at, id',
      [id],
    )
  ).rows;

describe('an action', () => {
  test('asks for what, who and a day that is not past', async () => {
    const id = await opened('hub', 'coach');
    const wrong = [
      { tindakan: ' ' },
      { penanggung: idOf('stranger') },
      { tenggat: '2026-02-30' },
      { tenggat: '2026-03-01' },
    ];
    for (const more of wrong) expect((await agree(id, 'coach', more as never)).status).toBe(422);
    expect(await actionsIn(id)).toEqual([]);
    expect((await agree(id, 'keeper', { tenggat: '2026-03-02' })).status).toBe(303);
  });

  test('is done with a remark, dropped with a reason, opened again, and said otherwise', async () => {
    const id = await opened('hub', 'coach');
    await agree(id, 'coach');
    const action = (await actionsIn(id))[0]?.id ?? '';
    const path = `/kelola/tindak-lanjut/${action}`;
    const more = { tindakan: 'Minta data dinas', bagian: '', penanggung: idOf('admin'), tenggat: '2026-03-20' };
    expect((await ask(path, 'keeper', { revision: '1', ...more })).status).toBe(303);
    expect((await ask(path, 'keeper', { revision: '1', ...more, tindakan: 'Lain' })).status).toBe(409);
    expect((await ask(`${path}/hentikan`, 'coach', { alasan: '' })).status).toBe(422);
    expect((await ask(`${path}/hentikan`, 'coach', { alasan: 'Tidak perlu lagi.' })).status).toBe(303);
    expect((await ask(`${path}/selesai`, 'coach', { keterangan: '' })).status).toBe(409);
    expect((await ask(`${path}/buka`, 'coach', {})).status).toBe(303);
    expect((await ask(`${path}/selesai`, 'admin', { keterangan: 'Terlampir.' })).status).toBe(303);
    expect((await ask(`${path}/selesai`, 'admin', { keterangan: 'Terlampir.' })).status).toBe(303);
    await tick();
    expect(await noticed('coach')).toContain('coaching.notice.action_settled');
    expect(await actionsIn(id)).toEqual([{ id: action, state: 'done', remark: 'Terlampir.' }]);
    expect((await ask(path, 'stranger')).status).toBe(404);
  });

  test('is called done with others, as far as one may, and told on the home page', async () => {
    const id = await opened('hub', 'coach');
    for (const tindakan of ['Satu', 'Dua', 'Tiga']) await agree(id, 'coach', { tindakan, tenggat: '2026-03-05' });
    const tasks = (await caseTasks(database.db.conn, who.keeper)).filter((it) => it.total === 3);
    expect(tasks).toEqual([
      {
        ...{
          of: 'Pendampingan «Kunjungan rumah»',
          text: 'Tindak lanjut Anda',
          href: '/kelola/tindak-lanjut?milik=saya',
        },
        ...{ done: 0, total: 3, due: new Date('2026-03-05T17:00:00Z') },
      },
    ]);
    const [one, two] = (await actionsIn(id)).map((it) => it.id);
    const pilih = [one ?? '', two ?? ''];
    expect((await ask('/kelola/tindak-lanjut/selesai', 'keeper', {})).status).toBe(422);
    await ask('/kelola/tindak-lanjut/selesai', 'stranger', {}, { pilih });
    expect((await actionsIn(id)).map((it) => it.state)).toEqual(['open', 'open', 'open']);
    const back = { kembali: '/kelola/tindak-lanjut?status=open' };
    const answer = await ask('/kelola/tindak-lanjut/selesai', 'keeper', back, { pilih });
    expect(answer.headers.get('location')).toBe('/kelola/tindak-lanjut?status=open');
    expect((await actionsIn(id)).map((it) => it.state)).toEqual(['done', 'done', 'open']);
    const away = { kembali: 'https://jahat.example/' };
    const home = await ask('/kelola/tindak-lanjut/selesai', 'keeper', away, { pilih });
    expect(home.headers.get('location')).toBe('/kelola/tindak-lanjut');
    expect(await text('/kelola/tindak-lanjut?status=open&q=Tiga', 'hub')).toContain('Tiga');
    expect(await text('/kelola/tindak-lanjut/unduh.csv?q=Tiga', 'hub')).toContain('Sari Pengelola');
    expect(await text('/kelola/tindak-lanjut/unduh.csv?q=Tiga', 'stranger')).not.toContain('Tiga,');
  });

  test('reminds before its day, and again once a week when it is past; coaches too', async () => {
    const id = await opened('hub', 'coach');
    await agree(id, 'coach', { tindakan: 'Diingatkan', tenggat: '2026-03-10' });
    const path = (await actionsIn(id))[0]?.id ?? '';
    const at = (day: string) => new Date(`${day}T03:00:00Z`);
    const about = async (part: Part) =>
      (
        await database.db.pool.query<{ kind: string }>(
          `select kind from notice where person_id = $1 and href = $2 and kind like '%action_soon' or person_id = $1
            and href = $2 and kind like '%action_late' order by created_at, id`,
          [idOf(part), `/kelola/tindak-lanjut/${path}`],
        )
      ).rows.map((it) => it.kind.split('_').at(-1));
    for (const day of ['2026-03-07', '2026-03-07', '2026-03-09', '2026-03-11', '2026-03-12', '2026-03-18'])
      await remindOfActions({ db: database.db, baseUrl: 'http://localhost', now: at(day) });
    expect([await about('keeper'), await about('coach')]).toEqual([
      ['soon', 'late', 'late'],
      ['late', 'late'],
    ]);
    expect(reminderOf({ due: '2026-03-10' }, '2026-03-10')).toBe(null);
    expect(isOverdue({ state: 'open', due: '2026-03-10' }, '2026-03-10')).toBe(false);
    expect(aboutOf('kriteria:efektif')).toBe(null);
  });
});
