import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { CheckboxGroup, SelectField } from '#platform/ui/choice-field.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { HiddenField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import type { InnovationId } from '#registry/index.ts';
import type { Clinic } from '../../clinic/model/clinic.ts';
import type { TableEntry } from '../door.ts';
import { type Coach, LONGEST_TOPIC } from '../model.ts';
import { paths } from '../paths.ts';

export type FoundSubject = { readonly id: InnovationId; readonly title: string; readonly place: string };

export type OpenPageProps = {
  readonly subject: FoundSubject | null;
  /** When no record is chosen yet: what was looked for, and what was found. */
  readonly words: string;
  readonly found: readonly FoundSubject[];
  readonly entries: readonly TableEntry[];
  readonly clinics: readonly Clinic[];
  readonly coaches: readonly Coach[];
  readonly newId: string;
  readonly typed: {
    readonly coachIds: readonly string[];
    readonly topic: string;
    readonly entry: string;
    readonly clinic: string;
  };
  readonly errors: FieldErrors;
};

/** Puts a record onto the table: first which, then by whom and for what. */
export function OpenPage(props: OpenPageProps) {
  return (
    <>
      <ErrorSummary errors={props.errors} />
      <PageHeader
        title={t('casework.open.title')}
        lead={props.subject ? null : t('casework.open.lead')}
        kicker={props.subject?.title}
      />
      {props.subject ? <OpenForm {...props} subject={props.subject} /> : <Choose {...props} />}
    </>
  );
}

function Choose({ words, found }: OpenPageProps) {
  return (
    <>
      <Form action={paths.open.to()} method="get" label={t('casework.open.find')}>
        <TextField name="q" type="search" label={t('casework.open.words')} value={words} optional />
        <Button look="secondary">{t('casework.open.find')}</Button>
      </Form>
      {found.length === 0 ? (
        <EmptyState title={t('casework.open.none')}>{t('casework.open.noneText')}</EmptyState>
      ) : (
        <ul class="plain-list">
          {found.map((it) => (
            <li key={it.id}>
              <a href={paths.open.to({ inovasi: it.id })}>{it.title}</a> <span class="muted">{it.place}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function OpenForm({
  subject,
  entries,
  clinics,
  coaches,
  newId,
  typed,
  errors,
}: OpenPageProps & { readonly subject: FoundSubject }) {
  return (
    <Form action={paths.open.to()} guard>
      <HiddenField name="id" value={newId} />
      <HiddenField name="inovasi" value={subject.id} />
      <CheckboxGroup
        name="pendamping"
        label={t('casework.coaches')}
        hint={t('casework.coaches.hint')}
        values={typed.coachIds}
        choices={coaches.map(({ id, name }) => ({ value: id, label: name }))}
        errors={errors}
      />
      <Occasion clinics={clinics} entries={entries} typed={typed} errors={errors} />
      <TextArea
        name="pokok"
        label={t('casework.topic')}
        hint={t('casework.topic.hint')}
        value={typed.topic}
        maxlength={LONGEST_TOPIC}
        rows={4}
        errors={errors}
        optional
      />
      <FormActions>
        <Button>{t('casework.open.send')}</Button>
        <LinkButton look="plain" href={paths.list.to()}>
          {t('platform.cancel')}
        </LinkButton>
      </FormActions>
    </Form>
  );
}

type OccasionProps = Pick<OpenPageProps, 'clinics' | 'entries' | 'typed' | 'errors'>;

/** The clinic and the competition entry that the case belongs to, where there are any to choose. */
function Occasion({ clinics, entries, typed, errors }: OccasionProps) {
  return (
    <>
      {clinics.length > 0 ? (
        <SelectField
          name="klinik"
          label={t('casework.clinic')}
          hint={t('casework.clinic.hint')}
          value={typed.clinic}
          empty={t('casework.clinic.none')}
          choices={clinics.map(({ id, title, startsAt }) => ({
            value: id,
            label: t('casework.clinic.choice', { title, date: formatDate(startsAt) }),
          }))}
          errors={errors}
          optional
        />
      ) : null}
      {entries.length > 0 ? (
        <SelectField
          name="usulan"
          label={t('casework.entry')}
          hint={t('casework.entry.hint')}
          value={typed.entry}
          empty={t('casework.entry.none')}
          choices={entries.map(({ id, name }) => ({ value: id, label: name }))}
          errors={errors}
          optional
        />
      ) : null}
    </>
  );
}
