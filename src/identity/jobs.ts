import * as z from 'zod';
import type { Job } from '#platform/jobs.ts';
import { forgetExpired } from './actions/expiry.ts';
import { SEND_RESET, sendReset } from './actions/reset.ts';
import { closeSupportViews } from './actions/support-view.ts';

const resetAsked = z.object({ email: z.string(), ip: z.string() });

export const jobs: readonly Job[] = [
  { name: SEND_RESET, run: (payload, context) => sendReset(context, resetAsked.parse(payload)) },
  {
    name: 'identity.close_support_views',
    cron: '*/5 * * * *',
    run: async (_payload, context) => {
      await context.db.transact((tx) => closeSupportViews(tx, context.now));
    },
  },
  {
    name: 'identity.forget_expired',
    cron: '17 19 * * *',
    run: (_payload, context) => context.db.transact((tx) => forgetExpired(tx, context.now)),
  },
];
