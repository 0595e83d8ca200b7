import type { Database } from '../../src/platform/db.ts';

/** The key in the last mail to this address that asks to confirm. */
export async function keyFor(db: Database, email: string): Promise<string> {
  const found = await db.pool.query<{ body: string }>(
    `select body_text as body from mail_message where recipient = $1 and body_text like '%/sanggahan/konfirmasi/%'
     order by created_at desc, id desc limit 1`,
    [email],
  );
  const key = /\/sanggahan\/konfirmasi\/([\w-]+)/.exec(found.rows[0]?.body ?? '')?.[1];
  if (!key) throw new Error(`no mail asks ${email} to confirm`);
  return key;
}
