import { systemActor } from '../../src/audit/index.ts';
import { publishEdition } from '../../src/competition/edition/actions/move.ts';
import { beginEdition } from '../../src/competition/edition/actions/write.ts';
import type { EditionDocument } from '../../src/competition/edition/model/document.ts';
import { categoriesFor, sectionsFor } from '../../src/competition/edition/rules/parts.ts';
import { startEntry } from '../../src/competition/entry/actions/start.ts';
import type { EntryId } from '../../src/competition/entry/model/entry.ts';
import { editionPresetOf } from '../../src/competition/index.ts';
import { diceOf } from '../../src/competition/rehearsal/dice.ts';
import { rehearsed } from '../../src/competition/rehearsal/document.ts';
import { rehearsedContent } from '../../src/competition/rehearsal/texts.ts';
import { enterProven } from '../../src/identity/engine.ts';
import {
  addPerson,
  allInstitutions,
  ensureUnit,
  type InstitutionId,
  type Role,
  startMembership,
  type UnitId,
  type Viewer,
  viewerOfMembership,
} from '../../src/identity/index.ts';
import { readConfig } from '../../src/platform/config.ts';
import type { Database } from '../../src/platform/db.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import { createInnovation } from '../../src/registry/index.ts';
import { Browser, type Hub } from './browser.ts';
import { inTurns } from './turns.ts';

const SEED = 20_261_129;
const AT_ONCE = 6;
/** A unit enters so many, one after the other. */
const OF_ONE_UNIT = 6;
export const FILES = 3;
export const ASKED = 'berkas';

export type Writer = { readonly viewer: Viewer; readonly browser: Browser };
export type Ready = { readonly id: EntryId; readonly section: string; readonly writer: Writer };
export type Field = { readonly editionId: string; readonly entries: readonly Ready[] };

/** The edition of 2023, open now; units submit by themselves, and its first section wants three files. */
function documentOf(now: Date): EditionDocument {
  const preset = editionPresetOf('kipp-2023-umum');
  if (!preset) throw new Error('the preset is gone');
  const document = rehearsed(preset.document, now);
  const first = document.sections.find((it) => it.kind === 'text' && it.groups.length === 0);
  const asked = {
    code: ASKED,
    kind: 'support' as const,
    name: 'Berkas pendukung',
    name_en: 'Supporting files',
    help: '',
    help_en: '',
    required: true,
    most: FILES,
    maxBytes: null,
    types: ['pdf' as const, 'image' as const],
    from: [],
  };
  const proof = preset.document.eligibility.filter((it) => it.kind === 'required_evidence');
  return {
    ...document,
    eligibility: [...document.eligibility, ...proof],
    sections: document.sections.map((it) => ({ ...it, evidence: it === first ? [asked] : [] })),
    stages: document.stages.map((it) =>
      it.kind === 'entering' ? { ...it, settings: { ...it.settings, approval: 'none' } } : it,
    ),
  };
}

type Part = {
  readonly name: string;
  readonly role: Role;
  readonly institutionId: InstitutionId;
  readonly unitId?: UnitId | null;
};

async function person(db: Database, { name, role, institutionId, unitId = null }: Part, now: Date): Promise<Viewer> {
  const account = { name, email: `${newId()}@contoh.example`, password: newId(), locale: 'id' as const };
  const membership = await db.transact(async (tx) => {
    const personId = must(await addPerson(tx, systemActor, account, now));
    return startMembership(tx, systemActor, { personId, role, institutionId, unitId }, now);
  });
  const viewer = await viewerOfMembership(db.conn, membership);
  if (!viewer?.person) throw new Error('a membership that began is there');
  return viewer;
}

/** Signed in as by a passkey: the benchmark is no benchmark of passwords. */
async function signedIn(db: Database, hub: Hub, viewer: Viewer, at: number): Promise<Writer> {
  const ip = `10.${(at >> 16) & 255}.${(at >> 8) & 255}.${at & 255}`;
  const caller = { db, config: readConfig({}), ip, userAgent: 'Mozilla/5.0', cookie: '', now: new Date() };
  const { cookies } = await enterProven(caller, viewer.person?.id as never, false);
  return { viewer, browser: new Browser(hub, cookies, ip) };
}

/** So many entries that lack nothing but their files, each begun by its unit. */
export async function prepare(db: Database, hub: Hub, count: number): Promise<Field> {
  const now = new Date();
  const institutions = (await allInstitutions(db.conn)).filter((it) => it.regionCode !== null);
  const province = institutions.find((it) => it.kind === 'province');
  const local = institutions.filter((it) => it.kind === 'regency' || it.kind === 'city');
  if (!province) throw new Error('no province');
  const secretariat = await person(db, { name: 'Sekretariat', role: 'secretariat', institutionId: province.id }, now);
  await person(db, { name: 'Admin sistem', role: 'system_admin', institutionId: province.id }, now);
  const document = documentOf(now);
  const editionId = newId<'EditionId'>();
  must(await db.transact((tx) => beginEdition(tx, secretariat, { id: editionId, document }, now)));
  must(await db.transact((tx) => publishEdition(tx, secretariat, { id: editionId, revision: 1 }, now)));
  await inTurns(local, AT_ONCE, (it) => person(db, { name: it.name, role: 'local_admin', institutionId: it.id }, now));
  const units = Array.from({ length: Math.ceil(count / OF_ONE_UNIT) }, (_, at) => at);
  const writers = await inTurns(units, AT_ONCE, async (at) => {
    const institutionId = (local[at % local.length] ?? province).id;
    const named = { institutionId, name: `UPT Serbuan ${at + 1}` };
    const unitId = await db.transact((tx) => ensureUnit(tx, systemActor, named, now));
    const viewer = await person(db, { name: `Inovator ${at + 1}`, role: 'innovator', institutionId, unitId }, now);
    return signedIn(db, hub, viewer, at);
  });
  const dice = diceOf(SEED);
  const drawn = Array.from({ length: count }, (_, at) => rehearsedContent(at + 1, dice));
  const entries = await inTurns(drawn, AT_ONCE, async (content, at) => {
    const writer = writers[at % writers.length] as Writer;
    const { institutionId = province.id, unitId = null } = writer.viewer.acting ?? {};
    const record = { id: newId<'InnovationId'>(), institutionId, unitId, content, origin: 'form' as const };
    const { id: innovationId } = must(await db.transact((tx) => createInnovation(tx, writer.viewer, record, now)));
    const group = document.groups[at % document.groups.length]?.code ?? '';
    const categories = categoriesFor(document, group);
    const category = categories[at % Math.max(1, categories.length)]?.code ?? null;
    const id = newId<'EntryId'>();
    must(
      await db.transact((tx) => startEntry(tx, writer.viewer, { id, editionId, innovationId, group, category }, now)),
    );
    const section = sectionsFor(document, group).find((it) => it.evidence.length > 0)?.code ?? '';
    return { id, section, writer };
  });
  return { editionId, entries };
}
