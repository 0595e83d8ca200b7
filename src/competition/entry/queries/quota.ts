import type { InstitutionId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { Edition } from '../../edition/model/edition.ts';
import type { RuleOf } from '../../edition/model/eligibility.ts';
import type { Applicant } from '../../edition/rules/parts.ts';
import { usedOf } from '../rules/eligibility.ts';
import { tables } from '../schema.ts';
import { reopenedIn } from './arrived.ts';

export type QuotaUse = { readonly rule: RuleOf<'quota'>; readonly used: number };

/** How much of each quota of an institution is taken in an edition; those of units are told on the entries themselves. */
export async function quotaUse(
  conn: Conn,
  edition: Edition,
  { id, kind }: { readonly id: InstitutionId; readonly kind: Applicant['kind'] },
): Promise<readonly QuotaUse[]> {
  const rules = edition.document.eligibility
    .filter((it): it is RuleOf<'quota'> => it.kind === 'quota' && it.per === 'institution')
    .filter((it) => it.kinds.length === 0 || it.kinds.includes(kind));
  if (rules.length === 0) return [];
  const rows = await tables(conn)
    .selectFrom('entry')
    .select('group_code as group')
    .where('edition_id', '=', edition.id)
    .where('institution_id', '=', id)
    .where('state', '=', 'submitted')
    .execute();
  const kept = (await reopenedIn(conn, edition.id)).filter((it) => it.institutionId === id);
  const submitted = [...rows, ...kept].map(({ group }) => ({ group, ofUnit: false }));
  return rules.map((rule) => ({ rule, used: usedOf(rule, submitted) }));
}
