import { expect } from 'vitest';
import type { CertificateId } from '../../src/competition/certificate/model.ts';
import type { EditionId } from '../../src/competition/edition/model/edition.ts';
import type { PublicCode } from '../../src/platform/public-code.ts';
import { formIn } from './form.ts';
import type { Part, Stage } from './stage.ts';

type Ground = { readonly stage: Stage; readonly editionId: EditionId };

const csv = (text: string) => new File([text], 'daftar.csv', { type: 'text/csv' });
const textOf = async (answer: Response) => (await answer.text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

const typed = {
  jenis: 'juror',
  bahasa: 'id',
  penandatangan: 'Arief Sudarto',
  jabatan: 'Sekretaris Daerah',
  tempat: 'Medan',
  tanggal: '2026-03-02',
};

/** The organiser's desk on which certificates of one edition are given; what stands there is asked when it is used. */
export function certificateDesk(ground: () => Ground) {
  const ask = (path: string, part: Part = 'hub_admin', form?: Record<string, string> | FormData) =>
    ground().stage.server.ask(path, { cookies: ground().stage.cookiesOf(part), ...(form ? { form } : {}) });
  const here = () => `/kelola/sertifikat/edisi/${ground().editionId}`;

  async function handIn(list: string | File, more: Readonly<Record<string, string>> = {}): Promise<Response> {
    const page = await (await ask(`${here()}/baru`)).text();
    const form = new FormData();
    const fields = { ...formIn(page, `${here()}/baru`), ...typed, ...more };
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    if (typeof list === 'string') form.set('nama', list);
    else form.set('berkas', list);
    return ask(`${here()}/baru`, 'hub_admin', form);
  }

  async function issued(list: string | File, more: Readonly<Record<string, string>> = {}): Promise<string> {
    const batch = (await handIn(list, more)).headers.get('location') ?? '';
    expect(batch).toMatch(/^\/kelola\/sertifikat\/daftar\//);
    expect((await ask(`${batch}/terbitkan`, 'hub_admin', {})).headers.get('location')).toBe(batch);
    return batch;
  }

  async function certificatesOf(batch: string) {
    const id = batch.split('/').at(-1);
    const found = await ground().stage.database.db.pool.query<{
      id: CertificateId;
      code: PublicCode;
      name: string;
      number: string;
    }>('select id, code, name, number from certificate where batch_id = $1 order by no', [id]);
    return found.rows;
  }

  return { ask, certificatesOf, csv, handIn, here, issued, textOf, typed };
}
