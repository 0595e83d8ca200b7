import { systemActor } from '../src/audit/index.ts';
import { publishEdition } from '../src/competition/edition/actions/move.ts';
import { beginEdition } from '../src/competition/edition/actions/write.ts';
import type { Edition } from '../src/competition/edition/model/edition.ts';
import { editionById } from '../src/competition/edition/queries/editions.ts';
import { editionPresetOf } from '../src/competition/index.ts';
import { diceOf } from '../src/competition/rehearsal/dice.ts';
import { rehearsed, within } from '../src/competition/rehearsal/document.ts';
import { checkAll, enter } from '../src/competition/rehearsal/entries.ts';
import { type Cast, castOf } from '../src/competition/rehearsal/people.ts';
import { scoreAll } from '../src/competition/rehearsal/scoring.ts';
import { reopenCheck } from '../src/competition/stage/actions/check.ts';
import { addPerson, hubInstitution, type InstitutionId, type Role, startMembership } from '../src/identity/index.ts';
import { identityManifest } from '../src/identity/manifest.ts';
import { readConfig } from '../src/platform/config.ts';
import type { Database } from '../src/platform/db.ts';
import { newId } from '../src/platform/ids.ts';
import { must } from '../src/platform/outcome.ts';

export const PASSWORD = 'kuda-hijau-menari-9';
export const OFFICE = 'sekretariat@contoh.example';
export const LOCAL = 'admin@contoh.example';
const JURORS = 24;
/** So many go the whole way through the actions that people use; the rest are their like. */
const BY_HAND = 100;
/** One in so many waits for its check. */
const UNCHECKED_EACH = 10;

async function account(db: Database, email: string, role: Role, institutionId: InstitutionId): Promise<void> {
  const now = new Date();
  await db.transact(async (tx) => {
    const account = { name: email, email, password: PASSWORD, locale: 'id' as const };
    const personId = must(await addPerson(tx, systemActor, account, now));
    await startMembership(tx, systemActor, { personId, role, institutionId, unitId: null }, now);
  });
}

/** A competition up to its first plenary, all sheets handed in, with so many entries. */
export async function seedEntries(db: Database, entries: number): Promise<void> {
  const now = new Date();
  const hall = {
    db,
    config: readConfig({}),
    now,
    baseUrl: 'http://localhost',
    progress: () => {},
    startsAt: now,
    along: () => {},
  };
  await identityManifest({}).seed?.(hall);
  const hub = await hubInstitution(db.conn, '12');
  const cast = await castOf(hall, JURORS);
  const [entrant] = cast.entrants;
  if (!hub || !entrant) throw new Error('a hub without institutions');
  await account(db, OFFICE, 'secretariat', hub.id);
  await account(db, LOCAL, 'local_admin', entrant.institutionId);
  const edition = await openEdition(db, cast, now);
  const staged = { hall, cast, edition, dice: diceOf(20_261_129) };
  const submitted = await enter(staged, Math.min(entries, BY_HAND));
  await checkAll(staged, submitted);
  await scoreAll(staged, 'desk_scoring');
  const check = edition.document.stages.find((it) => it.kind === 'admin_check');
  for (const id of submitted.filter((_id, at) => at % UNCHECKED_EACH === 0)) {
    const reopening = { id, reason: 'Untuk pengukuran' };
    must(await db.transact((tx) => reopenCheck(tx, cast.secretariat, reopening, check ? within(check) : now)));
  }
  await multiply(db, Math.ceil(entries / BY_HAND) - 1);
  await db.pool.query('vacuum analyze');
}

async function openEdition(db: Database, { secretariat }: Cast, now: Date): Promise<Edition> {
  const document = editionPresetOf('kipp-2023-umum')?.document;
  if (!document) throw new Error('no preset');
  const id = newId<'EditionId'>();
  must(await db.transact((tx) => beginEdition(tx, secretariat, { id, document: rehearsed(document, now) }, now)));
  must(await db.transact((tx) => publishEdition(tx, secretariat, { id, revision: 1 }, now)));
  const edition = await editionById(db.conn, id);
  if (!edition) throw new Error('an edition that was published is there');
  return edition;
}

const like = (table: string, changes: string, from: string): string =>
  `insert into ${table} select (jsonb_populate_record(o, jsonb_build_object(${changes}))).* from ${table} o ${from}`;

/** An entry is copied with its record, what was submitted, and what was said of it. */
const entryCopies: readonly string[] = [
  like('innovation', `'id', c.new_record, 'working_version_id', c.new_version`, 'join copied c on c.old_record = o.id'),
  like(
    'innovation_version',
    `'id', c.new_version, 'innovation_id', c.new_record`,
    'join copied c on c.old_version = o.id',
  ),
  like('innovation_keeper', `'innovation_id', c.new_record`, 'join copied c on c.old_record = o.innovation_id'),
  like(
    'entry',
    `'id', c.new, 'snapshot_id', c.new_snapshot, 'innovation_id', c.new_record, 'version_id', c.new_version,
       'title', o.title || ' ' || c.k, 'title_key', o.title_key || ' ' || c.k, 'submitted_at', o.submitted_at - c.k * interval '7 minutes'`,
    'join copied c on c.old = o.id',
  ),
  like('entry_section', `'entry_id', c.new`, 'join copied c on c.old = o.entry_id'),
  like(
    'entry_snapshot',
    `'id', c.new_snapshot, 'entry_id', c.new, 'receipt', o.receipt || '-' || c.k, 'code', substr(md5(c.new_snapshot::text), 1, 16)`,
    'join copied c on c.old_snapshot = o.id',
  ),
  like('entry_check', `'entry_id', c.new, 'snapshot_id', c.new_snapshot`, 'join copied c on c.old = o.entry_id'),
  like('entry_passage', `'id', uuidv7(), 'entry_id', c.new`, 'join copied c on c.old = o.entry_id'),
];

/** Then what jurors rate of it, with their sheets. */
const sheetCopies: readonly string[] = [
  `create temp table copied_subject as select s.id as old, uuidv7() as new, c.new as entry, c.k from evaluation_subject s
       join copied c on c.old = s.subject_id`,
  like(
    'evaluation_subject',
    `'id', c.new, 'subject_id', c.entry, 'label', o.label + c.k * 1000, 'title', o.title || ' ' || c.k`,
    'join copied_subject c on c.old = o.id',
  ),
  `create temp table copied_sheet as select e.id as old, uuidv7() as new, c.new as subject from evaluation_sheet e
       join copied_subject c on c.old = e.subject_row`,
  like('evaluation_sheet', `'id', c.new, 'subject_row', c.subject`, 'join copied_sheet c on c.old = o.id'),
  like('evaluation_mark', `'sheet_id', c.new`, 'join copied_sheet c on c.old = o.sheet_id'),
  like('evaluation_finish', `'sheet_id', c.new`, 'join copied_sheet c on c.old = o.sheet_id'),
];

/** So many copies of all that is there: what lists read of an entry, with an id, a receipt and a number of its own. */
async function multiply(db: Database, copies: number): Promise<void> {
  const chosen = `create temp table copied as select e.id as old, uuidv7() as new, e.snapshot_id as old_snapshot,
      uuidv7() as new_snapshot, e.innovation_id as old_record, uuidv7() as new_record, n.working_version_id as old_version,
      uuidv7() as new_version, k
    from entry e join innovation n on n.id = e.innovation_id, generate_series(1, ${copies}) k`;
  const client = await db.pool.connect();
  try {
    await client.query('begin');
    for (const statement of [chosen, ...entryCopies, ...sheetCopies]) await client.query(statement);
    await client.query('commit');
  } finally {
    client.release();
  }
}
