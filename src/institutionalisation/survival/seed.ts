import * as z from 'zod';
import { allInstitutions, demoPeople, type InstitutionId, type Viewer, viewerOfPerson } from '#identity/index.ts';
import type { SeedContext } from '#platform/capability.ts';
import { dayOf } from '#platform/dates.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import {
  createInnovation,
  emptyContent,
  type InnovationId,
  publishVersion,
  recordLives,
  sustainabilityStatuses,
} from '#registry/index.ts';
import preset from '../../../presets/demo/lives.json' with { type: 'json' };
import { answerItem, verifyMany } from '../check/actions/answer.ts';
import { closeEarly, openRound } from '../check/actions/round.ts';
import type { RoundId } from '../check/model/check.ts';
import { itemsOfInnovation } from '../check/queries/items.ts';
import { verifyMany as verifyRules } from '../lasting/actions/bulk.ts';
import { addRecord } from '../lasting/actions/claim.ts';
import { attachNewDocument } from '../lasting/actions/documents.ts';
import { lastingContent } from '../lasting/model/content.ts';
import type { LastingRecordId } from '../lasting/model/record.ts';
import { examplePaper } from '../lasting/seed.ts';

const days = z.int().positive();
const exampleSchema = z.object({
  region: z.string(),
  title: z.string().startsWith('Contoh: '),
  affair: z.string(),
  digital: z.boolean(),
  /** Days before the demonstration is made: when it began, was registered, is as it is, and got a rule. */
  begun: days,
  registered: days,
  /** Null: its keepers did not answer. */
  status: z.enum(sustainabilityStatuses).nullable(),
  since: days.nullable(),
  reason: z.string(),
  rule: days.nullable(),
});
type Example = z.infer<typeof exampleSchema>;
const examples: readonly Example[] = z.array(exampleSchema).parse(preset.items);

/** Whose admin answers for a region; the hub publishes and verifies. */
const admins = { '12.12': 'admin.toba', '12.04': 'admin.nias' } as const;

const DAY_MS = 86_400_000;
const ASKED_BEFORE = 365;
const OPEN_DAYS = 30;
const NOTE = 'Contoh rekaman peraga, bukan inovasi nyata.';

type Made = { readonly id: InnovationId; readonly example: Example };
type Cast = { readonly hub: Viewer; readonly admin: Viewer; readonly institutionId: InstitutionId };
type Ground = { readonly context: SeedContext; readonly before: (count: number) => Date };

/**
 * Example records of two regencies with a start, a rule or none, and what a yearly check found, so that the curves have something to
 * show; each says that it is an example. Once.
 */
export async function seedLives(context: SeedContext): Promise<void> {
  const { db, now } = context;
  const people = await demoPeople(db.conn);
  const hubId = people.get('admin.hub');
  const hub = hubId ? await viewerOfPerson(db.conn, hubId, 'hub_admin') : null;
  if (!hub || (await isThere(context))) return;
  const before = (count: number) => new Date(now.getTime() - count * DAY_MS);
  const governments = new Map((await allInstitutions(db.conn)).map((it) => [it.regionCode ?? '', it.id]));
  for (const [region, key] of Object.entries(admins)) {
    const personId = people.get(key);
    const admin = personId ? await viewerOfPerson(db.conn, personId, 'local_admin') : null;
    const institutionId = governments.get(region);
    if (!admin || !institutionId) continue;
    await seedRegion({ hub, admin, institutionId }, region, { context, before });
  }
}

/** Whether a record is older than a year: these are there, or the hub tells of its own by now. */
async function isThere({ db, now }: SeedContext): Promise<boolean> {
  const earliest = Math.min(
    ...(await recordLives(db.conn)).map((it) => it.createdAt.getTime()),
    Number.POSITIVE_INFINITY,
  );
  return earliest < now.getTime() - ASKED_BEFORE * DAY_MS;
}

async function seedRegion(cast: Cast, region: string, ground: Ground): Promise<void> {
  const { db } = ground.context;
  const own = examples.filter((it) => it.region === region);
  const made = await db.transact(async (tx) => {
    const all: Made[] = [];
    for (const example of own) all.push(await publish(tx, cast, { example, ...ground }));
    return all;
  });
  await seedRules(cast, made, ground);
  await db.transact((tx) => seedRound(tx, cast, { made, ...ground }));
}

type One = Ground & { readonly example: Example };

async function publish(tx: Tx, { hub, institutionId }: Cast, { example, before }: One): Promise<Made> {
  const at = before(example.registered);
  const id = newId<'InnovationId'>(at.getTime());
  const { title, affair, digital, begun } = example;
  const facts = { summary: NOTE, digital, mainAffair: affair, startDate: dayOf(before(begun)) };
  const content = { ...emptyContent(title), ...facts, stage: 'implementation' as const };
  const record = { id, institutionId, unitId: null, content, origin: 'demo' as const };
  const { versionId } = must(await createInnovation(tx, hub, record, at));
  must(await publishVersion(tx, hub, { id, versionId }, at));
  return { id, example };
}

/** A rule for each that has one, all with one example of a paper; none on machines that make no PDF. */
async function seedRules({ hub, admin }: Cast, made: readonly Made[], { context, before }: Ground): Promise<void> {
  const { db, now } = context;
  const file = await examplePaper(context, { title: 'Contoh: Keputusan kepala daerah', note: NOTE, day: dayOf(now) });
  if (!file || !admin.acting) return;
  const { institutionId, unitId } = admin.acting;
  await db.transact(async (tx) => {
    const claimed: LastingRecordId[] = [];
    for (const { id: innovationId, example } of made) {
      if (example.rule === null) continue;
      const date = dayOf(before(example.rule));
      const id = newId<'LastingRecordId'>(now.getTime());
      const rule = {
        kind: 'sk_kdh',
        number: `CONTOH/${date}`,
        date,
        title: example.title,
        issuer: 'Bupati',
        note: NOTE,
      };
      const content = lastingContent.parse({ dimension: 'policy', ...rule });
      must(await addRecord(tx, admin, { id, innovationId, content }, now));
      const paper = { title: example.title, number: '', documentDate: date, issuer: '', page: '', validityYear: null };
      const evidence = { id: newId<'EvidenceId'>(now.getTime()), institutionId, unitId, kind: 'file' as const, file };
      const papers = { ...evidence, paper: { ...paper, note: NOTE, isPublic: false } };
      must(await attachNewDocument(tx, admin, { id, evidence: papers }, now));
      claimed.push(id);
    }
    await verifyRules(tx, hub, { chosen: claimed.map((id) => ({ id, revision: 1 })), note: '' }, now);
  });
}

/** The round of last year: answered by the regency, verified by the hub, and closed with what stayed silent. */
async function seedRound(tx: Tx, { admin, hub }: Cast, { made, before }: Ground & { readonly made: readonly Made[] }) {
  const opened = before(ASKED_BEFORE);
  const closed = before(ASKED_BEFORE - OPEN_DAYS);
  const year = Number(dayOf(opened).slice(0, 4));
  const id: RoundId = newId<'CheckRoundId'>(opened.getTime());
  const dates = { opens: dayOf(opened), closes: dayOf(closed), regionCode: null, begunUntil: year };
  must(
    await openRound(
      tx,
      admin,
      { id, year, ...dates, withStopped: true, note: 'Putaran contoh untuk peragaan.' },
      opened,
    ),
  );
  const answered = [];
  for (const { id: innovationId, example } of made) {
    const item = (await itemsOfInnovation(tx, innovationId)).find((it) => it.roundId === id);
    if (!item || example.status === null || example.since === null) continue;
    const said = { status: example.status, reason: example.reason, since: dayOf(before(example.since)) };
    must(await answerItem(tx, admin, { id: item.id, revision: item.revision, evidenceId: null, ...said }, opened));
    answered.push({ id: item.id, revision: item.revision + 1 });
  }
  await verifyMany(tx, hub, { chosen: answered }, opened);
  must(await closeEarly(tx, admin, { id, revision: 1 }, closed));
}
