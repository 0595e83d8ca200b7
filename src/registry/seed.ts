import {
  actorOf,
  adminsOf,
  allInstitutions,
  demoPeople,
  ensureUnit,
  type PersonId,
  type Viewer,
  viewerOfPerson,
} from '#identity/index.ts';
import type { SeedContext } from '#platform/capability.ts';
import type { Conn, Tx } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { createInnovation } from './actions/innovation.ts';
import { addKeeper } from './actions/keeper.ts';
import { setAwards } from './actions/register.ts';
import { publishVersion, returnVersion, submitVersion } from './actions/version.ts';
import { type Example, examples, modelCase } from './demo.ts';
import { type DemoFiles, makeDemoFiles, proveExample } from './evidence/seed.ts';
import type { InnovationId } from './model/ids.ts';

const KEEPER_OF_THE_CASE = 'inovator.pendidikan';

export type Resolve = (key: string) => InnovationId | null;

/** The demonstration's records, each made by the person who would make it; answers where each key went. */
export async function seedRecords(context: SeedContext): Promise<Resolve> {
  const { db, now, progress } = context;
  const people = await demoPeople(db.conn);
  const hub = people.get('admin.hub');
  const who = hub ? await viewerOfPerson(db.conn, hub, 'hub_admin') : null;
  if (!who) return () => null;
  progress(t('registry.seed.records'));
  const files = await makeDemoFiles(context);
  const made = new Map<string, InnovationId>();
  await db.transact(async (tx) => {
    made.set(modelCase.key, await seedModelCase(tx, who, people, now));
    for (const example of examples) await seedExample(tx, example, { people, files }, now);
  });
  return (key) => made.get(key) ?? null;
}

type People = ReadonlyMap<string, PersonId>;

async function seedModelCase(tx: Tx, who: Viewer, people: People, now: Date): Promise<InnovationId> {
  const { regionCode } = modelCase.institution;
  const institution = (await allInstitutions(tx)).find((it) => it.regionCode === regionCode);
  if (!institution) throw new Error(`the model case names region ${regionCode}, whose government is not there`);
  const unit = { institutionId: institution.id, name: modelCase.unit };
  const unitId = await ensureUnit(tx, actorOf(who), unit, now);
  const id = newId<'InnovationId'>(now.getTime());
  const place = { institutionId: institution.id, unitId };
  const made = must(await createInnovation(tx, who, { id, ...place, content: modelCase.content, origin: 'demo' }, now));
  must(await setAwards(tx, who, { id, awards: modelCase.awards }, now));
  const keeper = people.get(KEEPER_OF_THE_CASE);
  if (keeper) must(await addKeeper(tx, who, { id, personId: keeper }, now));
  must(await publishVersion(tx, who, { id, versionId: made.versionId }, now));
  return id;
}

type Ground = { readonly people: People; readonly files: DemoFiles };

async function seedExample(tx: Tx, example: Example, { people, files }: Ground, now: Date): Promise<void> {
  const personId = people.get(example.person);
  const who = personId ? await viewerOfPerson(tx, personId, 'innovator') : null;
  if (!who?.acting) return;
  const id = newId<'InnovationId'>(now.getTime());
  const place = { institutionId: who.acting.institutionId, unitId: who.acting.unitId };
  must(await createInnovation(tx, who, { id, ...place, content: example.content, origin: 'form' }, now));
  // What waits for the admin stays as it was handed in: the proof comes first.
  await proveExample(tx, who, { record: { key: example.key, id, ...place }, files }, now);
  if (example.state === 'draft') return;
  const { versionId } = must(await submitVersion(tx, who, { id, revision: 1, whatChanged: '' }, now));
  if (example.state === 'with_admin') return;
  const admin = await adminOf(tx, who);
  must(await returnVersion(tx, admin, { id, versionId, notes: example.notes }, now));
}

async function adminOf(conn: Conn, writer: Viewer): Promise<Viewer> {
  const institutionId = writer.acting?.institutionId;
  const [admin] = institutionId ? await adminsOf(conn, institutionId) : [];
  const found = admin ? await viewerOfPerson(conn, admin.id, 'local_admin') : null;
  if (!found) throw new Error('the demonstration has no admin for this institution');
  return found;
}
