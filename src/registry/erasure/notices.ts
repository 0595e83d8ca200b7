import { notify } from '#notification/index.ts';
import type { JobContext } from '#platform/jobs.ts';
import type { ErasureId } from './model.ts';
import { paths } from './paths.ts';
import { administrators, erasureById } from './queries.ts';

export const erasureNotices = ['registry.notice.erasure_requested', 'registry.notice.erasure_decided'] as const;
/** Whoever asked in an office's name is told how it ended. */
export const owedErasureNotices = ['registry.notice.erasure_decided'] as const;

type OfRequest = { readonly erasureId: ErasureId };

/** Somebody asked to erase a record for good: told to the other administrators, one of whom confirms. The title is not told. */
export async function tellErasureRequested({ erasureId }: OfRequest, context: JobContext): Promise<void> {
  await context.db.transact(async (tx) => {
    const request = await erasureById(tx, erasureId);
    if (request?.state !== 'requested') return;
    const telling = {
      to: (await administrators(tx)).filter((id) => id !== request.requestedBy),
      kind: 'registry.notice.erasure_requested' as const,
      values: { by: request.requestedByName, letter: request.letterNumber },
      href: paths.erase.to(request.innovationId),
      occasion: `registry.notice.erasure_requested:${erasureId}`,
    };
    await notify(tx, telling, context.baseUrl, context.now);
  });
}

/** The request was carried out or given up by another person: told to whoever asked. */
export async function tellErasureDecided({ erasureId }: OfRequest, context: JobContext): Promise<void> {
  await context.db.transact(async (tx) => {
    const request = await erasureById(tx, erasureId);
    if (!request || request.state === 'requested' || request.decidedBy === request.requestedBy) return;
    const telling = {
      to: [request.requestedBy],
      kind: 'registry.notice.erasure_decided' as const,
      values: { by: request.decidedByName ?? '', letter: request.letterNumber },
      href: paths.list.to(),
      occasion: `registry.notice.erasure_decided:${erasureId}`,
      isOwed: true as const,
    };
    await notify(tx, telling, context.baseUrl, context.now);
  });
}
