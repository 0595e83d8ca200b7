import { isActing } from '#identity/index.ts';
import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton, PostButton } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { Section } from '#platform/ui/section.tsx';
import { HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import { LONGEST_NOTE, type Registration } from '../model/registration.ts';
import { paths } from '../paths.ts';
import { isCoachOf, isStaff } from '../rules/moves.ts';
import { whyNotRegisterOthers } from '../rules/registration.ts';
import type { OnePageProps } from './one-props.ts';
import { QrImage } from './qr-image.tsx';

/** Who runs the clinic registers nobody here, least of all oneself; and a coach is there without being invited. */
function isShown({ clinic, viewer, whyNotRegister }: OnePageProps, isComing: boolean): boolean {
  if (!viewer.person || clinic.state === 'draft' || clinic.state === 'cancelled') return false;
  if (isComing) return true;
  return !(isStaff(viewer) || (isCoachOf(clinic, viewer) && whyNotRegister === 'not_invited'));
}

/** How one comes: with what, and whether one has a place. */
export function RegisterSection(props: OnePageProps) {
  const { clinic, viewer, own, whyNotRegister, now } = props;
  const isComing = own !== null && own.state !== 'withdrawn';
  if (!isShown(props, isComing)) return null;
  const institutionId = viewer.acting?.institutionId ?? '';
  const mayOthers = !isStaff(viewer) && whyNotRegisterOthers(clinic, viewer, { institutionId, now }) === null;
  return (
    <Section title={t('clinic.register.title')} id="daftar" onScreenOnly>
      {isComing ? <Standing {...props} own={own} /> : null}
      {props.personal ? <Personal {...props.personal} /> : null}
      {whyNotRegister === null && !isStaff(viewer) ? <RegisterForm {...props} isComing={isComing} /> : null}
      {whyNotRegister !== null && !isComing ? (
        <p>{t(`clinic.registration.refusal.${whyNotRegister}`, { max: LONGEST_NOTE })}</p>
      ) : null}
      {isActing(viewer, 'local_admin') ? (
        <p class="actions">
          {mayOthers ? (
            <LinkButton look="secondary" href={paths.others.to(clinic.id)}>
              {t('clinic.register.others')}
            </LinkButton>
          ) : null}
          <LinkButton look="plain" href={paths.people.to(clinic.id)}>
            {t('clinic.register.own')}
          </LinkButton>
        </p>
      ) : null}
    </Section>
  );
}

function Standing({ clinic, own, whyNotRegister }: OnePageProps & { readonly own: Registration }) {
  const when = formatMoment(own.registeredAt);
  const isIn = own.state === 'registered';
  return (
    <Notice
      tone={isIn ? 'success' : 'warning'}
      level={3}
      title={t(isIn ? 'clinic.register.registered' : 'clinic.register.waiting')}
    >
      <p>{t(isIn ? 'clinic.register.registeredText' : 'clinic.register.waitingText', { when })}</p>
      {whyNotRegister === null ? (
        <PostButton action={paths.withdraw.to(clinic.id, own.id)} look="secondary" small>
          {t('clinic.register.withdraw')}
        </PostButton>
      ) : null}
    </Notice>
  );
}

function Personal({ address, isPresent }: NonNullable<OnePageProps['personal']>) {
  if (isPresent)
    return (
      <Notice tone="success" level={3}>
        {t('clinic.attend.present')}
      </Notice>
    );
  return (
    <details>
      <summary>{t('clinic.attend.code')}</summary>
      <p>{t('clinic.attend.codeText')}</p>
      <QrImage value={address} text={t('clinic.attend.codeQr')} />
    </details>
  );
}

function RegisterForm({
  clinic,
  brings,
  newId,
  typed,
  errors,
  isComing,
}: OnePageProps & { readonly isComing: boolean }) {
  const choicesOf = (kind: 'innovation' | 'problem') =>
    brings.filter((it) => it.kind === kind).map(({ value, title }) => ({ value, label: title }));
  const groups = [
    { label: t('clinic.register.innovations'), choices: choicesOf('innovation') },
    { label: t('clinic.register.problems'), choices: choicesOf('problem') },
  ].filter((it) => it.choices.length > 0);
  return (
    <Form action={paths.register.to(clinic.id)} guard>
      <HiddenField name="id" value={newId} />
      <SelectField
        name="bawa"
        label={t('clinic.register.brings')}
        hint={t('clinic.register.bringsHint')}
        empty={t('clinic.register.bringsNothing')}
        value={typed.brings}
        groups={groups}
        optional
        errors={errors}
      />
      <TextArea
        name="catatan"
        label={t('clinic.register.note')}
        hint={t('clinic.register.noteHint')}
        value={typed.note}
        rows={3}
        maxlength={LONGEST_NOTE}
        optional
        errors={errors}
      />
      <FormActions>
        <Button look={isComing ? 'secondary' : 'primary'}>
          {t(isComing ? 'clinic.register.change' : 'clinic.register.send')}
        </Button>
      </FormActions>
    </Form>
  );
}
