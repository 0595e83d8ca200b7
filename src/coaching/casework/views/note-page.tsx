import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton, PostButton } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import { type Case, LONGEST_NOTE, LONGEST_REASON, type Note } from '../model.ts';
import { paths } from '../paths.ts';
import { aboutGroups } from './case-forms.tsx';
import { noteBy } from './note-list.tsx';

export type NotePageProps = {
  readonly note: Note;
  readonly it: Case;
  readonly typed: { readonly about: string; readonly body: string; readonly reason: string };
  readonly errors: FieldErrors;
};

/** A note to be said otherwise, or taken back. */
export function NotePage(props: NotePageProps) {
  const { note, it, errors } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader kicker={it.title} title={t('casework.note.mendTitle')} lead={noteBy(note)} />
      {note.struckAt ? <Struck {...props} /> : <Standing {...props} />}
    </>
  );
}

function Struck({ note }: NotePageProps) {
  return (
    <>
      <Notice tone="warning" title={t('casework.note.struckTitle')}>
        <p>
          <del>{note.body}</del>
        </p>
        <p>{t('casework.note.struck', { reason: note.struckReason })}</p>
      </Notice>
      <PostButton look="secondary" action={paths.restoreNote.to(note.id)}>
        {t('casework.note.restore')}
      </PostButton>
    </>
  );
}

function Standing({ note, it, typed, errors }: NotePageProps) {
  return (
    <>
      <Form action={paths.mendNote.to(note.id)} guard>
        <HiddenField name="revision" value={String(note.revision)} />
        <SelectField
          name="tentang"
          label={t('casework.note.about')}
          value={typed.about}
          groups={aboutGroups()}
          errors={errors}
        />
        <TextArea
          name="catatan"
          label={t('casework.note.body')}
          value={typed.body}
          maxlength={LONGEST_NOTE}
          rows={6}
          errors={errors}
        />
        <FormActions>
          <Button>{t('casework.note.save')}</Button>
          <LinkButton look="plain" href={paths.one.to(it.id)}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
      <Section title={t('casework.note.strikeTitle')}>
        <Form action={paths.strikeNote.to(note.id)}>
          <TextArea
            name="alasan"
            label={t('casework.reason')}
            hint={t('casework.note.strikeHint')}
            value={typed.reason}
            maxlength={LONGEST_REASON}
            rows={3}
            errors={errors}
          />
          <FormActions>
            <Button look="danger">{t('casework.note.strike')}</Button>
          </FormActions>
        </Form>
      </Section>
    </>
  );
}
