import { acceptedEndings, mediaTypes } from '#files/index.ts';
import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, DisabledWithReason, LinkButton } from '#platform/ui/button.tsx';
import { Checkbox, RadioGroup } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { type FieldErrors, fieldId } from '#platform/ui/field.tsx';
import { FieldGroup, Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { FileField, HiddenField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import { paths as stagePaths } from '../../stage/paths.ts';
import type { Contender } from '../../stage/queries/field.ts';
import { editionTitle } from '../../stage/views/words.ts';
import { grounds, LEAST_BODY, LONGEST_BODY, LONGEST_NAME, MOST_LINKS } from '../model/objection.ts';
import { paths } from '../paths.ts';
import type { TypedObjection } from '../rules/typed.ts';
import { CONFIRM_HOURS, type ObjectionWindow } from '../rules/window.ts';
import { WindowNotice } from './window-notice.tsx';

export type RaisePageProps = {
  readonly edition: Edition;
  readonly entry: Contender;
  readonly window: ObjectionWindow;
  /** Of the objection: the same form sent twice is one. */
  readonly objectionId: string;
  readonly typed: TypedObjection;
  readonly errors: FieldErrors;
  /** Names of the boxes for files, and how large each may be. */
  readonly files: { readonly names: readonly string[]; readonly megabytes: number };
  /** It came too late, at this moment by the clock of the database: what was typed is shown all the same. */
  readonly refusedAt: Date | null;
  readonly now: Date;
};

/** The box that people do not see and programs fill in. */
export const TRAP = 'situs';

/** An objection to one announced entry, by anybody. */
export function RaisePage(props: RaisePageProps) {
  const { edition, entry, window, errors, refusedAt, now } = props;
  const owner = [entry.unitName, entry.institutionName].filter((it) => it !== null).join(', ');
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={editionTitle(edition)}
        title={t('objection.form.title', { title: entry.title })}
        lead={t('objection.form.lead', { owner })}
      />
      <WindowNotice window={window} now={now} />
      {window.is === 'open' || refusedAt ? <RaiseForm {...props} /> : <Back {...props} />}
    </>
  );
}

function Back({ edition, entry }: RaisePageProps) {
  return (
    <p class="actions">
      <LinkButton look="secondary" href={stagePaths.journey.to(edition.id, entry.id)}>
        {t('objection.form.back')}
      </LinkButton>
    </p>
  );
}

function RaiseForm(props: RaisePageProps) {
  const { edition, entry, objectionId, typed, errors, refusedAt } = props;
  return (
    <Form action={paths.raise.to(edition.id, entry.id)} multipart guard>
      <HiddenField name="id" value={objectionId} />
      <RadioGroup
        name="alasan"
        label={t('objection.form.ground')}
        hint={t('objection.form.groundHint')}
        value={typed.ground}
        choices={grounds.map((value) => ({
          value,
          label: t(`objection.ground.${value}`),
          hint: t(`objection.ground.${value}.hint`),
        }))}
        errors={errors}
      />
      <TextArea
        name="uraian"
        label={t('objection.form.body')}
        hint={t('objection.form.bodyHint', { least: formatNumber(LEAST_BODY), most: formatNumber(LONGEST_BODY) })}
        value={typed.body}
        rows={10}
        maxlength={LONGEST_BODY}
        errors={errors}
      />
      <Evidence {...props} />
      <Sender typed={typed} errors={errors} />
      <Trap />
      <p class="muted">{t('objection.form.next', { n: formatNumber(CONFIRM_HOURS) })}</p>
      <FormActions>
        {refusedAt ? (
          <DisabledWithReason id="kirim" reason={t('objection.form.late', { at: formatMoment(refusedAt) })}>
            {t('objection.form.send')}
          </DisabledWithReason>
        ) : (
          <Button>{t('objection.form.send')}</Button>
        )}
        <LinkButton look="plain" href={stagePaths.journey.to(edition.id, entry.id)}>
          {t('objection.form.back')}
        </LinkButton>
      </FormActions>
    </Form>
  );
}

function Evidence({ files, typed, errors }: RaisePageProps) {
  const text = t('objection.form.evidenceText', { n: formatNumber(files.names.length) });
  return (
    <FieldGroup title={t('objection.form.evidence')} text={text}>
      <FileBoxes {...files} errors={errors} />
      <TextArea
        name="tautan"
        label={t('objection.form.links')}
        hint={t('objection.form.linksHint', { n: formatNumber(MOST_LINKS) })}
        value={typed.links}
        rows={3}
        spellcheck={false}
        errors={errors}
        optional
      />
    </FieldGroup>
  );
}

type FileBoxesProps = RaisePageProps['files'] & { readonly errors: FieldErrors };

/** Boxes for so many files, each sent with the form. */
export function FileBoxes({ names, megabytes, errors }: FileBoxesProps) {
  const kinds = Object.values(mediaTypes)
    .map((it) => it.name)
    .join(', ');
  return (
    <>
      {names.map((name, at) => (
        <FileField
          key={name}
          name={name}
          label={t('objection.form.file', { n: formatNumber(at + 1) })}
          {...(at === 0 ? { hint: t('objection.form.fileHint', { kinds, n: formatNumber(megabytes) }) } : {})}
          accept={acceptedEndings}
          errors={errors}
          optional
        />
      ))}
    </>
  );
}

function Sender({ typed, errors }: Pick<RaisePageProps, 'typed' | 'errors'>) {
  return (
    <FieldGroup title={t('objection.form.sender')} text={t('objection.form.senderText')}>
      <TextField
        name="nama"
        label={t('objection.form.name')}
        value={typed.name}
        autocomplete="name"
        maxlength={LONGEST_NAME}
        errors={errors}
      />
      <TextField
        name="surel"
        type="email"
        label={t('objection.form.email')}
        hint={t('objection.form.emailHint')}
        value={typed.email}
        autocomplete="email"
        spellcheck={false}
        errors={errors}
      />
      <Checkbox
        name="boleh"
        label={t('objection.form.nameTold')}
        hint={t('objection.form.nameToldHint')}
        checked={typed.nameTold}
        errors={errors}
        optional
      />
    </FieldGroup>
  );
}

/** Neither shown nor read out nor reached by the keyboard; where styles fail, its label says to leave it empty. */
function Trap() {
  return (
    <div class="hidden">
      <label for={fieldId(TRAP)}>{t('objection.form.trap')}</label>
      <input id={fieldId(TRAP)} name={TRAP} type="text" tabindex={-1} autocomplete="off" />
    </div>
  );
}
