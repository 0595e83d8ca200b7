import type { ComponentChildren } from 'preact';
import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from './button.tsx';
import { ErrorSummary } from './error-summary.tsx';
import type { FieldErrors } from './field.tsx';
import { Form, FormActions } from './form.tsx';
import { PageHeader } from './page-header.tsx';

export type ConfirmPageProps = {
  /** The question: "Arsipkan inovasi ini?" */
  readonly title: string;
  /** What will happen, and further fields such as a reason. */
  readonly children: ComponentChildren;
  readonly action: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** What the button does, as a verb: "Arsipkan". */
  readonly button: string;
  readonly look?: 'primary' | 'danger';
  readonly cancel: string;
  readonly errors?: FieldErrors;
};

/** Asks before something that is hard to undo. */
export function ConfirmPage(props: ConfirmPageProps) {
  return (
    <>
      <ErrorSummary errors={props.errors ?? {}} />
      <PageHeader title={props.title} />
      <Form action={props.action}>
        {Object.entries(props.fields ?? {}).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {props.children}
        <FormActions>
          <Button look={props.look ?? 'primary'}>{props.button}</Button>
          <LinkButton look="plain" href={props.cancel}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}
