import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton, PostButton } from '#platform/ui/button.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { HiddenField, TextField } from '#platform/ui/text-field.tsx';
import { LONGEST_LABEL, type ScreenLink, type ScreenLinkId } from '../model.ts';
import { paths } from '../paths.ts';

export type LinksPageProps = {
  readonly links: readonly ScreenLink[];
  readonly baseUrl: string;
  readonly typed: { readonly id: ScreenLinkId; readonly label: string };
  readonly errors: FieldErrors;
};

/** The ways to the screen that work without an account: made here, and revoked here. */
export function LinksPage({ links, baseUrl, typed, errors }: LinksPageProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        title={t('screen.links')}
        lead={t('screen.linksLead')}
        actions={
          <LinkButton href={paths.screen.to()} look="secondary">
            {t('screen.open')}
          </LinkButton>
        }
      />
      <Section title={t('screen.make')}>
        <Form action={paths.links.to()}>
          <HiddenField name="id" value={typed.id} />
          <TextField
            name="nama"
            label={t('screen.label')}
            hint={t('screen.labelHint')}
            value={typed.label}
            maxlength={LONGEST_LABEL}
            {...(errors.nama ? { error: errors.nama } : {})}
          />
          <FormActions>
            <Button>{t('screen.makeLink')}</Button>
          </FormActions>
        </Form>
      </Section>
      <Section title={t('screen.made')}>
        {links.length === 0 ? (
          <EmptyState title={t('screen.none')} level={3}>
            {t('screen.noneText')}
          </EmptyState>
        ) : (
          <ul class="screen-links">
            {links.map((it) => (
              <Link key={it.id} link={it} baseUrl={baseUrl} />
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}

function Link({ link, baseUrl }: { readonly link: ScreenLink; readonly baseUrl: string }) {
  const { id, code, label, madeByName, madeAt, revokedAt } = link;
  return (
    <li>
      <h3>{label}</h3>
      <p class="muted">{t('screen.madeBy', { who: madeByName ?? '–', when: formatMoment(madeAt) })}</p>
      {revokedAt ? (
        <p>{t('screen.revoked', { when: formatMoment(revokedAt) })}</p>
      ) : (
        <>
          <p>
            <code>{baseUrl + paths.open.to(code)}</code>
          </p>
          <PostButton action={paths.revoke.to(id)} look="secondary" small>
            {t('screen.revoke')}
            <span class="sr-only"> {label}</span>
          </PostButton>
        </>
      )}
    </li>
  );
}
