import { History, historyOf } from '#audit/index.ts';
import type { Answer } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { oneTrail, replicationOf, type TransferVisit, workPage } from './visit.tsx';

/** Who did what when. */
export async function showHistory(visit: TransferVisit): Promise<Answer> {
  const replication = await replicationOf(visit);
  const rows = await historyOf(visit.db.conn, { kind: 'replication', id: replication.id });
  const body = (
    <>
      <PageHeader kicker={replication.originTitle} title={t('transfer.history.title')} />
      <History rows={rows} />
    </>
  );
  return workPage({ title: t('transfer.history.title'), width: 'reading', trail: oneTrail(replication), body });
}
