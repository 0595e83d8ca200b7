import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';

/** What is done with certificates; each is an audit event `competition.certificate.<verb>`. */
export const certificateVerbs = [
  'list',
  'give',
  'discard',
  'revoke',
  'reissue',
  'embargo',
  'settings',
  'make_files',
  'cancel_files',
  'take',
  'take_files',
] as const;

type Note = {
  readonly verb: (typeof certificateVerbs)[number];
  readonly subject: { readonly kind: 'certificate' | 'certificate_batch' | 'edition'; readonly id: string };
  readonly before?: unknown;
  readonly after?: unknown;
};

export async function note(tx: Tx, who: Viewer, { verb, ...told }: Note, now: Date): Promise<void> {
  await record(tx, actorOf(who), { event: `competition.certificate.${verb}`, ...told }, now);
}
