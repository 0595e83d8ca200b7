import { newId } from '../../src/platform/ids.ts';
import { testDatabase } from './database.ts';
import { longText, type ObjectionDesk, objectionDesk } from './objections.ts';
import { type Seen, seen } from './records-stage.ts';
import { testServer } from './server.ts';

type Who = keyof ObjectionDesk['people'] | 'nobody';

/** A site with a desk of objections, asked as one of its people or as nobody. */
export async function objectionSite() {
  const database = await testDatabase();
  const desk = await objectionDesk(database.db);
  const server = testServer(database.db);
  const cookies = new Map<string, string>();
  for (const [name, who] of Object.entries(desk.people)) cookies.set(name, await server.cookiesOf(who.person.email));
  const cookiesOf = (who: Who) => cookies.get(who) ?? '';
  const get = (who: Who, path: string, headers: Record<string, string> = {}): Promise<Seen> =>
    seen(server.ask(path, { cookies: cookiesOf(who), headers }));
  const post = (who: Who, path: string, form: Record<string, string> | FormData): Promise<Seen> =>
    seen(server.ask(path, { cookies: cookiesOf(who), form }));
  return { db: database.db, desk, server, cookiesOf, get, post, close: () => database.close() };
}
export type ObjectionSite = Awaited<ReturnType<typeof objectionSite>>;

/** The fields of the form by which an objection is raised. */
export const typed = (given: Record<string, string> = {}) => ({
  id: newId(),
  alasan: 'untrue',
  uraian: longText,
  nama: 'Rahmat Siregar',
  surel: 'rahmat.halaman@contoh.example',
  ...given,
});

export function withFiles(files: readonly File[], given: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(typed(given))) form.set(name, value);
  for (const [at, file] of files.entries()) form.set(`berkas_${at + 1}`, file);
  return form;
}

export const pdf = (name = 'Rahmat Siregar - laporan.pdf') =>
  new File([`%PDF-1.4\n%${name}\n%%EOF\n`], name, { type: 'application/pdf' });
