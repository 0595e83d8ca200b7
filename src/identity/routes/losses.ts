import type { Leaving, Loss, LossOf } from '../holding.ts';
import type { IdentityVisit } from './visit.ts';

/** What would be left without anybody in charge if the person left so, as far as those above know. */
export async function lossesOf(
  { db, viewer, now }: IdentityVisit,
  losses: readonly LossOf[],
  leaving: Leaving,
): Promise<readonly Loss[]> {
  const found: Loss[] = [];
  for (const lossOf of losses) {
    const loss = await lossOf(db.conn, viewer, leaving, now);
    if (loss) found.push(loss);
  }
  return found;
}
