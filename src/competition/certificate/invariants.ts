import type { InvariantBreach } from '#platform/capability.ts';
import type { Conn } from '#platform/db.ts';
import { contentSchema } from './model.ts';
import { digestOf } from './rules/digest.ts';
import { tables } from './schema.ts';

const BATCH = 500;

/**
 * Every certificate has a number that no other of its edition has, at most the last that was given, and its digest is that of what
 * stands on it. The tables refuse two of one number; here it is seen that nobody changed one behind the hub's back.
 */
export async function certificateInvariants(conn: Conn): Promise<readonly InvariantBreach[]> {
  return [...(await beyond(conn)), ...(await twice(conn)), ...(await forged(conn))];
}

async function twice(conn: Conn): Promise<readonly InvariantBreach[]> {
  const rows = await tables(conn)
    .selectFrom('certificate')
    .select(['edition_id as edition', 'number'])
    .groupBy(['edition_id', 'number'])
    .having((it) => it(it.fn.countAll(), '>', 1))
    .execute();
  return rows.map(({ edition, number }) => ({
    name: 'competition.certificate_number_is_unique',
    subject: edition,
    detail: number,
  }));
}

async function beyond(conn: Conn): Promise<readonly InvariantBreach[]> {
  const rows = await tables(conn)
    .selectFrom('certificate as c')
    .leftJoin('certificate_setting as s', 's.edition_id', 'c.edition_id')
    .select(['c.id', 'c.no'])
    .where((it) => it.or([it('s.last_no', 'is', null), it('c.no', '>', it.ref('s.last_no'))]))
    .execute();
  return rows.map(({ id, no }) => ({
    name: 'competition.certificate_number_was_given',
    subject: id,
    detail: String(no),
  }));
}

async function forged(conn: Conn): Promise<readonly InvariantBreach[]> {
  const breaches: InvariantBreach[] = [];
  let after: string | null = null;
  for (;;) {
    let query = tables(conn)
      .selectFrom('certificate')
      .select(['id', 'no', 'number', 'code', 'content', 'digest', 'name', 'kind'])
      .orderBy('id')
      .limit(BATCH);
    if (after) query = query.where('id', '>', after as (typeof rows)[number]['id']);
    const rows = await query.execute();
    for (const row of rows) {
      const content = contentSchema.safeParse(row.content);
      const isWhole = content.success && row.name === content.data.name && row.kind === content.data.kind;
      if (isWhole && digestOf({ ...row, content: content.data }) === row.digest) continue;
      breaches.push({ name: 'competition.certificate_digest_verifies', subject: row.id, detail: row.number });
    }
    const last = rows.at(-1);
    if (!last) return breaches;
    after = last.id;
  }
}
