import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { DisabledWithReason, PostButton } from '#platform/ui/button.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { SearchBox } from '#platform/ui/search-box.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tabs } from '#platform/ui/tabs.tsx';
import type { JurorId } from '../model/ids.ts';
import type { SheetLine } from '../model/round.ts';
import { paths } from '../paths.ts';
import { AssignmentMatrix } from './assignment-matrix.tsx';
import type { AssignmentPageProps } from './assignment-props.ts';
import { roleText } from './labels.ts';
import { RoundHead } from './round-tabs.tsx';

/** Who rates what: in turn, by hand in a matrix, and the load of each juror. */
export function AssignmentPage(props: AssignmentPageProps) {
  const { round, sharing } = props;
  return (
    <>
      <RoundHead round={round} tab="assignment" title={t('evaluation.assignment.title')} />
      {sharing.jurors.length === 0 || sharing.subjects.length === 0 ? (
        <EmptyState title={t('evaluation.assignment.empty')}>
          <p>{t('evaluation.assignment.emptyText')}</p>
        </EmptyState>
      ) : (
        <>
          <InTurn {...props} />
          <Section title={t('evaluation.assignment.loads')}>
            <Loads {...props} />
          </Section>
          <Section title={t('evaluation.assignment.byHand')} id="matriks">
            <Narrowing {...props} />
            <AssignmentMatrix {...props} />
          </Section>
        </>
      )}
    </>
  );
}

function Narrowing({ round, filter }: AssignmentPageProps) {
  const keep = filter.isLacking ? [['kurang', 'ya'] as const] : [];
  const tab = (isLacking: boolean) => ({
    text: t(isLacking ? 'evaluation.assignment.lackingOnly' : 'evaluation.rounds.all'),
    href: `${paths.assignment.to(round.id, { cari: filter.text, kurang: isLacking ? 'ya' : '' })}#matriks`,
    current: filter.isLacking === isLacking,
  });
  return (
    <>
      <SearchBox
        action={paths.assignment.to(round.id)}
        name="cari"
        label={t('evaluation.assignment.search')}
        value={filter.text}
        keep={keep}
      />
      <Tabs label={t('evaluation.assignment.byHand')} tabs={[tab(false), tab(true)]} />
    </>
  );
}

function InTurn(props: AssignmentPageProps) {
  const { round, preview, runId, whyNot } = props;
  const missing = preview.lacking.reduce((sum, it) => sum + it.missing, 0);
  const loads = [...preview.loads.values()];
  return (
    <Section title={t('evaluation.assignment.inTurn')} onScreenOnly>
      {preview.pairs.length > 0 ? (
        <p class="mb-4">
          {t('evaluation.assignment.preview', {
            n: formatNumber(preview.pairs.length),
            least: formatNumber(Math.min(...loads)),
            most: formatNumber(Math.max(...loads)),
          })}
        </p>
      ) : null}
      {missing > 0 ? (
        <Notice tone="warning" title={t('evaluation.assignment.missing', { n: formatNumber(missing) })} level={3}>
          <p>{t('evaluation.assignment.missingText', { n: formatNumber(preview.lacking.length) })}</p>
        </Notice>
      ) : null}
      <div class="actions mt-4">
        {whyNot !== null || preview.pairs.length === 0 ? (
          <DisabledWithReason
            id="in-turn"
            reason={whyNot === null ? t('evaluation.assignment.nothing') : t(`evaluation.refusal.${whyNot}`)}
          >
            {t('evaluation.assignment.run')}
          </DisabledWithReason>
        ) : (
          <PostButton action={paths.assignInTurn.to(round.id)} fields={{ id: runId }}>
            {t('evaluation.assignment.run')}
          </PostButton>
        )}
        <Undo {...props} />
      </div>
    </Section>
  );
}

function Undo({ round, last, whyNot }: AssignmentPageProps) {
  if (!last || whyNot !== null) return null;
  const text = t('evaluation.assignment.undo', { n: formatNumber(last.sheets), at: formatMoment(last.at) });
  return (
    <PostButton look="secondary" action={paths.undoAssignment.to(round.id)} fields={{ id: last.runId }}>
      {text}
    </PostButton>
  );
}

function Loads({ jurors, sheets, sharing }: AssignmentPageProps) {
  const byJuror = Map.groupBy(sheets, (it) => it.jurorId);
  const count = (id: JurorId, state?: SheetLine['state']) =>
    (byJuror.get(id) ?? []).filter((it) => state === undefined || it.state === state).length;
  const tied = (jurorId: JurorId) => sharing.subjects.filter((row) => sharing.isTied({ jurorId, row })).length;
  const shown = jurors.filter((it) => it.state === 'accepted' || count(it.id) > 0);
  return (
    <Table
      caption={t('evaluation.assignment.loads')}
      captionHidden
      columns={[
        { label: t('evaluation.field.juror') },
        { label: t('evaluation.field.role') },
        { label: t('evaluation.sheets.title'), numeric: true },
        { label: t('evaluation.sheets.finished'), numeric: true },
        { label: t('evaluation.field.conflicts'), numeric: true },
      ]}
      rows={shown.map((it) => ({
        key: it.id,
        cells: [
          it.name,
          roleText(it.role),
          formatNumber(count(it.id)),
          formatNumber(count(it.id, 'finished')),
          formatNumber(tied(it.id)),
        ],
      }))}
    />
  );
}
