import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { RadioGroup } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { HiddenField } from '#platform/ui/text-field.tsx';
import type { Membership, MembershipId } from '../model.ts';
import { paths } from '../paths.ts';
import { placeOf } from '../wording.ts';

export type ActingProps = {
  readonly memberships: readonly Membership[];
  readonly current: MembershipId | null;
  readonly back: string;
  readonly errors: FieldErrors;
};

/** Choosing the role in which one works: what one sees and may do follows it. */
export function Acting({ memberships, current, back, errors }: ActingProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('identity.act.title')} lead={t('identity.act.lead')} />
      <Form action={paths.act.to()}>
        <HiddenField name="kembali" value={back} />
        <RadioGroup
          name="keanggotaan"
          label={t('identity.act.choose')}
          value={current}
          choices={memberships.map((it) => ({
            value: it.id,
            label: t(`identity.role.${it.role}`),
            hint: placeOf(it),
          }))}
          errors={errors}
        />
        <FormActions>
          <Button>{t('identity.act.submit')}</Button>
          <LinkButton look="plain" href={back}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}
