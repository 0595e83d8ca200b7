import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, PostButton } from '#platform/ui/button.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { DateField, HiddenField, TextField } from '#platform/ui/text-field.tsx';
import { type LabTask, longest } from '../model.ts';
import { paths } from '../paths.ts';
import { whyNotTell } from '../rules.ts';
import type { StagePageProps } from './stage-props.ts';

/** What is to be done in a stage, by whom and until when. */
export function Tasks(props: StagePageProps) {
  const { lab, standing, viewer, tasks } = props;
  const may = whyNotTell(lab, { stage: standing.stage, viewer }) === null;
  return (
    <Section title={t('labinov.tasks.title')} id="tugas">
      {tasks.length === 0 ? <p>{t('labinov.tasks.none')}</p> : <TaskTable {...props} may={may} />}
      {may ? <NewTask {...props} /> : null}
    </Section>
  );
}

function TaskTable({ lab, standing, tasks, may }: StagePageProps & { readonly may: boolean }) {
  const isOpen = standing.state !== 'ahead';
  return (
    <Table
      caption={t('labinov.tasks.title')}
      captionHidden
      columns={[
        { label: t('labinov.tasks.what') },
        { label: t('labinov.tasks.owner') },
        { label: t('labinov.tasks.due') },
        { label: t('labinov.field.state') },
        ...(may ? [{ label: t('labinov.tasks.deeds'), labelHidden: true }] : []),
      ]}
      rows={tasks.map((task) => ({
        key: task.id,
        cells: [
          task.what,
          task.owner === '' ? '–' : task.owner,
          task.dueOn === null ? '–' : formatDate(task.dueOn),
          task.doneAt === null ? (
            <Tag>{t('labinov.tasks.open')}</Tag>
          ) : (
            <Tag tone="success">{t('labinov.tasks.isDone', { date: formatDate(task.doneAt) })}</Tag>
          ),
          ...(may ? [<Deeds {...{ lab, standing, task, isOpen }} />] : []),
        ],
      }))}
    />
  );
}

type DeedsProps = Pick<StagePageProps, 'lab' | 'standing'> & { readonly task: LabTask; readonly isOpen: boolean };

function Deeds({ lab, standing, task, isOpen }: DeedsProps) {
  const action = paths.tasks.to(lab.id, standing.stage);
  const deed = task.doneAt === null ? 'done' : 'undone';
  return (
    <div class="actions">
      {isOpen ? (
        <PostButton small look="secondary" action={action} fields={{ id: task.id, keadaan: deed }}>
          {t(`labinov.tasks.${deed}`)}
        </PostButton>
      ) : null}
      <PostButton small look="plain" action={action} fields={{ id: task.id, keadaan: 'drop' }}>
        {t('labinov.tasks.drop')}
      </PostButton>
    </div>
  );
}

function NewTask({ lab, standing, form, newId, errors }: StagePageProps) {
  const isWrong = errors.tugas !== undefined || errors.penanggung !== undefined || errors.tenggat !== undefined;
  return (
    <details class="print:hidden mt-4" open={isWrong}>
      <summary>{t('labinov.tasks.add')}</summary>
      <Form action={paths.tasks.to(lab.id, standing.stage)}>
        <HiddenField name="id" value={newId} />
        <TextField
          name="tugas"
          label={t('labinov.tasks.what')}
          value={form.get('tugas')}
          maxlength={longest.what}
          errors={errors}
        />
        <TextField
          name="penanggung"
          label={t('labinov.tasks.owner')}
          value={form.get('penanggung')}
          maxlength={longest.owner}
          optional
          errors={errors}
        />
        <DateField name="tenggat" label={t('labinov.tasks.due')} value={form.get('tenggat')} optional errors={errors} />
        <FormActions>
          <Button look="secondary">{t('labinov.tasks.save')}</Button>
        </FormActions>
      </Form>
    </details>
  );
}
