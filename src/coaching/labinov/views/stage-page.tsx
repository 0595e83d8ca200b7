import { FileInput, paths as filePaths } from '#files/index.ts';
import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { DateField, HiddenField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import { longest } from '../model.ts';
import { paths } from '../paths.ts';
import { runs, whyNotTell } from '../rules.ts';
import { MoveForms } from './move-forms.tsx';
import type { StagePageProps } from './stage-props.ts';
import { Tasks } from './tasks.tsx';
import { daysText, StageTag, stageName } from './words.tsx';

/** One stage: its days, tasks, what came of it, its evidence, and the step to the next one. */
export function StagePage(props: StagePageProps) {
  const { lab, standing, viewer, errors } = props;
  const mayTell = whyNotTell(lab, { stage: standing.stage, viewer }) === null;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={lab.title}
        title={stageName(standing.stage)}
        lead={t(`labinov.about.${standing.stage}`)}
        facts={
          <>
            <StageTag state={standing.state} />
            <span>{daysText(standing)}</span>
          </>
        }
      />
      {standing.state === 'ahead' ? <p>{t('labinov.locked')}</p> : null}
      <Decided standing={standing} />
      {mayTell ? <TellForm {...props} /> : <Result standing={standing} />}
      <MoveForms {...props} />
      <Tasks {...props} />
      <Papers {...props} />
    </>
  );
}

function Decided({ standing: { note, decidedAt, decidedBy, state } }: Pick<StagePageProps, 'standing'>) {
  if (decidedAt === null) return null;
  const said = { name: decidedBy ?? '–', date: formatMoment(new Date(decidedAt)) };
  return (
    <Notice tone={state === 'under_way' ? 'warning' : 'info'} title={t(`labinov.decided.${state}`, said)}>
      {note === '' ? null : <p>{note}</p>}
    </Notice>
  );
}

function Result({ standing: { result } }: Pick<StagePageProps, 'standing'>) {
  return (
    <Section title={t('labinov.field.result')}>
      {result === '' ? <p>{t('labinov.noResult')}</p> : <DescriptionText text={result} />}
    </Section>
  );
}

function TellForm({ lab, standing, form, errors }: StagePageProps) {
  const typed = (name: string, kept: string) => (form.has(name) ? form.get(name) : kept);
  return (
    <Section title={t('labinov.tell.title')}>
      <Form action={paths.stage.to(lab.id, standing.stage)} guard>
        <HiddenField name="revision" value={String(standing.revision)} />
        <DateField
          name="mulai"
          label={t('labinov.field.startsOn')}
          value={typed('mulai', standing.startsOn ?? '')}
          optional
          errors={errors}
        />
        <DateField
          name="sampai"
          label={t('labinov.field.endsOn')}
          value={typed('sampai', standing.endsOn ?? '')}
          optional
          errors={errors}
        />
        {standing.state === 'ahead' ? null : (
          <TextArea
            name="hasil"
            label={t('labinov.field.result')}
            hint={t(`labinov.resultHint.${standing.stage}`)}
            value={typed('hasil', standing.result)}
            rows={5}
            maxlength={longest.result}
            optional
            errors={errors}
          />
        )}
        <FormActions>
          <Button look="secondary">{t('labinov.tell.save')}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}

function Papers({ lab, standing, viewer, papers, newId, form, waiting, megabytes, errors }: StagePageProps) {
  const may = runs(lab, viewer) && standing.state !== 'ahead';
  return (
    <Section title={t('labinov.papers.title')} id="bukti">
      {papers.length === 0 ? (
        <p>{t('labinov.papers.none')}</p>
      ) : (
        <ul class="plain-list">
          {papers.map((it) => (
            <li key={it.id}>
              <a href={filePaths.evidence.to(it.id)}>{it.title}</a>
            </li>
          ))}
        </ul>
      )}
      {may ? (
        <details class="print:hidden mt-4" open={errors.berkas !== undefined || waiting !== null}>
          <summary>{t('labinov.papers.add')}</summary>
          <Form action={paths.evidence.to(lab.id, standing.stage)} multipart guard>
            <HiddenField name="id" value={newId} />
            <TextField name="judul" label={t('labinov.papers.name')} value={form.get('judul')} errors={errors} />
            <FileInput waiting={waiting} megabytes={megabytes} errors={errors} />
            <FormActions>
              <Button look="secondary">{t('labinov.papers.send')}</Button>
            </FormActions>
          </Form>
        </details>
      ) : null}
    </Section>
  );
}
