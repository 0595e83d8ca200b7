import { nobody } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import { similarTo } from '../../search/similar.ts';
import type { AnsweringInnovation } from '../model.ts';

/** Published innovations that share words with a problem, best first: the same for every reader. */
export async function fittingInnovations(
  conn: Conn,
  problem: { readonly title: string; readonly whatHurts?: string },
  limit: number,
): Promise<readonly AnsweringInnovation[]> {
  const asked = { title: problem.title, summary: problem.whatHurts ?? '', kinds: ['innovation'] as const };
  const found = await similarTo(conn, nobody, asked, limit);
  return found.flatMap((it) => (it.kind === 'innovation' ? [it] : []));
}
