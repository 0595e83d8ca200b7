import { sql } from 'kysely';
import { record } from '#audit/index.ts';
import { actorOf, type InstitutionId, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { FrozenId, Paper, ReportRefusal, SectionKey } from '../model/report.ts';
import { whyNotFreeze, whyNotText, whyNotWrite } from '../rules/rules.ts';
import { tables } from '../schema.ts';

type OfReport = { readonly hubId: InstitutionId; readonly year: number };
type Written = OfReport & { readonly section: SectionKey; readonly body: string; readonly revision: number };

const subject = ({ hubId }: OfReport) => ({ kind: 'institution', id: hubId });

/** Saves the text of a section; a form older than what is stored changes nothing. */
export async function saveText(
  tx: Tx,
  who: Viewer,
  { hubId, year, section, body, revision }: Written,
  now: Date,
): Promise<Outcome<null, ReportRefusal>> {
  const why = whyNotWrite(who, hubId) ?? whyNotText(body);
  if (why) return refused(why);
  const of = { institution_id: hubId, year, section };
  const held = await tables(tx)
    .selectFrom('report_text')
    .select(['body', 'revision'])
    .where('institution_id', '=', hubId)
    .where('year', '=', year)
    .where('section', '=', section)
    .forUpdate()
    .executeTakeFirst();
  if (held?.body === body) return done(null);
  if ((held?.revision ?? 0) !== revision) return refused('stale');
  const said = { body, revision: revision + 1, saved_by: who.person?.id ?? null, saved_at: now };
  await tables(tx)
    .insertInto('report_text')
    .values({ ...of, ...said })
    .onConflict((clash) => clash.columns(['institution_id', 'year', 'section']).doUpdateSet(said))
    .execute();
  const entry = { event: 'insight.report_text', subject: subject({ hubId, year }), after: { year, section } };
  await record(tx, actorOf(who), entry, now);
  return done(null);
}

export type Freezing = OfReport & {
  readonly id: FrozenId;
  readonly reason: string;
  readonly content: Paper;
  readonly pdf: Uint8Array;
  readonly docx: Uint8Array;
  readonly sha256: string;
};

/** Keeps the files as they are, for good; the same form sent twice keeps one. */
export async function freezeReport(
  tx: Tx,
  who: Viewer,
  { hubId, year, id, reason, content, pdf, docx, sha256 }: Freezing,
  now: Date,
): Promise<Outcome<{ readonly no: number }, ReportRefusal>> {
  if (whyNotWrite(who, hubId)) return refused('not_yours');
  await sql`select pg_advisory_xact_lock(hashtext('report_frozen'), ${year})`.execute(tables(tx));
  const before = await tables(tx)
    .selectFrom('report_frozen')
    .select(['id', 'no'])
    .where('institution_id', '=', hubId)
    .where('year', '=', year)
    .orderBy('no')
    .execute();
  const same = before.find((it) => it.id === id);
  if (same) return done({ no: same.no });
  const why = whyNotFreeze({ year, frozen: before.length, reason }, now.getUTCFullYear());
  if (why) return refused(why);
  const no = before.length + 1;
  await tables(tx)
    .insertInto('report_frozen')
    .values({
      ...{ id, institution_id: hubId, year, no, sha256, reason: reason.trim() },
      content: JSON.stringify(content) as never,
      pdf: Buffer.from(pdf),
      docx: Buffer.from(docx),
      frozen_by: who.person?.id ?? null,
      frozen_at: now,
    })
    .execute();
  const entry = { event: 'insight.report_frozen', subject: subject({ hubId, year }), after: { year, no, sha256 } };
  await record(tx, actorOf(who), entry, now);
  return done({ no });
}
