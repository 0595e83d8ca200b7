import { answerObjection } from '../../src/competition/objection/actions/answer.ts';
import { askStatement } from '../../src/competition/objection/actions/ask.ts';
import { confirmObjection } from '../../src/competition/objection/actions/confirm.ts';
import { raiseObjection } from '../../src/competition/objection/actions/raise.ts';
import type { ObjectionId } from '../../src/competition/objection/model/objection.ts';
import type { ObjectionOutcome } from '../../src/competition/objection/model/states.ts';
import { objectionById } from '../../src/competition/objection/queries/objection.ts';
import { type KeptFile, keepFile, lookAt } from '../../src/files/index.ts';
import type { Viewer } from '../../src/identity/index.ts';
import type { Database } from '../../src/platform/db.ts';
import { newId } from '../../src/platform/ids.ts';
import { silentLog } from '../../src/platform/log.ts';
import { must } from '../../src/platform/outcome.ts';
import { type Field, type ObjectionDesk, raisingOf, stranger } from './objections.ts';
import { testConfig, testNow } from './people.ts';
import { HERE } from './server.ts';

export const HOUR_MS = 3_600_000;
/** Asked by the organisers' clock of the visit, stated by the real one: a day far enough for both. */
const day = new Date(testNow.getTime() + 30 * 24 * HOUR_MS);

/** What objector and organiser do at a desk; who stands there is asked when it is done. */
export function objectionDeeds(desk: () => ObjectionDesk) {
  const write: Database['transact'] = (work) => desk().db.transact(work);
  const raise = (field: Field, given: Parameters<typeof raisingOf>[1] = {}, who: Viewer = stranger()) =>
    write((tx) => raiseObjection(tx, who, raisingOf(field, given)));
  const confirm = (key: string) => write((tx) => confirmObjection(tx, stranger(), { key, baseUrl: HERE }));

  async function known(id: ObjectionId) {
    const found = await objectionById(desk().db.conn, id);
    if (!found) throw new Error('no objection');
    return found;
  }
  const revisionOf = async (id: ObjectionId) => (await known(id)).revision;

  async function ask(id: ObjectionId, who: Viewer = desk().people.secretary, given: object = {}) {
    const asking = { id, revision: await revisionOf(id), question: 'Mohon penjelasan.', until: day, ...given };
    return write((tx) => askStatement(tx, who, asking, testNow));
  }

  async function answer(
    id: ObjectionId,
    outcome: ObjectionOutcome,
    given: object = {},
    who: Viewer = desk().people.secretary,
  ) {
    const said = { id, revision: await revisionOf(id), outcome, answer: 'Sudah diperiksa.', baseUrl: HERE, ...given };
    return write((tx) => answerObjection(tx, who, said, new Date(day.getTime() + HOUR_MS)));
  }

  return { answer, ask, confirm, known, raise, revisionOf, write };
}

/** What stands around the deeds: the context of jobs and notices, mails, files, and a window that closes. */
export function objectionGround(desk: () => ObjectionDesk) {
  const context = () => ({ db: desk().db, config: testConfig, log: silentLog, baseUrl: HERE, now: testNow });

  async function mailsTo(email: string) {
    const found = await desk().db.pool.query<{ subject: string; body: string }>(
      'select subject, body_text as body from mail_message where recipient = $1 order by created_at, id',
      [email],
    );
    return found.rows;
  }

  /** A new revision of the open edition whose window for objections closes then. */
  const closedAt = (field: Field, closes: Date) =>
    desk().db.pool.query(
      `with next as (insert into edition_revision (edition_id, no, kind, document, saved_by, saved_at)
         select edition_id, no + 1, kind, jsonb_set(document, '{stages,4,closes}', to_jsonb($2::text)), saved_by, saved_at
         from edition_revision where edition_id = $1 and no = (select revision from edition where id = $1) returning no)
       update edition set revision = (select no from next) where id = $1`,
      [field.editionId, closes.toISOString()],
    );

  async function aFile(text = `bukti ${newId()}`): Promise<KeptFile> {
    const bytes = new TextEncoder().encode(`%PDF-1.4\n%${text}\n%%EOF\n`);
    const found = must(await lookAt(testConfig, { bytes, name: 'bukti.pdf' }));
    return keepFile({ config: testConfig, db: desk().db, now: testNow }, found);
  }

  return { aFile, closedAt, context, mailsTo };
}
