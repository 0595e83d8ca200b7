import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { historyOf } from '#audit/index.ts';
import { newId } from '#platform/ids.ts';
import { paperBytes, plantEvidence } from '../../../tests/support/evidence.ts';
import { formIn } from '../../../tests/support/form.ts';
import { type Part, parts, raiseStage, type Stage } from '../../../tests/support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.database.close());

const get = (part: Part, path: string) => stage.server.ask(path, { cookies: stage.cookiesOf(part) });
const post = (part: Part, path: string, form: FormData | Record<string, string>) =>
  stage.server.ask(path, { form, cookies: stage.cookiesOf(part) });
const count = async (table: 'evidence' | 'stored_file' | 'evidence_use') =>
  (await stage.database.db.pool.query<{ n: number }>(`select count(*) as n from ${table}`)).rows[0]?.n;

function fileForm(fields: Record<string, string>, bytes: Uint8Array<ArrayBuffer>, name = 'sk.pdf'): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set('berkas', new File([bytes], name));
  return form;
}

describe('a file in a plain form', () => {
  test('is one evidence, however often the button is pressed', async () => {
    const before = Number(await count('evidence'));
    const id = newId<'EvidenceId'>();
    const fields = {
      id,
      judul: 'SK Tim',
      nomor: '12',
      tanggal: '2026-01-15',
      penerbit: 'Bupati',
      halaman: '2',
      berlaku: '2030',
    };
    const answers = [await post('innovator', '/berkas/baru', fileForm(fields, paperBytes))];
    answers.push(await post('innovator', '/berkas/baru', fileForm(fields, paperBytes)));
    expect(answers.map((it) => [it.status, it.headers.get('location')])).toEqual([
      [303, `/berkas/${id}`],
      [303, `/berkas/${id}`],
    ]);
    expect(await count('evidence')).toBe(before + 1);
    const told = await historyOf(stage.database.db.conn, { kind: 'evidence', id });
    expect(told.map((it) => [it.event, it.personId])).toEqual([
      ['files.evidence.add', stage.people.innovator.person.id],
    ]);
    const page = await (await get('innovator', `/berkas/${id}`)).text();
    for (const text of [
      'SK Tim',
      '15 Januari 2026',
      'Bupati',
      '2030',
      createHash('sha256').update(paperBytes).digest('hex'),
    ])
      expect(page).toContain(text);
  });

  test('that is a page under a false name is refused at its field, and leaves nothing', async () => {
    const before = [await count('evidence'), await count('stored_file')];
    const html = new TextEncoder().encode('<!doctype html><script>alert(1)</script>');
    const answer = await post('innovator', '/berkas/baru', fileForm({ judul: 'Palsu' }, html, 'laporan.pdf'));
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('Isi berkas bukan jenis yang diterima');
    expect(page).toContain('value="Palsu"');
    expect([await count('evidence'), await count('stored_file')]).toEqual(before);
  });

  test('need not be chosen again when something else was wrong', async () => {
    const wrong = await post(
      'innovator',
      '/berkas/baru',
      fileForm({ judul: '', berlaku: '20' }, paperBytes, 'nota.pdf'),
    );
    expect(wrong.status).toBe(422);
    const page = await wrong.text();
    expect(page).toContain('Berkas sudah diterima: nota.pdf');
    const again = { ...formIn(page, '/berkas/baru'), judul: 'Nota', berlaku: '2027' };
    const saved = await post('innovator', '/berkas/baru', again);
    expect(saved.status).toBe(303);
    expect(await (await get('innovator', saved.headers.get('location') ?? '')).text()).toContain('nota.pdf');
  });

  test('of another person that waits is not there', async () => {
    const wrong = await post('innovator', '/berkas/baru', fileForm({ judul: '' }, paperBytes));
    const form = formIn(await wrong.text(), '/berkas/baru') ?? {};
    const answer = await post('elsewhere', '/berkas/baru', { ...form, judul: 'Ambil', id: newId() });
    expect([answer.status, (await answer.text()).includes('Pilih berkasnya.')]).toEqual([422, true]);
  });
});

describe('who may read', () => {
  const readersOf = async (path: string) => {
    const answers = await Promise.all(parts.map(async (part) => [part, (await get(part, path)).status] as const));
    return answers.filter(([, status]) => status === 200).map(([part]) => part);
  };
  const ofToba = ['innovator', 'local_admin', 'hub_admin', 'system_admin', 'leader', 'planner'];

  test('what is not open to all: the locker’s people, though a public record uses it', async () => {
    const id = await plantEvidence(stage, { usedBy: await stage.record({ state: 'published' }) });
    expect(await readersOf(`/berkas/${id}/isi`)).toEqual(ofToba);
    expect(await readersOf(`/berkas/${id}`)).toEqual(ofToba);
  });

  test('what is open to all: everyone, while a public record uses it', async () => {
    const shown = await plantEvidence(stage, { isPublic: true, usedBy: await stage.record({ state: 'published' }) });
    const drafted = await plantEvidence(stage, { isPublic: true, usedBy: await stage.record({ state: 'draft' }) });
    const idle = await plantEvidence(stage, { isPublic: true });
    const past = await plantEvidence(stage, {
      isPublic: true,
      archived: true,
      usedBy: await stage.record({ state: 'published' }),
    });
    expect(await readersOf(`/berkas/${shown}/isi`)).toEqual([...parts]);
    for (const id of [drafted, idle, past]) expect(await readersOf(`/berkas/${id}/isi`)).toEqual(ofToba);
    expect(await readersOf(`/berkas/${shown}`)).toEqual(ofToba);
  });

  test('the file comes as no page of ours', async () => {
    const id = await plantEvidence(stage);
    const answer = await get('innovator', `/berkas/${id}/isi`);
    expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(paperBytes))).toBe(true);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect(answer.headers.get('content-security-policy')).not.toContain('script-src');
    expect(answer.headers.get('content-disposition')).toBe(`inline; filename="sk.pdf"; filename*=UTF-8''sk.pdf`);
  });
});

describe('an evidence', () => {
  test('that somebody changed meanwhile is not overwritten unseen', async () => {
    const id = await plantEvidence(stage);
    const path = `/berkas/${id}/ubah`;
    const form = formIn(await (await get('innovator', path)).text(), path) ?? {};
    expect((await post('local_admin', path, { ...form, judul: 'Oleh admin' })).status).toBe(303);
    const stale = await post('innovator', path, { ...form, judul: 'Oleh inovator' });
    const page = await stale.text();
    expect([stale.status, page.includes('Orang lain sudah mengubah'), page.includes('Oleh inovator')]).toEqual([
      422,
      true,
      true,
    ]);
    expect((await post('innovator', path, formIn(page, path) ?? {})).status).toBe(303);
    expect(await (await get('innovator', `/berkas/${id}`)).text()).toContain('Oleh inovator');
  });

  test('is attached to a record, shown there, detached again; and both histories tell', async () => {
    const record = await stage.record({ state: 'draft' });
    const id = await plantEvidence(stage, { title: 'SK yang dipasang' });
    const place = 'section:summary';
    const attached = await post('innovator', `/kelola/inovasi/${record}/berkas/pasang`, { bukti: id, bagian: place });
    expect(attached.status).toBe(303);
    expect(await (await get('innovator', `/kelola/inovasi/${record}`)).text()).toContain('SK yang dipasang');
    expect(await (await get('innovator', `/berkas/${id}`)).text()).toContain(`/kelola/inovasi/${record}`);
    const detached = await post('innovator', `/kelola/inovasi/${record}/berkas/lepas`, { bukti: id, tempat: place });
    expect(detached.status).toBe(303);
    expect(await (await get('innovator', `/kelola/inovasi/${record}`)).text()).not.toContain('SK yang dipasang');
    const told = await historyOf(stage.database.db.conn, { kind: 'innovation', id: record });
    expect(told.map((it) => it.event).slice(0, 2)).toEqual(['registry.evidence.detach', 'registry.evidence.attach']);
    const own = await historyOf(stage.database.db.conn, { kind: 'evidence', id });
    expect(own.map((it) => it.event)).toEqual(['files.evidence.unuse', 'files.evidence.use', 'files.evidence.add']);
  });

  test('of another locker is not attached', async () => {
    const record = await stage.record({
      state: 'draft',
      institutionId: stage.places.deliSerdang,
      unitId: stage.places.otherUnit,
      keepers: [stage.people.elsewhere.person.id],
    } as never);
    const id = await plantEvidence(stage);
    const before = await count('evidence_use');
    const answer = await post('elsewhere', `/kelola/inovasi/${record}/berkas/pasang`, {
      bukti: id,
      bagian: 'section:summary',
    });
    expect([answer.status, await count('evidence_use')]).toEqual([422, before]);
  });

  test('is brought and attached in one step, both or neither', async () => {
    const record = await stage.record({ state: 'draft' });
    const path = `/kelola/inovasi/${record}/berkas/unggah`;
    const before = Number(await count('evidence'));
    const lost = await post('innovator', path, fileForm({ judul: 'SK', tempat: 'section:nowhere' }, paperBytes));
    expect([lost.status, await count('evidence')]).toEqual([422, before]);
    const kept = await post(
      'innovator',
      path,
      fileForm({ judul: 'SK langsung', tempat: 'section:impact' }, paperBytes),
    );
    expect([kept.status, await count('evidence')]).toEqual([303, before + 1]);
    expect(await (await get('innovator', `/kelola/inovasi/${record}`)).text()).toContain('SK langsung');
  });

  test('that runs out this year is on the home page of its keeper', async () => {
    await plantEvidence(stage, { validityYear: 2026 });
    expect(await (await get('innovator', '/beranda')).text()).toContain('/berkas?tanda=expiring');
  });
});
