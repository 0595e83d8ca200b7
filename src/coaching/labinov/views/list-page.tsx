import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Table } from '#platform/ui/table.tsx';
import { type Lab, stages } from '../model.ts';
import { paths } from '../paths.ts';
import { doneStages } from '../rules.ts';
import { LabTag, presentText } from './words.tsx';

/** Every laboratory that the viewer may read, and where it stands. */
export function ListPage({ labs, mayBegin }: { readonly labs: readonly Lab[]; readonly mayBegin: boolean }) {
  const begin = { text: t('labinov.begin.button'), href: paths.begin.to() };
  return (
    <>
      <PageHeader
        title={t('labinov.list.title')}
        lead={t('labinov.list.lead')}
        actions={mayBegin && labs.length > 0 ? <LinkButton href={begin.href}>{begin.text}</LinkButton> : null}
      />
      {labs.length === 0 ? (
        <EmptyState title={t('labinov.list.none')} {...(mayBegin ? { action: begin } : {})}>
          <p>{t(mayBegin ? 'labinov.list.noneText' : 'labinov.list.noneOthers')}</p>
        </EmptyState>
      ) : (
        <>
          <Labs labs={labs} />
          <Downloads of={paths.list.to()} />
        </>
      )}
    </>
  );
}

function Labs({ labs }: { readonly labs: readonly Lab[] }) {
  return (
    <Table
      caption={t('labinov.list.title')}
      captionHidden
      columns={[
        { label: t('labinov.field.title') },
        { label: t('labinov.field.state') },
        { label: t('labinov.field.stage') },
        { label: t('labinov.field.done'), numeric: true },
        { label: t('labinov.field.ideas'), numeric: true },
        { label: t('labinov.field.begun') },
      ]}
      rows={labs.map((lab) => ({
        key: lab.id,
        marked: lab.stages.some((it) => it.state === 'waiting'),
        cells: [
          <>
            <a href={paths.one.to(lab.id)}>{lab.title}</a>
            <div class="muted font-normal">{lab.institutionName}</div>
          </>,
          <LabTag state={lab.state} />,
          presentText(lab),
          `${formatNumber(doneStages(lab))}/${formatNumber(stages.length)}`,
          formatNumber(lab.ideas),
          formatDate(lab.begunAt),
        ],
      }))}
    />
  );
}
