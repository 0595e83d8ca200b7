import type { Stage } from '../support/stage.ts';

/** The code in the mails to the innovator. */
export async function readerCode({ database, people }: Stage): Promise<string> {
  const code = 'kode-dalam-surel-untuk-inovator-1';
  await database.db.pool.query('insert into notice_reader values ($1, $2) on conflict do nothing', [
    people.innovator.person.id,
    code.slice(0, 32),
  ]);
  return code.slice(0, 32);
}
