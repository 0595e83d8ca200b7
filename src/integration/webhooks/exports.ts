import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { type ColumnOf, inTerms, type ListExport, type Taken, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths } from '../paths.ts';
import type { ListedDelivery, ListedHook } from './model.ts';
import { deliveriesForFile } from './queries/deliveries.ts';
import { allHooks, hooksForFile } from './queries/hooks.ts';
import { askedLog } from './routes/log-query.ts';
import { type HookVisit, hookAdmins } from './routes/visit.tsx';
import { answerText, nameOf } from './views/name.ts';

const keep = (event: string, list: string) => (tx: Tx, visit: HookVisit, what: Taken) =>
  record(tx, actorOf(visit.viewer), { event, subject: { kind: 'list', id: list }, after: what }, visit.now);

/** The list of the hooks as a file, without secrets; who took it is kept. */
export const hooksExport: ListExport<Viewer> = {
  path: paths.hooksFile.pattern,
  name: 'webhook',
  guard: hookAdmins,
  event: 'integration.hooks_taken',
  make: () => ({
    title: t('webhooks.title'),
    address: paths.hooks.to(),
    filter: [],
    ...tableOf(hookColumns, hooksForFile),
  }),
  taken: keep('integration.hooks_taken', paths.hooks.pattern),
};

const hookColumns: readonly ColumnOf<ListedHook>[] = [
  { key: 'url', label: () => t('webhooks.field.url'), width: 60, paper: 4, value: (it) => it.url },
  { key: 'description', label: () => t('webhooks.field.description'), value: (it) => it.description },
  {
    key: 'events',
    label: () => t('webhooks.field.events'),
    value: (it) => it.events.map((event) => t(`webhooks.event.${event}`)).join(', '),
    code: (it) => it.events.join(' '),
  },
  {
    key: 'state',
    label: () => t('webhooks.field.state'),
    width: 12,
    paper: 1,
    value: (it) => t(`webhooks.state.${it.state}`),
    code: (it) => it.state,
  },
  { key: 'last_delivery', label: () => t('webhooks.field.last'), type: 'moment', value: (it) => it.lastAt },
  { key: 'failed', label: () => t('webhooks.field.failed'), type: 'number', value: (it) => it.failed },
  { key: 'made_at', label: () => t('webhooks.field.made'), type: 'moment', value: (it) => it.createdAt },
  { key: 'made_by', label: () => t('webhooks.field.madeBy'), value: (it) => it.createdByName },
];

/** What was sent as a file, as its page is narrowed, without the bodies; who took it is kept. */
export const deliveriesExport: ListExport<Viewer> = {
  path: paths.deliveriesFile.pattern,
  name: 'pengiriman-webhook',
  guard: hookAdmins,
  event: 'integration.deliveries_taken',
  make: async (visit) => {
    const { asked, filter } = askedLog(visit.query);
    const hook = (await allHooks(visit.db.conn)).find((it) => it.id === filter.hookId);
    return {
      title: t('webhooks.log.title'),
      address: paths.deliveries.to(asked),
      filter: inTerms([
        [t('webhooks.field.hook'), hook ? nameOf(hook) : null],
        [t('webhooks.field.state'), filter.state && t(`webhooks.delivery.${filter.state}`)],
      ]),
      ...tableOf(deliveryColumns, (conn) => deliveriesForFile(conn, filter)),
    };
  },
  taken: keep('integration.deliveries_taken', paths.deliveries.pattern),
};

const deliveryColumns: readonly ColumnOf<ListedDelivery>[] = [
  { key: 'created_at', label: () => t('webhooks.field.created'), type: 'moment', value: (it) => it.createdAt },
  { key: 'event', label: () => t('webhooks.field.event'), width: 24, value: (it) => it.event },
  { key: 'url', label: () => t('webhooks.field.url'), width: 60, value: (it) => it.url },
  {
    key: 'state',
    label: () => t('webhooks.field.state'),
    width: 12,
    paper: 1,
    value: (it) => t(`webhooks.delivery.${it.state}`),
    code: (it) => it.state,
  },
  {
    key: 'answer',
    label: () => t('webhooks.field.answer'),
    paper: 2,
    value: (it) => answerText({ status: it.lastStatus, fault: it.lastFault }),
    code: (it) => it.lastStatus ?? it.lastFault,
  },
  { key: 'attempts', label: () => t('webhooks.field.attempts'), type: 'number', value: (it) => it.attempts },
  { key: 'subject_id', label: () => t('webhooks.field.subject'), width: 38, paper: 0, value: (it) => it.subjectId },
  { key: 'id', label: () => t('webhooks.field.messageId'), width: 38, paper: 0, value: (it) => it.id },
];
