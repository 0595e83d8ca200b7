import { type Kysely, sql } from 'kysely';
import { formIn } from './form.ts';
import { workOff } from './imports.ts';
import { type Part, raiseStage, type Stage } from './stage.ts';

export type Shown = {
  readonly status: number;
  readonly html: string;
  /** What a reader sees, without markup. */
  readonly text: string;
  readonly location: string | null;
};
type Fields = Readonly<Record<string, string>>;

/** The pages of the import, used as a browser uses them. Whoever acts is the hub admin unless told. */
export type ImportPages = {
  readonly stage: Stage;
  readonly upload: (bytes: Uint8Array | string, name?: string, part?: Part) => Promise<Shown & { readonly id: string }>;
  readonly page: (path: string, part?: Part) => Promise<Shown>;
  readonly send: (path: string, form: Fields, part?: Part) => Promise<Shown>;
  /** Hands the form of a page in as it stands, with some fields filled in otherwise. */
  readonly handIn: (path: string, action: string, fields: Fields, part?: Part) => Promise<Shown>;
  /** From a file to its preview, the columns as they are proposed; answers the import's id. */
  readonly toPreview: (bytes: Uint8Array | string, part?: Part) => Promise<string>;
  readonly confirm: (id: string, fields?: Fields, part?: Part) => Promise<Shown>;
  readonly workOff: () => Promise<void>;
  readonly rows: <Row>(statement: ReturnType<typeof sql>) => Promise<readonly Row[]>;
  /** How many versions of records bear the title. */
  readonly titled: (title: string) => Promise<number | undefined>;
  readonly close: () => Promise<void>;
};

export const sheetHead = 'Judul;Instansi;Ringkasan\n';
export const sheetRow = (title: string, summary = 'ringkas'): string =>
  `${title};Pemerintah Kabupaten Toba;${summary}\n`;
export const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const entities: readonly (readonly [string, string])[] = [
  ['&quot;', '"'],
  ['&amp;', '&'],
  ['&#39;', "'"],
  ['&lt;', '<'],
];

function seen(html: string): string {
  const bare = html.replaceAll(/<[^>]+>/g, ' ');
  return entities.reduce((text, [code, sign]) => text.replaceAll(code, sign), bare).replaceAll(/\s+/g, ' ');
}

async function shown(answer: Response): Promise<Shown> {
  const html = await answer.text();
  return { status: answer.status, html, text: seen(html), location: answer.headers.get('location') };
}

export async function importPages(): Promise<ImportPages> {
  const stage = await raiseStage();
  const { db } = stage.database;
  const ask = async (path: string, form?: Fields | FormData, part: Part = 'hub_admin') =>
    shown(await stage.server.ask(path, { cookies: stage.cookiesOf(part), form }));
  const rows = async <Row>(statement: ReturnType<typeof sql>) =>
    (await statement.execute(db.conn as unknown as Kysely<unknown>)).rows as Row[];
  const page = (path: string, part?: Part) => ask(path, undefined, part);
  const handIn = async (path: string, action: string, fields: Fields, part?: Part) => {
    const form = formIn((await page(path, part)).html, action);
    if (!form) throw new Error(`${path} has no form for ${action}`);
    return ask(action, { ...form, ...fields }, part);
  };
  const upload = async (bytes: Uint8Array | string, name = 'lembar.csv', part?: Part) => {
    const form = new FormData();
    form.set('berkas', new File([new Uint8Array(typeof bytes === 'string' ? encode(bytes) : bytes)], name));
    const answer = await ask('/impor/baru', form, part);
    return { ...answer, id: answer.location?.split('/')[2] ?? '' };
  };
  return {
    stage,
    upload,
    page,
    send: (path, form, part) => ask(path, form, part),
    handIn,
    toPreview: async (bytes, part) => {
      const { id } = await upload(bytes, 'lembar.csv', part);
      const path = `/impor/${id}/kolom`;
      const answer = await handIn(path, path, {}, part);
      if (answer.status !== 303) throw new Error(answer.text);
      await workOff(db);
      return id;
    },
    confirm: (id, fields = {}, part) =>
      handIn(`/impor/${id}/pratinjau`, `/impor/${id}/jalankan`, { cara: 'terbit', ganda: 'perbarui', ...fields }, part),
    workOff: () => workOff(db),
    rows,
    titled: async (title) => {
      const found = await rows<{ n: number }>(sql`select count(*)::int as n from innovation_version
        where content ->> 'title' = ${title}`);
      return found[0]?.n;
    },
    close: () => stage.database.close(),
  };
}
