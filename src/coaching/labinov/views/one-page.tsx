import type { Unit, Viewer } from '#identity/index.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton, PostButton } from '#platform/ui/button.tsx';
import { CheckboxGroup } from '#platform/ui/choice-field.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Progress } from '#platform/ui/progress.tsx';
import { Section } from '#platform/ui/section.tsx';
import { TaskList } from '#platform/ui/task-list.tsx';
import { TextArea } from '#platform/ui/text-field.tsx';
import { type Lab, longest, stages } from '../model.ts';
import { paths } from '../paths.ts';
import { doneStages, leads, needsApproval, presentOf, runs } from '../rules.ts';
import { daysText, LabTag, presentText, stageName, stageTones } from './words.tsx';

export type OnePageProps = {
  readonly lab: Lab;
  readonly viewer: Viewer;
  /** Open units of the institution, for those who choose among them. */
  readonly units: readonly Unit[];
  /** Whether somebody acts as the leader of the institution. */
  readonly hasLeader: boolean;
  readonly reason: string;
};

/** One laboratory: how far it has come, its six stages, who takes part, and what was gathered. */
export function OnePage(props: OnePageProps) {
  const { lab, viewer, hasLeader } = props;
  const mayRun = runs(lab, viewer);
  return (
    <>
      <PageHeader
        kicker={lab.institutionName}
        title={lab.title}
        facts={
          <>
            <LabTag state={lab.state} />
            <span>{presentText(lab)}</span>
          </>
        }
        actions={
          <>
            <LinkButton href={paths.ideas.to(lab.id)}>
              {t('labinov.ideas.link', { count: lab.ideas, n: formatNumber(lab.ideas) })}
            </LinkButton>
            {lab.stages.some((it) => it.startsOn !== null) ? (
              <LinkButton look="secondary" href={paths.calendar.to(lab.id)} download>
                {t('labinov.calendar')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      {lab.purpose === '' ? null : <DescriptionText text={lab.purpose} />}
      {lab.state === 'stopped' ? (
        <Notice tone="warning" title={t('labinov.stopped')}>
          {lab.endNote}
        </Notice>
      ) : null}
      <Waiting lab={lab} viewer={viewer} />
      {hasLeader || lab.state !== 'running' ? null : <Notice tone="warning">{t('labinov.noLeader')}</Notice>}
      <Stages lab={lab} />
      <Units {...props} mayRun={mayRun} />
      {mayRun ? <Ending {...props} /> : null}
    </>
  );
}

function Waiting({ lab, viewer }: Pick<OnePageProps, 'lab' | 'viewer'>) {
  const present = presentOf(lab);
  if (present?.state !== 'waiting') return null;
  const name = stageName(present.stage);
  const text = t(leads(lab, viewer) ? 'labinov.waiting.you' : 'labinov.waiting.leader', { stage: name });
  return (
    <Notice tone="info">
      <p>{text}</p>
      <p>
        <a href={paths.stage.to(lab.id, present.stage)}>{t('labinov.openStage', { stage: name })}</a>
      </p>
    </Notice>
  );
}

function Stages({ lab }: { readonly lab: Lab }) {
  return (
    <Section title={t('labinov.stages')}>
      <Progress label={t('labinov.progress')} value={doneStages(lab)} max={stages.length} />
      <TaskList
        label={t('labinov.stages')}
        tasks={lab.stages.map((it) => ({
          text: stageName(it.stage),
          href: paths.stage.to(lab.id, it.stage),
          hint: [
            t(`labinov.about.${it.stage}`),
            it.startsOn === null ? '' : daysText(it),
            needsApproval(it.stage) ? t('labinov.approvalAfter') : '',
          ]
            .filter((text) => text !== '')
            .join(' · '),
          state: t(`labinov.stageState.${it.state}`),
          ...(it.state === 'done' ? {} : { tone: stageTones[it.state] }),
        }))}
      />
    </Section>
  );
}

function Units({ lab, units, mayRun }: OnePageProps & { readonly mayRun: boolean }) {
  const chosen = lab.units.map((it) => it.id as string);
  const all = [...lab.units, ...units.filter((it) => !chosen.includes(it.id))];
  const may = mayRun && lab.state === 'running' && all.length > 0;
  return (
    <Section title={t('labinov.units.title')} id="peserta">
      {lab.units.length === 0 ? (
        <p>{t('labinov.units.none')}</p>
      ) : (
        <ul class="plain-list">
          {lab.units.map((it) => (
            <li key={it.id}>{it.name}</li>
          ))}
        </ul>
      )}
      {may ? (
        <details class="print:hidden mt-4">
          <summary>{t('labinov.units.change')}</summary>
          <Form action={paths.units.to(lab.id)}>
            <CheckboxGroup
              name="unit"
              label={t('labinov.units.choose')}
              values={chosen}
              choices={all.map((it) => ({ value: it.id, label: it.name }))}
              optional
            />
            <FormActions>
              <Button look="secondary">{t('labinov.units.save')}</Button>
            </FormActions>
          </Form>
        </details>
      ) : null}
    </Section>
  );
}

function Ending({ lab, reason }: OnePageProps) {
  if (lab.state === 'finished') return null;
  if (lab.state === 'stopped')
    return (
      <PostButton look="secondary" action={paths.end.to(lab.id)} fields={{ langkah: 'resume' }}>
        {t('labinov.end.resume')}
      </PostButton>
    );
  return (
    <details class="print:hidden mt-8">
      <summary>{t('labinov.end.title')}</summary>
      <Form action={paths.end.to(lab.id)}>
        <TextArea name="alasan" label={t('labinov.end.reason')} value={reason} rows={2} maxlength={longest.note} />
        <FormActions>
          <Button look="danger" name="langkah" value="stop">
            {t('labinov.end.stop')}
          </Button>
        </FormActions>
      </Form>
    </details>
  );
}
