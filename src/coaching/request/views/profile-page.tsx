import { regionName } from '#identity/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { CheckboxGroup } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { HiddenField, NumberField, TextArea } from '#platform/ui/text-field.tsx';
import { affairName, affairs } from '#registry/index.ts';
import { LONGEST_ABOUT, type Profile } from '../model.ts';
import { paths } from '../paths.ts';

export type ProfilePageProps = {
  readonly profile: Profile;
  readonly regions: readonly string[];
  readonly typed: {
    readonly affairs: readonly string[];
    readonly regionCodes: readonly string[];
    readonly capacity: string;
    readonly isOpen: boolean;
    readonly about: string;
  };
  readonly errors: FieldErrors;
};

/** What a coach declares, so that a request finds him. */
export function ProfilePage({ profile, regions, typed, errors }: ProfilePageProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader kicker={t('request.coach')} title={profile.name} lead={t('request.profile.lead')} />
      <Form action={paths.profile.to(profile.personId)} guard>
        <HiddenField name="revision" value={String(profile.revision)} />
        <CheckboxGroup
          name="terima"
          label={t('request.takes')}
          values={typed.isOpen ? ['ya'] : []}
          choices={[{ value: 'ya', label: t('request.takes.box') }]}
          optional
        />
        <NumberField
          name="kapasitas"
          label={t('request.capacity')}
          hint={t('request.capacity.hint')}
          value={typed.capacity}
          whole
          errors={errors}
        />
        <CheckboxGroup
          name="urusan"
          label={t('request.affairs')}
          hint={t('request.affairs.hint')}
          values={typed.affairs}
          choices={affairs.map(({ code }) => ({ value: code, label: affairName(code) }))}
          errors={errors}
          optional
        />
        <CheckboxGroup
          name="wilayah"
          label={t('request.regions')}
          hint={t('request.regions.hint')}
          values={typed.regionCodes}
          choices={regions.map((value) => ({ value, label: regionName(value) || value }))}
          errors={errors}
          optional
        />
        <TextArea
          name="tentang"
          label={t('request.about')}
          value={typed.about}
          maxlength={LONGEST_ABOUT}
          rows={3}
          errors={errors}
          optional
        />
        <FormActions>
          <Button>{t('request.profile.send')}</Button>
          <LinkButton look="plain" href={paths.coaches.to()}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}
