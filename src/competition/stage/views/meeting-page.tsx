import { t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { FieldGroup, Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { DateField, HiddenField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import { LONGEST_MINUTES, LONGEST_NAME, LONGEST_PLACE, memberParts } from '../model/plenary.ts';
import { paths } from '../paths.ts';
import { PlenaryHead, type PlenaryHeadProps } from './plenary-head.tsx';

/** A member as typed. */
export type TypedMember = {
  readonly name: string;
  readonly office: string;
  readonly part: string;
  readonly present: boolean;
};

export type TypedMeeting = {
  readonly heldOn: string;
  readonly place: string;
  readonly minutes: string;
  readonly members: readonly TypedMember[];
};

export type MeetingPageProps = Omit<PlenaryHeadProps, 'current'> & {
  readonly revision: number;
  readonly typed: TypedMeeting;
  readonly errors: FieldErrors;
};

/** When and where the plenary met, who was there, and what was said. */
export function MeetingPage(props: MeetingPageProps) {
  const { edition, stage, plenary, revision, typed, errors } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PlenaryHead {...props} current="meeting" />
      {plenary?.state === 'signed' ? (
        <Notice title={t('stage.plenary.frozen')}>{t('stage.plenary.frozenText')}</Notice>
      ) : null}
      <Form action={paths.meeting.to(edition.id, stage)} guard>
        <HiddenField name="revisi" value={String(revision)} />
        <DateField name="tanggal" label={t('stage.meeting.date')} value={typed.heldOn} errors={errors} />
        <TextField
          name="tempat"
          label={t('stage.meeting.place')}
          value={typed.place}
          maxlength={LONGEST_PLACE}
          errors={errors}
        />
        <TextArea
          name="uraian"
          label={t('stage.meeting.minutes')}
          hint={t('stage.meeting.minutesHint')}
          rows={8}
          maxlength={LONGEST_MINUTES}
          value={typed.minutes}
          errors={errors}
        />
        <p class="muted">{t('stage.meeting.membersHint')}</p>
        {typed.members.map((member, at) => (
          <MemberFields key={String(at)} at={at} member={member} errors={errors} />
        ))}
        {plenary?.state === 'signed' ? null : (
          <FormActions>
            <Button>{t('stage.meeting.save')}</Button>
            <Button look="secondary" name="tambah" value="ya">
              {t('stage.meeting.add')}
            </Button>
          </FormActions>
        )}
      </Form>
      {plenary && plenary.members.length > 0 ? <Downloads of={paths.meeting.to(edition.id, stage)} /> : null}
    </>
  );
}

type MemberFieldsProps = { readonly at: number; readonly member: TypedMember; readonly errors: FieldErrors };

function MemberFields({ at, member, errors }: MemberFieldsProps) {
  const name = (field: string) => `anggota.${at}.${field}`;
  return (
    <FieldGroup title={t('stage.meeting.member', { n: String(at + 1) })}>
      <HiddenField name="anggota" value={String(at)} />
      <TextField
        name={name('nama')}
        label={t('stage.meeting.name')}
        optional
        maxlength={LONGEST_NAME}
        value={member.name}
        errors={errors}
      />
      <TextField
        name={name('jabatan')}
        label={t('stage.meeting.office')}
        optional
        maxlength={LONGEST_NAME}
        value={member.office}
        errors={errors}
      />
      <SelectField
        name={name('peran')}
        label={t('stage.meeting.part')}
        value={member.part}
        empty={null}
        width="medium"
        errors={errors}
        choices={memberParts.map((value) => ({ value, label: t(`stage.meeting.part.${value}`) }))}
      />
      <p class="choice">
        <input id={`f-hadir-${at}`} type="checkbox" name={name('hadir')} value="ya" checked={member.present} />
        <label for={`f-hadir-${at}`}>{t('stage.meeting.present')}</label>
      </p>
    </FieldGroup>
  );
}
