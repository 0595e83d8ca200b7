import { sql } from 'kysely';
import type { Viewer } from '../../src/identity/index.ts';
import type { Database } from '../../src/platform/db.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import { createInnovation } from '../../src/registry/actions/innovation.ts';
import { publishVersion, submitVersion } from '../../src/registry/actions/version.ts';
import { emptyContent, type InnovationContent } from '../../src/registry/model/content.ts';
import type { InnovationId, VersionId } from '../../src/registry/model/ids.ts';
import { filledOnce, testDatabase } from './database.ts';
import { governmentOf, personWith, testNow, unitIn, withRegions } from './people.ts';
import { oneRow } from './registry.ts';
import { type TestServer, testServer } from './server.ts';

type Part = 'writer' | 'admin' | 'hub' | 'toba';
type Stored = { readonly content: InnovationContent; readonly revision: number; readonly state: string };
export type Fields = Readonly<Record<string, string>> | readonly (readonly [name: string, value: string])[];
export type Planted = { readonly id: InnovationId; readonly versionId: VersionId };

/** A record that nothing keeps from being handed in. */
export const readyContent: InnovationContent = {
  ...emptyContent('Antrean ramah'),
  stage: 'implementation',
  digital: false,
  startYear: 2021,
  summary: 'Warga tidak lagi menunggu lama.',
  background: 'Antrean panjang sejak pagi.',
  mainAffair: 'kesehatan',
};

export type Stage = {
  readonly db: Database;
  readonly server: TestServer;
  /** A writer and the admin of Deli Serdang, the admin of the hub, and the admin of Toba as the stranger. */
  readonly who: Readonly<Record<Part, Viewer>>;
  readonly cookies: Readonly<Record<Part, string>>;
  readonly get: (part: Part, path: string) => Promise<Seen>;
  /** Fields as a record, or as pairs where a name stands more than once. */
  readonly post: (part: Part, path: string, form?: Fields) => Promise<Seen>;
  readonly plant: (content?: InnovationContent) => Promise<Planted>;
  readonly submitted: (content?: InnovationContent) => Promise<Planted>;
  readonly published: (content?: InnovationContent) => Promise<Planted>;
  /** The text in work of a record, else the one before the public. */
  readonly stored: (id: InnovationId) => Promise<Stored>;
  readonly close: () => Promise<void>;
};

type Cast = { readonly who: Readonly<Record<Part, Viewer>>; readonly cookies: Readonly<Record<Part, string>> };

async function castIn(db: Database): Promise<Cast> {
  const who = await peopleOf(db);
  const server = testServer(db);
  const signIn = (part: Part) => server.cookiesOf(who[part].person?.email ?? '');
  const cookies = {
    writer: await signIn('writer'),
    admin: await signIn('admin'),
    hub: await signIn('hub'),
    toba: await signIn('toba'),
  };
  return { who, cookies };
}

/** A hub with its people signed in, on which records are planted through actions. */
export async function recordsStage(): Promise<Stage> {
  const { from, told } = await filledOnce('records', castIn);
  const { who, cookies } = told;
  const database = await testDatabase({ from });
  const { db } = database;
  const server = testServer(db);
  const get: Stage['get'] = (part, path) => seen(server.ask(path, { cookies: cookies[part] }));
  const post: Stage['post'] = (part, path, fields = {}) => {
    const pairs = Array.isArray(fields) ? (fields as [string, string][]) : Object.entries(fields);
    return seen(server.ask(path, { cookies: cookies[part], form: new URLSearchParams(pairs).toString() }));
  };
  const stored: Stage['stored'] = (id) => storedOf(db, id);
  return { db, server, who, cookies, get, post, ...planters(db, who), stored, close: database.close };
}

async function peopleOf(db: Database): Promise<Record<Part, Viewer>> {
  await withRegions(db);
  const [deli, province, toba] = [
    await governmentOf(db, '12.07'),
    await governmentOf(db, '12'),
    await governmentOf(db, '12.12'),
  ];
  const unitId = await unitIn(db, deli, 'Dinas Pendidikan');
  return {
    writer: await personWith(db, 'Penulis', [{ role: 'innovator', institutionId: deli, unitId }]),
    admin: await personWith(db, 'Admin Deli', [{ role: 'local_admin', institutionId: deli }]),
    hub: await personWith(db, 'Admin Hub', [{ role: 'hub_admin', institutionId: province }]),
    toba: await personWith(db, 'Admin Toba', [{ role: 'local_admin', institutionId: toba }]),
  };
}

function planters(
  db: Database,
  { writer, admin }: Record<Part, Viewer>,
): Pick<Stage, 'plant' | 'submitted' | 'published'> {
  const plant = async (content = readyContent): Promise<Planted> => {
    const id = newId<'InnovationId'>();
    if (!writer.acting) throw new Error('the writer acts in no unit');
    const { institutionId, unitId } = writer.acting;
    const input = { id, institutionId, unitId, content, origin: 'form' as const };
    return must(await db.transact((tx) => createInnovation(tx, writer, input, testNow)));
  };
  const submitted = async (content = readyContent): Promise<Planted> => {
    const planted = await plant(content);
    const input = { id: planted.id, revision: 1, whatChanged: '' };
    must(await db.transact((tx) => submitVersion(tx, writer, input, testNow)));
    return planted;
  };
  const published = async (content = readyContent): Promise<Planted> => {
    const planted = await submitted(content);
    must(await db.transact((tx) => publishVersion(tx, admin, planted, testNow)));
    return planted;
  };
  return { plant, submitted, published };
}

async function storedOf(db: Database, id: InnovationId): Promise<Stored> {
  return oneRow<Stored>(
    db,
    sql`select v.content, v.revision, v.state from innovation i
      join innovation_version v on v.id = coalesce(i.working_version_id, i.published_version_id) where i.id = ${id}`,
  );
}

/** An answer as it was read; `to` is where it redirects. */
export type Seen = { readonly status: number; readonly html: string; readonly to: string | null };

export async function seen(answer: Promise<Response>): Promise<Seen> {
  const response = await answer;
  return { status: response.status, html: await response.text(), to: response.headers.get('location') };
}

/** What a box of a shown form holds; undefined when there is no such box. */
export function boxOf({ html }: Seen, name: string): string | undefined {
  const box = new RegExp(`<input[^>]*name="${name.replaceAll('.', '\\.')}"[^>]*>`).exec(html)?.[0];
  return box === undefined ? undefined : (/value="([^"]*)"/.exec(box)?.[1] ?? '');
}
