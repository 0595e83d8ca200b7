import type { ComponentChildren } from 'preact';
import type { Answer } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { paths } from '../paths.ts';

/** A page about the person's own account; nobody keeps a copy of it. */
export function accountPage(title: string, body: ComponentChildren, errors: FieldErrors = {}): Answer {
  return formPage(
    {
      width: 'reading',
      noindex: true,
      trail: [{ text: t('identity.profile.title'), href: paths.profile.to() }],
      title,
      body,
      headers: { 'cache-control': 'no-store' },
    },
    errors,
  );
}
