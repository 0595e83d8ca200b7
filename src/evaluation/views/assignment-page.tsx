import { SavedViews } from '#identity/index.ts';
import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { DisabledWithReason, LinkButton, PostButton } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { FilterForm } from '#platform/ui/filter-form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tabs } from '#platform/ui/tabs.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { paths } from '../paths.ts';
import type { Shared } from '../rules/assignment.ts';
import { paths as sharingPaths } from '../sharing/paths.ts';
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
          <LinkButton href={sharingPaths.sharing.to(round.id)}>{t('sharing.link')}</LinkButton>
          <InTurn {...props} />
          <Section title={t('evaluation.assignment.loads')}>
            <Loads {...props} />
          </Section>
          <Section title={t('evaluation.assignment.byHand')} id="matriks">
            <SavedViews {...props.saved} />
            <Narrowing {...props} />
            <AssignmentMatrix {...props} />
          </Section>
        </>
      )}
    </>
  );
}

function Narrowing({ round, filter, query, subjects }: AssignmentPageProps) {
  const { kurang: _lacking, ...narrowed } = query;
  const tab = (isLacking: boolean) => ({
    text: t(isLacking ? 'evaluation.assignment.lackingOnly' : 'evaluation.rounds.all'),
    href: `${paths.assignment.to(round.id, { ...narrowed, kurang: isLacking ? 'ya' : '' })}#matriks`,
    current: filter.isLacking === isLacking,
  });
  const names = new Map(subjects.map((it) => [it.institutionId ?? '', it.institutionName ?? '']));
  names.delete('');
  const institutions = [...names].map(([value, label]) => ({ value, label }));
  return (
    <>
      <Tabs label={t('evaluation.assignment.byHand')} tabs={[tab(false), tab(true)]} />
      <FilterForm
        action={paths.assignment.to(round.id)}
        open={filter.text !== '' || filter.institutionId !== null}
        keep={{ kurang: query.kurang, urut: query.urut }}
      >
        <TextField name="cari" type="search" label={t('evaluation.assignment.search')} value={filter.text} optional />
        {institutions.length > 1 ? (
          <SelectField
            name="instansi"
            label={t('evaluation.field.institution')}
            value={filter.institutionId}
            empty={t('evaluation.rounds.all')}
            choices={institutions.toSorted((a, b) => (a.label < b.label ? -1 : 1))}
            optional
          />
        ) : null}
      </FilterForm>
    </>
  );
}

function InTurn(props: AssignmentPageProps) {
  const { preview } = props;
  return (
    <Section title={t('evaluation.assignment.inTurn')} onScreenOnly>
      {preview ? <Previewed {...props} preview={preview} /> : <Unasked {...props} />}
    </Section>
  );
}

/** Of thousands the preview is made when it is asked for. */
function Unasked(props: AssignmentPageProps) {
  const { round, lacking, query } = props;
  return (
    <>
      <p class="mb-4">{t('evaluation.assignment.lackingSheets', { count: lacking, n: formatNumber(lacking) })}</p>
      <div class="actions">
        <LinkButton href={paths.assignment.to(round.id, { ...query, pratinjau: 'ya' })}>
          {t('evaluation.assignment.askPreview')}
        </LinkButton>
        <Undo {...props} />
      </div>
    </>
  );
}

function Previewed(props: AssignmentPageProps & { readonly preview: Shared }) {
  const { round, preview, runId, whyNot } = props;
  const missing = preview.lacking.reduce((sum, it) => sum + it.missing, 0);
  const loads = [...preview.loads.values()];
  return (
    <>
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
    </>
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

/** The seated jurors by name with what they have to read. */
function Loads({ progress, conflicts }: AssignmentPageProps) {
  const ties = Map.groupBy(conflicts, (it) => it.jurorId);
  const shown = progress.toSorted((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
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
          formatNumber(it.sheets),
          formatNumber(it.finished),
          formatNumber(ties.get(it.id)?.length ?? 0),
        ],
      }))}
    />
  );
}
