import { randomBytes } from 'node:crypto';
import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import * as z from 'zod';

/** How long a right password, or a right answer of the provider, waits for its code. */
export const SECOND_STEP_SECONDS = 10 * 60;

const asked = z.object({ personId: z.string(), secondStep: z.boolean() });

/**
 * Opens a session for somebody whom we have identified ourselves, or the wait for the code of the second factor: the
 * same cookie and rows that `twoFactor` writes after a password. Called in the process, never over the web.
 */
const enter = createAuthEndpoint(
  '/proven/enter',
  { method: 'POST', body: asked, metadata: { scope: 'server' as const } },
  async (ctx) => {
    const { internalAdapter, secret } = ctx.context;
    const user = await internalAdapter.findUserById(ctx.body.personId);
    if (!user) throw new APIError('NOT_FOUND');
    if (!ctx.body.secondStep) {
      const session = await internalAdapter.createSession(user.id);
      await setSessionCookie(ctx, { session, user });
      return ctx.json({ user: { id: user.id }, session: { id: session.id }, twoFactorRedirect: false });
    }
    const cookie = ctx.context.createAuthCookie('two_factor', { maxAge: SECOND_STEP_SECONDS });
    const identifier = `2fa-${randomBytes(15).toString('base64url')}`;
    const expiresAt = new Date(Date.now() + SECOND_STEP_SECONDS * 1000);
    await internalAdapter.createVerificationValue({ value: user.id, identifier, expiresAt });
    await internalAdapter.createVerificationValue({ value: '0', identifier: `2fa-attempts-${identifier}`, expiresAt });
    await ctx.setSignedCookie(cookie.name, identifier, secret, cookie.attributes);
    return ctx.json({ user: { id: user.id }, session: { id: '' }, twoFactorRedirect: true });
  },
);

export const proven = { id: 'proven', endpoints: { enterProven: enter } } satisfies BetterAuthPlugin;
