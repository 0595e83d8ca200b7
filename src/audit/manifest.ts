import type { Capability } from '#platform/capability.ts';
import { t } from '#platform/i18n/i18n.ts';
import { jobs } from './jobs.ts';
import { paths } from './paths.ts';
import { verifyChain } from './queries.ts';
import { mayRead, type Reader } from './reader.ts';
import { routes } from './routes.tsx';

/** Audit stands below identity: of a viewer it knows no more than the role acted in. */
export const manifest: Capability<Reader> = {
  name: 'audit',
  routes,
  auditEvents: ['audit.log_read', 'audit.resealed', 'audit.log_taken'],
  facts: [],
  jobs,
  notices: [],
  menu: [{ text: () => t('audit.log.title'), href: paths.log.to(), visible: mayRead, order: 70, group: 'run' }],
  invariants: async (conn) => {
    const verdict = await verifyChain(conn);
    return verdict.ok ? [] : [{ name: 'audit.chain', subject: `seal ${verdict.seal}`, detail: verdict.fault }];
  },
};
